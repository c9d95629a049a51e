package org.portcullis.ports.in;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.portcullis.core.access.Caller;
import org.portcullis.core.blacklist.BlacklistDraft;
import org.portcullis.core.blacklist.BlacklistEntry;
import org.portcullis.core.id.BlacklistEntryId;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;

/**
 * Who may not run anything; visibility and commits as in {@link LicenseAdministration}. An entry holds from the next
 * validation on. Only an administrator bars for the whole instance or for another account. Thread-safe.
 */
public interface BlacklistAdministration {

    /** Bars something. */
    BlacklistChange create(Caller caller, BlacklistDraft draft);

    /** An entry. */
    Optional<BlacklistEntry> find(Caller caller, BlacklistEntryId id);

    /** The entries, by number. */
    Page<BlacklistEntry> list(Caller caller, PageRequest page);

    /**
     * The entries whose numbers are above {@code last}, or all if that is empty, by number, {@code limit} at most, so that a
     * list of any length can be gone through piece by piece.
     */
    List<BlacklistEntry> after(Caller caller, Optional<BlacklistEntryId> last, int limit);

    /** Changes an entry; {@code change} gets what was decided of it so far, and may be called more than once. */
    BlacklistChange change(Caller caller, BlacklistEntryId id, UnaryOperator<BlacklistDraft> change);

    /** Lifts an entry. False if the caller sees none. */
    boolean delete(Caller caller, BlacklistEntryId id);
}
