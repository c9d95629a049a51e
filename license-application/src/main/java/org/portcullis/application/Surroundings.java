package org.portcullis.application;

import java.time.InstantSource;
import java.util.Optional;
import org.portcullis.ports.out.Identifiers;
import org.portcullis.ports.out.KeySource;
import org.portcullis.ports.out.LicenseFacts;
import org.portcullis.ports.out.Mail;
import org.portcullis.ports.out.PlanUsage;
import org.portcullis.ports.out.StoreHealth;
import org.portcullis.ports.out.Transactions;
import org.portcullis.ports.out.UnwrittenValidations;
import org.portcullis.ports.out.ValidationLog;

/**
 * All that the engine needs of the outside.
 *
 * @param transactions the stores; what they commit must be told to whatever caches {@code licenseFacts}
 * @param licenseFacts what is known of licences, cached or not
 * @param validationLog where validations are recorded
 * @param unwritten where they survive if the log is away when the engine ends
 * @param planUsage how much of their plans accounts have used
 * @param health whether the stores can be reached
 * @param identifiers makes identities
 * @param keys makes licence keys
 * @param access what it needs to know who calls
 * @param mail sends letters; empty if none are sent
 * @param time the time, in milliseconds
 */
public record Surroundings(
        Transactions transactions,
        LicenseFacts licenseFacts,
        ValidationLog validationLog,
        UnwrittenValidations unwritten,
        PlanUsage planUsage,
        StoreHealth health,
        Identifiers identifiers,
        KeySource keys,
        AccessSurroundings access,
        Optional<Mail> mail,
        InstantSource time) {

    /** Surroundings without letters. */
    public Surroundings(
            Transactions transactions,
            LicenseFacts licenseFacts,
            ValidationLog validationLog,
            UnwrittenValidations unwritten,
            PlanUsage planUsage,
            StoreHealth health,
            Identifiers identifiers,
            KeySource keys,
            AccessSurroundings access,
            InstantSource time) {
        this(
                transactions,
                licenseFacts,
                validationLog,
                unwritten,
                planUsage,
                health,
                identifiers,
                keys,
                access,
                Optional.empty(),
                time);
    }
}
