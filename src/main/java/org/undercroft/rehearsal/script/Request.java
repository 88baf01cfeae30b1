package org.undercroft.rehearsal.script;

import java.util.List;

/** What doctors here ask for: codes of the laboratory's catalog, the tube they need and what they stand for. */
public enum Request {
    CBCD(
            "Complete blood count with differential",
            "EDTA",
            "WBC RBC HGB HCT MCV MCH MCHC RDW PLT MPV NEUT LYMPH MONO EO BASO NEUTP LYMPHP MONOP EOP BASOP"),
    CBC("Complete blood count", "EDTA", "WBC RBC HGB HCT MCV MCH MCHC RDW PLT MPV"),
    BMP("Basic metabolic panel", "SER", "GLU NA K CL CO2 BUN CREA CA"),
    CMP("Comprehensive metabolic panel", "SER", "GLU NA K CL CO2 BUN CREA CA ALB TP ALT AST ALP TBIL"),
    LYTES("Electrolytes", "SER", "NA K CL CO2"),
    LIVER("Liver function", "SER", "ALB TP ALT AST ALP GGT TBIL DBIL"),
    LIPID("Lipid panel", "SER", "CHOL TRIG HDL LDL"),
    CRP("C reactive protein", "SER", "CRP"),
    MG("Magnesium", "SER", "MG"),
    COAG("Coagulation screen", "CIT", "PT INR APTT"),
    DDIM("D-dimer", "CIT", "DDIM"),
    TROPT("Troponin T high sensitivity", "SER", "TROPT"),
    PCT("Procalcitonin", "SER", "PCT"),
    THYR("Thyroid panel", "SER", "TSH FT4"),
    FERR("Ferritin", "SER", "FERR"),
    UACRP("Albumin creatinine ratio", "UR", "UALB UCREA UACR"),
    UA("Urinalysis strip", "UR", "UGLU UPRO UBLD ULEU UNIT UKET UBIL UPH USG");

    private final String title;
    private final String tube;
    private final String tests;

    Request(String title, String tube, String tests) {
        this.title = title;
        this.tube = tube;
        this.tests = tests;
    }

    /** The catalog's code. */
    public String code() {
        return name();
    }

    /** In words. */
    public String title() {
        return title;
    }

    /** The code of the specimen it needs. */
    public String tube() {
        return tube;
    }

    /** The tests it stands for. */
    public List<String> tests() {
        return List.of(tests.split(" ", -1));
    }
}
