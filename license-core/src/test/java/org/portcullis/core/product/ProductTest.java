package org.portcullis.core.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.license.Holder;
import org.portcullis.core.license.KeyFormat;
import org.portcullis.core.license.LicenseDraft;
import org.portcullis.core.license.LicenseKind;
import org.portcullis.core.license.LicensePlan;
import org.portcullis.core.license.Limit;
import org.portcullis.core.license.Limits;
import org.portcullis.core.license.Metadata;
import org.portcullis.core.license.PlatformOwner;
import org.portcullis.core.license.Standing;
import org.portcullis.core.license.Term;

class ProductTest {

    private static final Instant CREATED = Instant.parse("2024-01-01T00:00:00Z");
    private static final Instant LATER = CREATED.plusSeconds(60);

    private static Product product(ProductDraft draft) {
        return draft.product(new ProductId(1), new UUID(0, 1), new AccountId(1), CREATED);
    }

    private static Product named(String name) {
        return product(ProductDraft.named(name));
    }

    private static Product withPrefix(String prefix) {
        return product(new ProductDraft(
                "Demo", Optional.empty(), true, Optional.of(prefix), Optional.empty(), Optional.empty(), false));
    }

    /** The first that says a limit decides: the licence's maker, its product, what the maker falls back on. */
    @ParameterizedTest
    @CsvSource({
        // maker, product, fallback, limit
        "2, 3, 4, 2",
        "0, 3, 4, 0",
        "-1, 3, 4, -1",
        ", 3, 4, 3",
        ", 0, 4, 0",
        ", -1, 4, -1",
        ", , 4, 4",
        ", , -1, -1",
    })
    void aLimitComesFromTheMakerElseTheProductElseTheFallback(
            Integer maker, Integer product, int fallback, int expected) {
        Optional<Limit> made = Optional.ofNullable(maker).map(Limit::of);
        Optional<Limit> byDefault = Optional.ofNullable(product).map(Limit::of);
        Product withDefaults = product(
                new ProductDraft("Demo", Optional.empty(), true, Optional.empty(), byDefault, byDefault, false));

        Limits limits = withDefaults.limitsOf(draft(made, made, Limits.of(fallback, fallback)));

        assertThat(limits).isEqualTo(new Limits(Limit.of(expected), Limit.of(expected), Limit.of(9)));
    }

    @Test
    void addressesAndDevicesAreLimitedEachOnItsOwn() {
        Product onlyIps = product(new ProductDraft(
                "Demo", Optional.empty(), true, Optional.empty(), Optional.of(Limit.of(3)), Optional.empty(), false));

        Limits limits = onlyIps.limitsOf(draft(Optional.empty(), Optional.of(Limit.of(2)), Limits.of(4, 5)));

        assertThat(limits).isEqualTo(new Limits(Limit.of(3), Limit.of(2), Limit.of(9)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " Demo", "Demo ", "De\nmo", "Demo\0", "\ud800"})
    void aNameIsOneLineWithoutSurroundingSpace(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> named(name));
    }

    @Test
    void aPrefixIsOneThatKeysCanBeginWith() {
        assertThat(withPrefix("LIC").licensePrefix()).contains("LIC");
        assertThatIllegalArgumentException().isThrownBy(() -> withPrefix("lic"));
        assertThatIllegalArgumentException().isThrownBy(() -> withPrefix("20"));
        assertThatIllegalArgumentException().isThrownBy(() -> withPrefix(""));
    }

    @Test
    void aDraftChangesAProductAndNotWhoseItIs() {
        Product demo = named("Demo");
        Product renamed = ProductDraft.named("Demo 2").applyTo(demo, LATER);

        assertThat(renamed.name()).isEqualTo("Demo 2");
        assertThat(renamed.updatedAt()).isEqualTo(LATER);
        assertThat(renamed)
                .usingRecursiveComparison()
                .ignoringFields("name", "updatedAt")
                .isEqualTo(demo);
    }

    @Test
    void theDraftOfAProductMakesTheSameAgain() {
        Product product = product(new ProductDraft(
                "Demo",
                Optional.of("a plugin"),
                false,
                Optional.of("LIC"),
                Optional.of(Limit.of(1)),
                Optional.of(Limit.of(2)),
                true));

        assertThat(ProductDraft.of(product).applyTo(product, CREATED)).isEqualTo(product);
        assertThat(product(ProductDraft.of(product))).isEqualTo(product);
    }

    private static LicenseDraft draft(Optional<Limit> ips, Optional<Limit> hardware, Limits fallback) {
        return new LicenseDraft(
                new ProductId(1),
                Optional.empty(),
                KeyFormat.prefixed("LIC"),
                LicenseKind.FIXED,
                Standing.ACTIVE,
                Term.forever(),
                ips,
                hardware,
                Limit.of(9),
                fallback,
                false,
                LicensePlan.FREE,
                Optional.empty(),
                Holder.NOBODY,
                PlatformOwner.NONE,
                Optional.empty(),
                Metadata.EMPTY,
                OptionalLong.empty());
    }
}
