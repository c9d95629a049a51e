package org.portcullis.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portcullis.testkit.Fixtures.EVERYTHING;
import static org.portcullis.testkit.Fixtures.NOW;

import java.time.Instant;
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
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.AuditEntryId;
import org.portcullis.ports.query.AuditFilter;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;
import org.portcullis.ports.query.RecordedEntry;

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

    @Test
    void entriesAreFoundByWhateverIsAskedOfThem() {
        AuditEntry made = entry(1, AuditAction.CREATE, AuditedResource.LICENSE, 7, true, NOW);
        AuditEntry tried = entry(2, AuditAction.UPDATE, AuditedResource.LICENSE, 7, false, NOW.plusMillis(1));
        AuditEntry product = entry(1, AuditAction.UPDATE, AuditedResource.PRODUCT, 8, true, NOW.plusMillis(2));
        change(stores -> List.of(made, tried, product).forEach(stores.auditTrail()::add));

        assertThat(matching("actor=2")).containsExactly(tried);
        assertThat(matching("action=UPDATE")).containsExactly(product, tried);
        assertThat(matching("resource=LICENSE")).containsExactly(tried, made);
        assertThat(matching("id=7")).containsExactly(tried, made);
        assertThat(matching("success=false")).containsExactly(tried);
        assertThat(matching("from=1")).containsExactly(product, tried);
        assertThat(matching("until=1")).containsExactly(tried, made);
        assertThat(matching("resource=LICENSE action=CREATE id=8")).isEmpty();
        check(stores -> assertThat(
                        stores.auditTrail().list(filter("resource=LICENSE"), EVERYTHING, new PageRequest(1, 1)))
                .satisfies(page -> assertThat(page.total()).isEqualTo(2))
                .satisfies(page -> assertThat(page.items().getFirst().entry()).isEqualTo(made)));
        check(stores -> assertThat(stores.auditTrail()
                        .list(filter("resource=LICENSE"), new Scope.OwnedBy(other.id()), PageRequest.first(10)))
                .isEqualTo(new Page<>(List.of(), 0)));
    }

    @Test
    void anEntryIsFoundByItsNumberByWhoeverMayReadIt() {
        AuditEntry first = Fixtures.auditEntry(vendor.id(), 1, NOW);
        AuditEntry second = Fixtures.auditEntry(vendor.id(), 2, NOW);
        change(stores -> stores.auditTrail().addAll(List.of(first, second)));
        AuditEntryId id = inTransaction(
                        stores -> stores.auditTrail().list(AuditFilter.ALL, EVERYTHING, PageRequest.first(1)))
                .items()
                .getFirst()
                .id();

        check(stores -> {
            assertThat(stores.auditTrail().find(id, EVERYTHING)).contains(second);
            assertThat(stores.auditTrail().find(id, new Scope.OwnedBy(vendor.id())))
                    .contains(second);
            assertThat(stores.auditTrail().find(id, new Scope.OwnedBy(other.id())))
                    .isEmpty();
            assertThat(stores.auditTrail().find(new AuditEntryId(id.value() + 1_000), EVERYTHING))
                    .isEmpty();
        });
    }

    private AuditEntry entry(
            long actor, AuditAction action, AuditedResource resource, long id, boolean success, Instant at) {
        return new AuditEntry(
                Optional.of(new AccountId(actor)),
                Optional.of(vendor.id()),
                action,
                resource,
                id,
                Map.of(),
                Map.of(),
                Fixtures.origin(),
                success,
                at);
    }

    private List<AuditEntry> matching(String wanted) {
        return inTransaction(stores -> stores.auditTrail().list(filter(wanted), EVERYTHING, PageRequest.first(10)))
                .items()
                .stream()
                .map(RecordedEntry::entry)
                .toList();
    }

    private static AuditFilter filter(String wanted) {
        Map<String, String> words = new TreeMap<>();
        for (String word : wanted.split(" ", -1)) {
            words.put(word.substring(0, word.indexOf('=')), word.substring(word.indexOf('=') + 1));
        }
        return new AuditFilter(
                Optional.ofNullable(words.get("actor")).map(Long::valueOf).map(AccountId::new),
                Optional.ofNullable(words.get("action")).map(AuditAction::valueOf),
                Optional.ofNullable(words.get("resource")).map(AuditedResource::valueOf),
                Optional.ofNullable(words.get("id")).map(Long::valueOf),
                Optional.ofNullable(words.get("success")).map(Boolean::valueOf),
                Optional.ofNullable(words.get("from")).map(Long::valueOf).map(NOW::plusMillis),
                Optional.ofNullable(words.get("until")).map(Long::valueOf).map(NOW::plusMillis));
    }

    private Page<AuditEntry> list(Scope scope) {
        return inTransaction(stores -> stores.auditTrail().list(scope, PageRequest.first(100)));
    }
}
