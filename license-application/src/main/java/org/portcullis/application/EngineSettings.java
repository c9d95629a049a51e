package org.portcullis.application;

import java.util.List;
import org.portcullis.application.access.SignInSettings;
import org.portcullis.application.validation.RecorderSettings;
import org.portcullis.core.access.AccountPlan;

/**
 * What an operator may choose.
 *
 * @param plans the plans that accounts may have
 * @param recorder how validations are recorded
 * @param daysRecorded for how many days they stay on record; 0 for ever
 * @param signIn how people sign in
 */
public record EngineSettings(
        List<AccountPlan> plans, RecorderSettings recorder, int daysRecorded, SignInSettings signIn) {

    /** How long validations stay on record unless something else is chosen. */
    public static final int DEFAULT_DAYS_RECORDED = 90;

    public EngineSettings {
        if (daysRecorded < 0) {
            throw new IllegalArgumentException("days can't be negative");
        }
        plans = List.copyOf(plans);
    }

    /** The plan of those of whom nobody says which: the first, or no limit where there are no plans. */
    AccountPlan firstPlan() {
        return plans.stream().findFirst().orElse(AccountPlan.UNLIMITED);
    }
}
