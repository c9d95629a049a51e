package org.portcullis.ports.out;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.portcullis.core.access.Scope;
import org.portcullis.core.activation.Hardware;
import org.portcullis.core.activation.IpAddress;
import org.portcullis.core.blacklist.Barred;
import org.portcullis.core.blacklist.BlacklistEntry;
import org.portcullis.core.id.BlacklistEntryId;
import org.portcullis.core.license.License;
import org.portcullis.ports.Duplicate;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;

/** The blacklists. An entry of the whole instance is only in the scope of everything. */
public interface Blacklists {

    /** A number that no entry has had. */
    BlacklistEntryId nextId();

    /**
     * Adds an entry.
     *
     * @throws Duplicate if the same is barred in the same scope already
     */
    void add(BlacklistEntry entry);

    /**
     * Replaces the entry with the same id; nothing happens if there is none.
     *
     * @throws Duplicate if the same is barred in the same scope already
     */
    void update(BlacklistEntry entry);

    /** Removes an entry, if there is one. */
    void remove(BlacklistEntryId id);

    /** The entry; empty if there is none or it is out of scope. */
    Optional<BlacklistEntry> find(BlacklistEntryId id, Scope scope);

    /** The same, locked until the transaction ends, so that of two changes neither is lost. */
    Optional<BlacklistEntry> lock(BlacklistEntryId id, Scope scope);

    /** The entries, by number. */
    Page<BlacklistEntry> list(Scope scope, PageRequest page);

    /**
     * The entries in scope whose numbers are above {@code last}, or all if that is empty, by number, {@code limit} at most.
     * Takes as long for the last ones as for the first.
     */
    List<BlacklistEntry> after(Optional<BlacklistEntryId> last, Scope scope, int limit);

    /** Which of these addresses and hardware are barred for {@code license}. */
    Barred amongst(License license, Collection<IpAddress> ips, Collection<Hardware> hardware);
}
