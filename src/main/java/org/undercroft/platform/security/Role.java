package org.undercroft.platform.security;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;

/** The desks people work at. A person holds one or several; what a desk may do is said by {@link AllowedTo}. */
public enum Role {
    /** Runs the analyzers and works on orders, specimens and results. */
    LAB_TECHNOLOGIST("Laboratory technologist", "lab"),
    /** Answers for the laboratory's results. */
    PATHOLOGIST("Pathologist", "pathologist"),
    /** Repairs and inspects equipment. */
    BIOMEDICAL_TECHNICIAN("Biomedical technician", "biomed"),
    /** Answers for the safety and the life of equipment. */
    BIOMEDICAL_ENGINEER("Biomedical engineer", "engineer"),
    /** Keeps the patient index and the charts complete. */
    MEDICAL_RECORDS_TECHNICIAN("Medical records technician", "records"),
    /** Answers for the patient records and for who reads them. */
    RECORDS_MANAGER("Records manager", "manager"),
    /** Sends claims. */
    BILLING("Billing clerk", "billing"),
    /** Treats patients. */
    DOCTOR("Doctor", "doctor"),
    /** Cares for patients. */
    NURSE("Nurse", "nurse"),
    /** Pays, and sees what a claim needs. */
    INSURER("Insurer", "insurer"),
    /** Keeps the network and the interfaces running. */
    NETWORK_ENGINEER("Network engineer", "network"),
    /** Watches over access and attacks. */
    SECURITY_ANALYST("Security analyst", "security"),
    /** Watches over outbreaks. */
    EPIDEMIOLOGIST("Epidemiologist", "epidemiologist"),
    /** Keeps the program itself: people, programs, channels. */
    ADMINISTRATOR("Administrator", "admin");

    private static final String PREFIX = "ROLE_";

    private final String label;
    private final String demoAccount;

    Role(String label, String demoAccount) {
        this.label = label;
        this.demoAccount = demoAccount;
    }

    /** What people call it. */
    public String label() {
        return label;
    }

    /** The account that holds it in the demonstration hospital. */
    public String demoAccount() {
        return demoAccount;
    }

    /** The name of the authority that Spring Security knows it by. */
    public String authority() {
        return PREFIX + name();
    }

    /** Whether a signed-in person holds this role. */
    public boolean isHeldBy(@Nullable Authentication authentication) {
        return authentication != null
                && authentication.getAuthorities().stream()
                        .anyMatch(held -> authority().equals(held.getAuthority()));
    }
}
