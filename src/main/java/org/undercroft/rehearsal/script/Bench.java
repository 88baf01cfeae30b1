package org.undercroft.rehearsal.script;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.undercroft.rehearsal.script.Instrument.Channel;
import org.undercroft.rehearsal.script.Instrument.Control;
import org.undercroft.rehearsal.script.Instrument.Manner;

/** The analyzers of the make-believe laboratory. */
public final class Bench {

    /** Counts blood cells. */
    public static final Instrument HEMATOLOGY = new Instrument(
            "Hematology 1",
            "Ravenscroft",
            "Corvid 5",
            "CORVID5^HX2041^2.3",
            "LAB-1001",
            "B-104",
            Manner.ALL_AT_ONCE,
            Duration.ofSeconds(70),
            channels("""
                WBC WBC 10*3/uL 1 2
                RBC RBC 10*6/uL 1 2
                HGB HGB g/L 0.1 0
                HCT HCT % 1 1
                MCV MCV fL 1 1
                MCH MCH pg 1 1
                MCHC MCHC g/L 0.1 0
                RDW RDW-CV % 1 1
                PLT PLT 10*3/uL 1 0
                MPV MPV fL 1 1
                NEUT NEUT# 10*3/uL 1 2
                LYMPH LYMPH# 10*3/uL 1 2
                MONO MONO# 10*3/uL 1 2
                EO EO# 10*3/uL 1 2
                BASO BASO# 10*3/uL 1 2
                NEUTP NEUT% % 1 1
                LYMPHP LYMPH% % 1 1
                MONOP MONO% % 1 1
                EOP EO% % 1 1
                BASOP BASO% % 1 1
                """),
            controls("""
                QC-HEM-1 H2611 1 WBC 3.1 0.12
                QC-HEM-1 H2611 1 HGB 6.2 0.15
                QC-HEM-1 H2611 1 PLT 68 5
                QC-HEM-2 H2612 2 WBC 16.9 0.45
                QC-HEM-2 H2612 2 HGB 16.1 0.25
                QC-HEM-2 H2612 2 PLT 480 16
                """));

    /** Serum and urine chemistry; the one that drifts. */
    public static final Instrument CHEMISTRY = new Instrument(
            "Chemistry 1",
            "Falconer & Daughters",
            "Kestrel 700",
            "KESTREL700",
            "LAB-1002",
            "B-106",
            Manner.RECORD_BY_RECORD,
            Duration.ofMinutes(4),
            channels("""
                GLU 401 mmol/L 18.016 2
                BUN 402 mg/dL 1 1
                CREA 403 mg/dL 1 2
                NA 411 mmol/L 1 1
                K 412 mmol/L 1 2
                CL 413 mmol/L 1 1
                CO2 414 mmol/L 1 1
                CA 415 mg/dL 1 2
                MG 416 mg/dL 1 2
                ALB 421 g/dL 1 2
                TP 422 g/dL 1 2
                ALT 431 U/L 1 1
                AST 432 U/L 1 1
                ALP 433 U/L 1 1
                GGT 434 U/L 1 1
                TBIL 441 mg/dL 1 2
                DBIL 442 mg/dL 1 2
                CRP 451 mg/L 1 1
                CHOL 461 mg/dL 1 0
                TRIG 462 mg/dL 1 0
                HDL 463 mg/dL 1 0
                LDL 464 mg/dL 1 0
                UALB 471 mg/L 1 1
                UCREA 472 mg/dL 1 1
                UACR 473 mg/g 1 1
                """),
            controls("""
                QC-CHE-1 C2611 1 GLU 85 2.0
                QC-CHE-1 C2611 1 K 3.9 0.08
                QC-CHE-1 C2611 1 CREA 1.0 0.04
                QC-CHE-1 C2611 1 ALT 30 1.5
                QC-CHE-2 C2612 2 GLU 290 5.5
                QC-CHE-2 C2612 2 K 6.3 0.11
                QC-CHE-2 C2612 2 CREA 6.2 0.18
                QC-CHE-2 C2612 2 ALT 150 5
                """));

    /** Clotting and immunoassays. */
    public static final Instrument COAGULATION = new Instrument(
            "Coagulation 1",
            "Seabird Works",
            "Petrel CI",
            "PETREL-CI^0077",
            "LAB-1003",
            "B-108",
            Manner.CUT_ANYWHERE,
            Duration.ofMinutes(6),
            channels("""
                PT PT-S s 1 1
                INR PT-INR {INR} 1 2
                APTT APTT s 1 1
                FIB FBG mg/dL 1 0
                DDIM DDI ng/mL{FEU} 1 0
                TSH TSH3 m[IU]/L 1 3
                FT4 FT4II ng/dL 1 2
                FERR FERR ng/mL 1 0
                B12 VB12 pg/mL 1 0
                TROPT TNT-HS ng/L 1 0
                BNP NTPBNP pg/mL 1 0
                PCT BPCT ng/mL 1 2
                """),
            controls("""
                QC-COA-1 K2611 1 PT 12.6 0.3
                QC-COA-1 K2611 1 APTT 31 0.9
                QC-COA-1 K2611 1 TSH 0.9 0.04
                QC-COA-2 K2612 2 PT 29 0.9
                QC-COA-2 K2612 2 APTT 62 2
                QC-COA-2 K2612 2 TSH 8.5 0.3
                """));

    /** Reads urine strips; most of what it says are words. */
    public static final Instrument STRIPS = new Instrument(
            "Urine strips 1",
            "Heron Instruments",
            "Bittern U",
            "BITTERN-U^0412",
            "LAB-1004",
            "B-106",
            Manner.RECORD_BY_RECORD,
            Duration.ofSeconds(90),
            channels("""
                UGLU GLU - 1 -1
                UPRO PRO - 1 -1
                UBLD BLD - 1 -1
                ULEU LEU - 1 -1
                UNIT NIT - 1 -1
                UKET KET - 1 -1
                UBIL BIL - 1 -1
                UPH PH [pH] 1 1
                USG SG {ratio} 1 3
                """),
            controls("""
                QC-URI-1 U2611 1 UPH 5.6 0.15
                QC-URI-1 U2611 1 USG 1.008 0.0015
                QC-URI-2 U2612 2 UPH 7.4 0.15
                QC-URI-2 U2612 2 USG 1.022 0.0015
                """));

    /** All of them. */
    public static final List<Instrument> ALL = List.of(HEMATOLOGY, CHEMISTRY, COAGULATION, STRIPS);

    /** The test whose electrode drifts. */
    public static final String DRIFTING = "K";

    private Bench() {}

    private static Map<String, Channel> channels(String table) {
        return rows(
                        table,
                        words -> new Channel(
                                words[0],
                                words[1],
                                words[2].equals("-") ? "" : words[2],
                                Double.parseDouble(words[3]),
                                Integer.parseInt(words[4])))
                .stream()
                .collect(Collectors.toMap(Channel::test, Function.identity()));
    }

    private static List<Control> controls(String table) {
        return rows(
                table,
                words -> new Control(
                        words[0],
                        words[1],
                        Integer.parseInt(words[2]),
                        words[3],
                        Double.parseDouble(words[4]),
                        Double.parseDouble(words[5])));
    }

    private static <T> List<T> rows(String table, Function<String[], T> row) {
        return table.lines().map(line -> row.apply(line.split(" ", -1))).toList();
    }
}
