package org.portcullis.core.text;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.Role;
import org.portcullis.core.activation.Activation;
import org.portcullis.core.activation.HardwareId;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.ActivationId;
import org.portcullis.core.license.Holder;
import org.portcullis.core.license.Platform;
import org.portcullis.core.license.PlatformOwner;
import org.portcullis.core.validation.ClientFacts;

/** Every text field that comes from outside keeps its rule, wherever it is. */
class HostileTextTest {

    /** A text field: how a thing is made with it. */
    private record Field(String name, Consumer<String> maker) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Field> fields() {
        Stream<Field> single = Stream.of(
                new Field("holder name", text -> new Holder(Optional.of(text), Optional.empty())),
                new Field("holder e-mail", text -> new Holder(Optional.empty(), Optional.of(text))),
                new Field("account e-mail", text -> account(text, "FREE")),
                new Field("account plan", text -> account("a@example.com", text)),
                new Field("machine name", text -> device(Optional.of(text), Optional.empty())),
                new Field("app version", text -> device(Optional.empty(), Optional.of(text))));
        return Stream.of(
                        single,
                        severalOf(4, "platform", HostileTextTest::platform),
                        severalOf(6, "client", HostileTextTest::client))
                .flatMap(stream -> stream);
    }

    /** The fields of a thing that is made of so many texts: each in its turn hostile, the others empty. */
    private static Stream<Field> severalOf(int count, String name, Consumer<List<Optional<String>>> maker) {
        return Stream.iterate(0, i -> i < count, i -> i + 1)
                .map(i -> new Field(name + " " + i, text -> {
                    List<Optional<String>> texts = new ArrayList<>(Collections.nCopies(count, Optional.empty()));
                    texts.set(i, Optional.of(text));
                    maker.accept(texts);
                }));
    }

    @ParameterizedTest
    @MethodSource("fields")
    void aFieldHoldsNoTextThatDatabasesOrTerminalsTakeBadly(Field field) {
        for (String hostile :
                List.of("a\0b", "a\u001b[2J", "a\nb", "a\u2028b", "a\ud800", "\udc00b", "x".repeat(256))) {
            assertThatIllegalArgumentException().isThrownBy(() -> field.maker().accept(hostile));
        }
    }

    @ParameterizedTest
    @MethodSource("fields")
    void aFieldHoldsAnyOrdinaryText(Field field) {
        for (String ordinary : List.of("", " padded ", "名前 💻", "<b>&'\"%_\\", "=1+1", "x".repeat(255))) {
            assertThatCode(() -> field.maker().accept(ordinary)).doesNotThrowAnyException();
        }
    }

    private static void platform(List<Optional<String>> texts) {
        new PlatformOwner(Optional.of(Platform.OTHER), texts.get(0), texts.get(1), texts.get(2), texts.get(3));
    }

    private static void client(List<Optional<String>> texts) {
        new ClientFacts(texts.get(0), texts.get(1), texts.get(2), texts.get(3), texts.get(4), texts.get(5));
    }

    private static void account(String email, String plan) {
        new Account(new AccountId(1), new UUID(0, 1), email, Role.USER, plan, Instant.EPOCH);
    }

    private static void device(Optional<String> machineName, Optional<String> appVersion) {
        new Activation(
                new ActivationId(1), new HardwareId("PC-1"), machineName, appVersion, Instant.EPOCH, Instant.EPOCH);
    }
}
