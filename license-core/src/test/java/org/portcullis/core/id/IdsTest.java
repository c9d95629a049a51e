package org.portcullis.core.id;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class IdsTest {

    static final List<LongFunction<Record>> IDS = List.of(
            AccountId::new,
            ActivationId::new,
            ApiTokenId::new,
            AuditEntryId::new,
            AuditEntryId::new,
            BlacklistEntryId::new,
            CustomerId::new,
            PaymentId::new,
            LicenseId::new,
            ProductId::new,
            SignInSessionId::new,
            ValidationId::new);

    @ParameterizedTest
    @FieldSource("IDS")
    void anIdIsPositive(LongFunction<Record> id) {
        assertThatIllegalArgumentException().isThrownBy(() -> id.apply(0));
        assertThatIllegalArgumentException().isThrownBy(() -> id.apply(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> id.apply(Long.MIN_VALUE));
        assertThat(id.apply(1)).isEqualTo(id.apply(1)).isNotEqualTo(id.apply(2));
        assertThat(id.apply(Long.MAX_VALUE))
                .hasToString(id.apply(1).getClass().getSimpleName() + "[value=" + Long.MAX_VALUE + "]");
    }

    @Test
    void theTableHasEveryIdThereIs() throws IOException, URISyntaxException {
        Path classes = Path.of(Objects.requireNonNull(AccountId.class.getResource("AccountId.class"))
                .toURI());
        try (Stream<Path> files = Files.list(Objects.requireNonNull(classes.getParent()))) {
            Set<String> inThisPackage = files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("package-info"))
                    .map(name -> name.replace(".class", ""))
                    .collect(toSet());

            assertThat(IDS)
                    .extracting(id -> id.apply(1).getClass().getSimpleName())
                    .hasSameElementsAs(inThisPackage);
        }
    }
}
