package org.portcullis.application;

import java.util.List;
import org.portcullis.application.validation.RecorderSettings;
import org.portcullis.core.access.AccountPlan;

/**
 * What an operator may choose.
 *
 * @param plans the plans that accounts may have
 * @param recorder how validations are recorded
 */
public record EngineSettings(List<AccountPlan> plans, RecorderSettings recorder) {
    public EngineSettings {
        plans = List.copyOf(plans);
    }
}
