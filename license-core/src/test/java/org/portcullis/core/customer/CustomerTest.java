package org.portcullis.core.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.CustomerId;

class CustomerTest {

    private static final Instant CREATED = Instant.parse("2024-01-01T00:00:00Z");
    private static final Instant LATER = CREATED.plusSeconds(60);

    private static Customer customer(CustomerDraft draft) {
        return draft.customer(new CustomerId(1), new UUID(0, 1), new AccountId(1), CREATED);
    }

    private static CustomerDraft draft(String text) {
        return new CustomerDraft("Ann", Optional.of(text), Optional.of(text), Optional.of(text), Optional.of(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u2003", "Ann\nBob", "Ann\0", "\udc00"})
    void aNameIsOneLineAndNotBlank(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> customer(CustomerDraft.of(name, "ann@example.com")));
    }

    @Test
    void noFieldHoldsTextThatDatabasesDisagreeOn() {
        assertThat(customer(draft("fine")).notes()).contains("fine");
        assertThatIllegalArgumentException().isThrownBy(() -> customer(draft("a\0b")));
        assertThatIllegalArgumentException().isThrownBy(() -> customer(draft("a\ud800")));
    }

    @Test
    void aDraftChangesACustomerAndNotWhoseItIs() {
        Customer ann = customer(CustomerDraft.of("Ann", "ann@example.com"));
        Customer renamed = CustomerDraft.of("Anna", "ann@example.com").applyTo(ann, LATER);

        assertThat(renamed.name()).isEqualTo("Anna");
        assertThat(renamed.updatedAt()).isEqualTo(LATER);
        assertThat(renamed)
                .usingRecursiveComparison()
                .ignoringFields("name", "updatedAt")
                .isEqualTo(ann);
    }

    @Test
    void theDraftOfACustomerMakesTheSameAgain() {
        Customer customer = customer(draft("something"));

        assertThat(CustomerDraft.of(customer).applyTo(customer, CREATED)).isEqualTo(customer);
        assertThat(customer(CustomerDraft.of(customer))).isEqualTo(customer);
    }
}
