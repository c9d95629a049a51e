package org.portcullis.application.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.portcullis.testkit.Fixtures.EVERYTHING;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.portcullis.application.LicenseDrafts;
import org.portcullis.application.MemoryEngine;
import org.portcullis.core.access.ApiTokenDraft;
import org.portcullis.core.access.Caller;
import org.portcullis.core.access.Intent;
import org.portcullis.core.access.NewApiToken;
import org.portcullis.core.access.TokenPurpose;
import org.portcullis.core.audit.AuditAction;
import org.portcullis.core.audit.AuditEntry;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicensePatch;
import org.portcullis.core.license.Patch;
import org.portcullis.core.product.Product;
import org.portcullis.core.product.ProductDraft;
import org.portcullis.ports.Forbidden;
import org.portcullis.ports.in.AppBearer;
import org.portcullis.ports.in.AppCreation;
import org.portcullis.ports.in.LicenseCreation;
import org.portcullis.ports.in.LicenseUpdate;
import org.portcullis.ports.in.ProductDeletion;
import org.portcullis.ports.in.TokenCreation;
import org.portcullis.ports.out.Change;
import org.portcullis.ports.query.LicenseFilter;
import org.portcullis.ports.query.PageRequest;
import org.portcullis.testkit.Fixtures;
import org.portcullis.testkit.Racers;

/** The keys of products and of whole accounts: one at a time, and good for one thing. */
class KeysTest {

    private final MemoryEngine engine = MemoryEngine.open();

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void whoBearsASystemKeyIsItsAccount() {
        String key = renewSystemKey(engine.vendor, engine.vendorAccount.id());

        assertThat(key).matches("AF-20\\d\\d-[0-9A-Za-z]{32}");
        assertThat(engine.engine().authentication().bySystemKey(key, Fixtures.origin()))
                .contains((Caller.SignedIn) engine.vendor);
    }

    @Test
    void aNewSystemKeyEndsTheOldOneAtOnceAndNoOtherAccounts() {
        String others = renewSystemKey(engine.other, engine.otherAccount.id());
        String old = renewSystemKey(engine.vendor, engine.vendorAccount.id());
        engine.told.clear();

        String next = renewSystemKey(engine.admin, engine.vendorAccount.id());

        assertThat(isSystemKey(old)).isFalse();
        assertThat(isSystemKey(next)).isTrue();
        assertThat(isSystemKey(others)).isTrue();
        assertThat(engine.told).contains(new Change.CredentialsChanged(engine.vendorAccount.id()));
        assertThat(audited(2)).extracting(AuditEntry::action).containsExactly(AuditAction.CREATE, AuditAction.REVOKE);
        assertThat(audited(1).getFirst().after())
                .containsEntry("system", "true")
                .doesNotContainValue(next);
    }

    @Test
    void ofManySystemKeysThatAreMadeAtOnceOneIsLeft() {
        List<String> keys = Racers.race(16, number -> renewSystemKey(engine.vendor, engine.vendorAccount.id()));

        assertThat(keys.stream().filter(this::isSystemKey)).hasSize(1);
    }

    @Test
    void systemKeysAreForVendorsAndTheirOwnAccount() {
        assertThat(engine.engine().tokens().renewSystemKey(engine.vendor, engine.otherAccount.id()))
                .isEqualTo(new TokenCreation.NoSuchAccount());
        assertThat(engine.engine().tokens().renewSystemKey(engine.stranger, engine.vendorAccount.id()))
                .isEqualTo(new TokenCreation.NoSuchAccount());
        assertThat(engine.engine().tokens().renewSystemKey(engine.admin, new AccountId(4711)))
                .isEqualTo(new TokenCreation.NoSuchAccount());
        AccountId buyer = engine.buyer.accountId().orElseThrow();
        assertThat(engine.engine().tokens().renewSystemKey(engine.admin, buyer))
                .isEqualTo(new TokenCreation.NotAVendor());
    }

    @Test
    void aKeyIsNotMadeAsATokenIs() {
        var draft = new ApiTokenDraft("key", new TokenPurpose.WholeAccount(), Optional.empty());

        assertThatThrownBy(() -> engine.engine().tokens().create(engine.vendor, engine.vendorAccount.id(), draft))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void eachCredentialIsAcceptedAsWhatItIsOnly() {
        String system = renewSystemKey(engine.vendor, engine.vendorAccount.id());
        String app = renew(engine.product.id());
        var draft = ApiTokenDraft.forCalls("token", Set.of(Intent.ALL_READ_WRITE), Optional.empty());
        String token = ((TokenCreation.Done)
                        engine.engine().tokens().create(engine.vendor, engine.vendorAccount.id(), draft))
                .secret()
                .text();

        for (String presented : List.of(system, app, token)) {
            assertThat(isSystemKey(presented)).isEqualTo(presented.equals(system));
            assertThat(byAppKey(presented).isPresent()).isEqualTo(presented.equals(app));
            assertThat(engine.engine()
                            .authentication()
                            .byToken(presented, Fixtures.origin())
                            .isPresent())
                    .isEqualTo(presented.equals(token));
        }
    }

    @Test
    void aProductIsMadeWithItsKeyOrNotAtAll() {
        AppCreation.Done made =
                (AppCreation.Done) engine.engine().appKeys().create(engine.vendor, ProductDraft.named("My App"));

        assertThat(byAppKey(made.key().secret().text()).map(AppBearer::caller))
                .contains(
                        new Caller.App(engine.vendorAccount.id(), made.product().id(), Fixtures.origin()));
        assertThat(engine.engine().appKeys().create(engine.vendor, ProductDraft.named("my app")))
                .isEqualTo(new AppCreation.NameTaken());
        assertThat(engine.engine()
                        .appKeys()
                        .of(engine.vendor, List.of(made.product().id(), engine.product.id())))
                .isEqualTo(Map.of(made.product().id(), made.key().token()));
        assertThat(engine.engine()
                        .appKeys()
                        .of(engine.other, List.of(made.product().id())))
                .isEmpty();
    }

    @Test
    void aNewAppKeyEndsTheOldOne() {
        String old = renew(engine.product.id());
        String next = renew(engine.product.id());

        assertThat(byAppKey(old)).isEmpty();
        assertThat(byAppKey(next)).isPresent();
        assertThat(engine.engine().appKeys().renew(engine.other, engine.product.id()))
                .isEmpty();
        assertThat(engine.engine().appKeys().renew(engine.vendor, new ProductId(4711)))
                .isEmpty();
    }

    @Test
    void aRemovedProductsKeyIsRefused() {
        AppCreation.Done made =
                (AppCreation.Done) engine.engine().appKeys().create(engine.vendor, ProductDraft.named("My App"));

        assertThat(engine.engine()
                        .products()
                        .delete(engine.vendor, made.product().id()))
                .isEqualTo(ProductDeletion.DELETED);

        assertThat(byAppKey(made.key().secret().text())).isEmpty();
    }

    @Test
    void aProgramSeesAndMakesTheLicensesOfItsProductOnly() {
        Product second = ((AppCreation.Done)
                        engine.engine().appKeys().create(engine.vendor, ProductDraft.named("Second")))
                .product();
        License elsewhere = make(engine.vendor, second.id());
        Caller app = byAppKey(renew(engine.product.id())).orElseThrow().caller();

        License own = make(app, engine.product.id());

        assertThat(own.owner()).isEqualTo(engine.vendorAccount.id());
        assertThat(audited(1).getFirst().actor()).contains(engine.vendorAccount.id());
        assertThat(engine.engine()
                        .licenses()
                        .list(app, LicenseFilter.ALL, PageRequest.first(10))
                        .items())
                .containsExactly(own);
        assertThat(engine.engine().licenses().find(app, elsewhere.id())).isEmpty();
        assertThat(engine.engine().licenses().delete(app, elsewhere.id())).isFalse();
        assertThat(engine.engine().licenses().rotate(app, elsewhere.key())).isEmpty();
        assertThat(engine.engine().licenses().rotate(app, own.key())).isPresent();
        assertThat(engine.engine().licenses().create(app, LicenseDrafts.plain(second.id())))
                .isEqualTo(new LicenseCreation.UnknownProduct());
    }

    @Test
    void aProgramMovesNoLicenseToAnotherProduct() {
        Product second = ((AppCreation.Done)
                        engine.engine().appKeys().create(engine.vendor, ProductDraft.named("Second")))
                .product();
        Caller app = byAppKey(renew(engine.product.id())).orElseThrow().caller();
        License own = make(app, engine.product.id());
        LicensePatch away =
                LicensePatch.changes().product(Patch.to(second.id())).build();

        assertThat(engine.engine().licenses().change(app, own.id(), away, OptionalLong.empty()))
                .isEqualTo(new LicenseUpdate.UnknownProduct());
        assertThat(engine.engine().licenses().change(engine.vendor, own.id(), away, OptionalLong.empty()))
                .isInstanceOf(LicenseUpdate.Updated.class);
    }

    @Test
    void aProgramMakesNeitherProductsNorKeys() {
        Caller app = byAppKey(renew(engine.product.id())).orElseThrow().caller();

        assertThatThrownBy(() -> engine.engine().products().create(app, ProductDraft.named("Mine")))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> engine.engine().appKeys().create(app, ProductDraft.named("Mine")))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> engine.engine().appKeys().renew(app, engine.product.id()))
                .isInstanceOf(Forbidden.class);
        assertThat(engine.engine().tokens().renewSystemKey(app, engine.vendorAccount.id()))
                .isEqualTo(new TokenCreation.NoSuchAccount());
    }

    private String renewSystemKey(Caller caller, AccountId account) {
        return ((TokenCreation.Done) engine.engine().tokens().renewSystemKey(caller, account))
                .secret()
                .text();
    }

    private String renew(ProductId product) {
        return engine.engine()
                .appKeys()
                .renew(engine.vendor, product)
                .map(NewApiToken::secret)
                .orElseThrow()
                .text();
    }

    private boolean isSystemKey(String presented) {
        return engine.engine()
                .authentication()
                .bySystemKey(presented, Fixtures.origin())
                .isPresent();
    }

    private Optional<AppBearer> byAppKey(String presented) {
        return engine.engine().authentication().byAppKey(presented, Fixtures.origin());
    }

    private License make(Caller caller, ProductId product) {
        return ((LicenseCreation.Created) engine.engine().licenses().create(caller, LicenseDrafts.plain(product)))
                .license();
    }

    /** The latest entries, newest first. */
    private List<AuditEntry> audited(int count) {
        return engine.<List<AuditEntry>>stored(stores ->
                stores.auditTrail().list(EVERYTHING, PageRequest.first(count)).items());
    }
}
