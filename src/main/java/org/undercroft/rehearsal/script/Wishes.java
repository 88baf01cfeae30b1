package org.undercroft.rehearsal.script;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** What a doctor asks for, depending on what ails the patient. */
final class Wishes {

    private Wishes() {}

    static List<Request> of(Person person, boolean urgent, RandomGenerator chance) {
        List<Request> wishes = new ArrayList<>();
        add(wishes, Request.CBCD, 0.45, chance);
        if (wishes.isEmpty()) {
            add(wishes, Request.CBC, 0.5, chance);
        }
        add(wishes, urgent ? Request.BMP : Request.CMP, 0.65, chance);
        particular(person.condition()).forEach(request -> add(wishes, request, 0.6, chance));
        add(wishes, Request.CRP, 0.3, chance);
        add(wishes, Request.COAG, 0.18, chance);
        add(wishes, urgent ? Request.TROPT : Request.LIPID, 0.2, chance);
        add(wishes, Request.THYR, 0.07, chance);
        add(wishes, Request.UA, 0.12, chance);
        if (wishes.isEmpty()) {
            wishes.add(Request.LYTES);
        }
        return List.copyOf(wishes);
    }

    private static List<Request> particular(Condition condition) {
        return switch (condition) {
            case WELL -> List.of();
            case INFECTION -> List.of(Request.CRP, Request.PCT, Request.UA);
            case ANEMIA -> List.of(Request.CBCD, Request.FERR);
            case KIDNEY -> List.of(Request.UACRP, Request.MG, Request.UA);
            case DIABETES -> List.of(Request.UACRP, Request.LIPID);
            case LIVER -> List.of(Request.LIVER, Request.COAG);
            case HEART -> List.of(Request.TROPT, Request.DDIM);
            case ANTICOAGULATED -> List.of(Request.COAG);
        };
    }

    private static void add(List<Request> wishes, Request request, double likelihood, RandomGenerator chance) {
        if (chance.nextDouble() < likelihood && !wishes.contains(request)) {
            wishes.add(request);
        }
    }
}
