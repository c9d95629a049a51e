package org.portcullis.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portcullis.testkit.Fixtures.EVERYTHING;
import static org.portcullis.testkit.Fixtures.NOW;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.portcullis.core.access.Origin;
import org.portcullis.core.access.Scope;
import org.portcullis.core.activation.IpAddress;
import org.portcullis.core.audit.AuditAction;
import org.portcullis.core.audit.AuditEntry;
import org.portcullis.core.audit.AuditedResource;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;

/** What the audit trail promises. */
public abstract class AuditTrailContract extends StoreContract {

    protected AuditTrailContract(Backend.Opener opener) {
        super(opener);
    }

    @Test
    void anEmptyTrailHasNoEntries() {
        assertThat(list(EVERYTHING)).isEqualTo(new Page<>(List.of(), 0));
    }

    @Test
    void everyFieldOfAnEntryIsKept() {
        Map<String, String> before = new TreeMap<>(Map.of("empty", "", "notes", HostileTexts.LONGEST_NOTES));
        Map<String, String> after = new TreeMap<>();
        HostileTexts.NAMES.forEach(text -> after.put(text, text));
        List<AuditEntry> entries = new ArrayList<>();
        for (AuditAction action : AuditAction.values()) {
            for (AuditedResource resource : AuditedResource.values()) {
                entries.add(new AuditEntry(
                        Optional.of(other.id()),
                        Optional.of(vendor.id()),
                        action,
                        resource,
                        Long.MAX_VALUE,
                        before,
                        after,
                        new Origin(IpAddress.of("2001:db8::1"), Optional.of(HostileTexts.LONGEST_NAME), "cyberlicense"),
                        false,
                        NOW.plusMillis(999)));
            }
        }
        entries.add(new AuditEntry(
                Optional.empty(),
                Optional.empty(),
                AuditAction.LOGIN,
                AuditedResource.ADMIN,
                0,
                Map.of(),
                Map.of(),
                new Origin(Fixtures.IP, Optional.empty(), "cli"),
                true,
                NOW));

        change(stores -> entries.forEach(stores.auditTrail()::add));

        assertThat(list(EVERYTHING).items()).containsExactlyElementsOf(entries.reversed());
    }

    @Test
    void entriesAreListedNewestFirstInPages() {
        AuditEntry first = Fixtures.auditEntry(vendor.id(), 1, NOW);
        AuditEntry second = Fixtures.auditEntry(vendor.id(), 2, NOW);
        AuditEntry third = Fixtures.auditEntry(vendor.id(), 3, NOW);
        change(stores -> {
            stores.auditTrail().add(first);
            stores.auditTrail().add(second);
        });
        change(stores -> stores.auditTrail().add(third));

        assertThat(list(EVERYTHING).items()).containsExactly(third, second, first);
        check(stores -> {
            Page<AuditEntry> page = stores.auditTrail().list(EVERYTHING, new PageRequest(1, 1));
            assertThat(page.items()).containsExactly(second);
            assertThat(page.total()).isEqualTo(3);
        });
    }

    @Test
    void anAccountReadsWhatWasDoneToItsOwn() {
        AuditEntry vendors = Fixtures.auditEntry(vendor.id(), 1, NOW);
        AuditEntry others = Fixtures.auditEntry(other.id(), 2, NOW);
        AuditEntry nobodys = new AuditEntry(
                Optional.of(vendor.id()),
                Optional.empty(),
                AuditAction.UPDATE,
                AuditedResource.SYSTEM,
                3,
                Map.of(),
                Map.of(),
                Fixtures.origin(),
                true,
                NOW);
        change(stores -> List.of(vendors, others, nobodys).forEach(stores.auditTrail()::add));

        assertThat(list(new Scope.OwnedBy(vendor.id())).items()).containsExactly(vendors);
        assertThat(list(new Scope.OwnedBy(other.id())).items()).containsExactly(others);
        assertThat(list(new Scope.Nothing()).items()).isEmpty();
        assertThat(list(EVERYTHING).items()).containsExactly(nobodys, others, vendors);
    }

    private Page<AuditEntry> list(Scope scope) {
        return inTransaction(stores -> stores.auditTrail().list(scope, PageRequest.first(100)));
    }
}
