package org.portcullis.core.license;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.portcullis.core.activation.IpAddress;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.CustomerId;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.license.LicensePatch.Builder;

class LicensePatchTest {

    private static final Instant NOW = Instant.parse("2025-06-01T12:00:00Z");
    private static final Instant BEGIN = Instant.parse("2025-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2026-01-01T00:00:00Z");
    private static final PlatformOwner SPIGOT_USER = new PlatformOwner(
            Optional.of(Platform.SPIGOT), Optional.empty(), Optional.of("7"), Optional.empty(), Optional.empty());

    /** A licence none of whose fields is empty. */
    private static final License FULL = new License(
            new LicenseId(1),
            new UUID(0, 1),
            new AccountId(1),
            new ProductId(1),
            Optional.of(new CustomerId(1)),
            new LicenseKey("LIC-ABC123-XYZ789"),
            KeyFormat.prefixed("LIC"),
            LicenseKind.TRIAL,
            Standing.SUSPENDED,
            Term.of(Optional.of(BEGIN), Optional.of(END)),
            new Limits(Limit.of(1), Limit.of(2), Limit.of(3)),
            new IpLock.Held(IpAddress.of("192.0.2.1")),
            LicensePlan.PRO,
            Optional.of("Demo"),
            new Holder(Optional.of("Ann"), Optional.of("ann@example.com")),
            SPIGOT_USER,
            Optional.of("a note"),
            new Metadata("{\"a\":1}"),
            BEGIN,
            BEGIN);

    /**
     * One field of a patch.
     *
     * @param name as the patch names it
     * @param wish how to ask for it
     * @param of what a licence has there
     * @param value another value
     * @param set what the licence has after that was set
     * @param cleared what it has after that was cleared
     */
    private record Field<T>(
            String name,
            BiFunction<Builder, Patch<T>, Builder> wish,
            Function<License, Object> of,
            T value,
            Object set,
            Object cleared) {

        License after(Patch<T> patch) {
            return changed(wish.apply(LicensePatch.changes(), patch));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static <T> Field<T> field(
            String name,
            BiFunction<Builder, Patch<T>, Builder> wish,
            Function<License, Object> of,
            T value,
            Object cleared) {
        return new Field<>(name, wish, of, value, value, cleared);
    }

    private static <T> Field<T> optional(
            String name, BiFunction<Builder, Patch<T>, Builder> wish, Function<License, Object> of, T value) {
        return new Field<>(name, wish, of, value, Optional.of(value), Optional.empty());
    }

    static final List<Field<?>> FIELDS = List.of(
            field("product", Builder::product, License::product, new ProductId(2), new ProductId(1)),
            optional("customer", Builder::customer, License::customer, new CustomerId(2)),
            field("kind", Builder::kind, License::kind, LicenseKind.ENTERPRISE, LicenseKind.FIXED),
            field("standing", Builder::standing, License::standing, Standing.REVOKED, Standing.SUSPENDED),
            optional("from", Builder::from, license -> license.term().from(), BEGIN.plusSeconds(1)),
            optional("until", Builder::until, license -> license.term().end(), END.plusSeconds(1)),
            field("ips", Builder::ips, license -> license.limits().ips(), Limit.of(0), Limit.UNLIMITED),
            field("hardware", Builder::hardware, license -> license.limits().hardware(), Limit.of(0), Limit.UNLIMITED),
            field("users", Builder::users, license -> license.limits().users(), Limit.of(0), Limit.UNLIMITED),
            new Field<>("ipLocked", Builder::ipLocked, License::ipLock, false, new IpLock.Off(), new IpLock.Off()),
            field("plan", Builder::plan, License::plan, LicensePlan.BUSINESS, LicensePlan.FREE),
            optional("productName", Builder::productName, License::productName, "Demo Plus"),
            optional(
                    "holderName",
                    Builder::holderName,
                    license -> license.holder().name(),
                    "Bob"),
            optional(
                    "holderEmail",
                    Builder::holderEmail,
                    license -> license.holder().email(),
                    "bob@example.com"),
            field(
                    "platform",
                    Builder::platform,
                    License::platform,
                    new PlatformOwner(
                            Optional.of(Platform.OTHER),
                            Optional.of("Shop"),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty()),
                    PlatformOwner.NONE),
            optional("notes", Builder::notes, License::notes, "another"),
            field("metadata", Builder::metadata, License::metadata, new Metadata("{\"b\":2}"), Metadata.EMPTY));

    @Test
    void aPatchOfTheWholeHolderIsOneOfBothItsFields() {
        assertThat(changed(LicensePatch.changes().holder(Patch.to(new Holder(Optional.of("Bob"), Optional.empty()))))
                        .holder())
                .isEqualTo(new Holder(Optional.of("Bob"), Optional.empty()));
        assertThat(changed(LicensePatch.changes().holder(Patch.clear())).holder())
                .isEqualTo(Holder.NOBODY);
        assertThat(changed(LicensePatch.changes().holder(Patch.keep())).holder())
                .isEqualTo(FULL.holder());
    }

    @Test
    void aTermThatEndsNowIsOverWhateverElseIsSaidOfIt() {
        License ended = changed(
                LicensePatch.changes().until(Patch.to(NOW.plusSeconds(60))).endsNow());
        License ahead = changed(
                LicensePatch.changes().from(Patch.to(NOW.plusSeconds(60))).endsNow());

        assertThat(ended.term().end()).contains(NOW);
        assertThat(ahead.term()).isEqualTo(Term.until(NOW));
        assertThat(ended.isExpired(NOW)).isTrue();
    }

    @Test
    void theTableHasEveryFieldOfAPatch() {
        assertThat(FIELDS)
                .extracting(Field::name)
                .containsExactly(Arrays.stream(LicensePatch.class.getRecordComponents())
                        .filter(component -> component.getType() == Patch.class)
                        .map(component -> component.getName())
                        .toArray(String[]::new));
    }

    @ParameterizedTest
    @FieldSource("FIELDS")
    <T> void aFieldThatIsKeptStaysAsItWas(Field<T> field) {
        License after = field.after(Patch.keep());

        assertThat(field.of().apply(after)).isEqualTo(field.of().apply(FULL));
        assertNothingElseChanged(field, after);
    }

    @ParameterizedTest
    @FieldSource("FIELDS")
    <T> void aFieldThatIsClearedIsEmptyOrItsDefault(Field<T> field) {
        License after = field.after(Patch.clear());

        assertThat(field.of().apply(after)).isEqualTo(field.cleared());
        assertNothingElseChanged(field, after);
    }

    @ParameterizedTest
    @FieldSource("FIELDS")
    <T> void aFieldThatIsSetHasItsNewValue(Field<T> field) {
        License after = field.after(Patch.to(field.value()));

        assertThat(field.of().apply(after))
                .isEqualTo(field.set())
                .isNotEqualTo(field.of().apply(FULL));
        assertNothingElseChanged(field, after);
    }

    private static void assertNothingElseChanged(Field<?> changed, License after) {
        assertThat(FIELDS)
                .filteredOn(field -> field != changed)
                .allSatisfy(field ->
                        assertThat(field.of().apply(after)).isEqualTo(field.of().apply(FULL)));
        assertThat(List.of(after.id(), after.uuid(), after.owner(), after.key(), after.keyFormat(), after.createdAt()))
                .isEqualTo(
                        List.of(FULL.id(), FULL.uuid(), FULL.owner(), FULL.key(), FULL.keyFormat(), FULL.createdAt()));
        assertThat(after.updatedAt()).isEqualTo(NOW);
    }

    private static License changed(Builder wishes) {
        return ((LicenseChange.Changed) wishes.build().applyTo(FULL, NOW)).license();
    }

    @Test
    void aLockThatIsOnStaysAsItIsWhenSwitchedOnAgain() {
        assertThat(changed(LicensePatch.changes().ipLocked(Patch.to(true))).ipLock())
                .isEqualTo(FULL.ipLock());
    }

    @Test
    void aLockThatIsSwitchedOnWaitsForAnAddress() {
        License unlocked = FULL.withIpLock(new IpLock.Off());

        assertThat(LicensePatch.changes().ipLocked(Patch.to(true)).build().applyTo(unlocked, NOW))
                .extracting(change -> ((LicenseChange.Changed) change).license().ipLock())
                .isEqualTo(new IpLock.Waiting());
    }

    @Test
    void anExpiredLicenseIsNotMadeActiveWithoutANewEnd() {
        LicensePatch toActive =
                LicensePatch.changes().standing(Patch.to(Standing.ACTIVE)).build();

        assertThat(toActive.applyTo(FULL, END)).isEqualTo(new LicenseChange.StillExpired());
        assertThat(toActive.applyTo(FULL, END.minusMillis(1))).isInstanceOf(LicenseChange.Changed.class);
    }

    @Test
    void anExpiredLicenseIsMadeActiveWithANewEndOrNone() {
        Builder toActive = LicensePatch.changes().standing(Patch.to(Standing.ACTIVE));

        assertThat(toActive.until(Patch.to(END.plusMillis(1))).build().applyTo(FULL, END))
                .isInstanceOf(LicenseChange.Changed.class);
        assertThat(toActive.until(Patch.clear()).build().applyTo(FULL, END)).isInstanceOf(LicenseChange.Changed.class);
        assertThat(toActive.until(Patch.to(END)).build().applyTo(FULL, END))
                .isEqualTo(new LicenseChange.StillExpired());
    }

    @Test
    void anExpiredLicenseMayBeChangedInAnyOtherWay() {
        LicensePatch patch = LicensePatch.changes().notes(Patch.to("paid?")).build();

        assertThat(patch.applyTo(FULL, END)).isInstanceOf(LicenseChange.Changed.class);
    }

    @Test
    void aTermThatWouldEndBeforeItBeginsIsRefused() {
        assertThat(LicensePatch.changes()
                        .until(Patch.to(BEGIN.minusMillis(1)))
                        .build()
                        .applyTo(FULL, NOW))
                .isEqualTo(new LicenseChange.TermEndsBeforeItBegins());
        assertThat(LicensePatch.changes()
                        .from(Patch.to(END.plusMillis(1)))
                        .build()
                        .applyTo(FULL, NOW))
                .isEqualTo(new LicenseChange.TermEndsBeforeItBegins());
    }

    @Test
    void bothEndsOfATermMayMoveAtOnce() {
        License moved = changed(
                LicensePatch.changes().from(Patch.to(END.plusSeconds(1))).until(Patch.to(END.plusSeconds(2))));

        assertThat(moved.term()).isEqualTo(Term.of(Optional.of(END.plusSeconds(1)), Optional.of(END.plusSeconds(2))));
    }

    @Test
    void aTermBeyondTheYear9999IsNone() {
        LicensePatch patch = LicensePatch.changes()
                .until(Patch.to(Term.LATEST.plusMillis(1)))
                .build();

        assertThatIllegalArgumentException().isThrownBy(() -> patch.applyTo(FULL, NOW));
    }

    @Test
    void aPatchDeletesNoLicense() {
        LicensePatch deletion =
                LicensePatch.changes().standing(Patch.to(Standing.DELETED)).build();

        assertThatIllegalArgumentException().isThrownBy(() -> deletion.applyTo(FULL, NOW));
    }

    @ParameterizedTest
    @EnumSource
    void aPatchBringsNoDeletedLicenseBack(Standing standing) {
        LicensePatch patch = LicensePatch.changes().standing(Patch.to(standing)).build();

        assertThatIllegalArgumentException().isThrownBy(() -> patch.applyTo(FULL.deleted(NOW), NOW));
    }
}
