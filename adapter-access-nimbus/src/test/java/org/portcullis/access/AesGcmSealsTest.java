package org.portcullis.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portcullis.core.access.SealedSecret;
import org.portcullis.core.access.SecretBytes;
import org.portcullis.ports.out.SealBrokenException;
import org.portcullis.testkit.SealsContract;

class AesGcmSealsTest extends SealsContract {

    private static final MasterKey KEY = MasterKey.parse("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");

    AesGcmSealsTest() {
        super(new AesGcmSeals(KEY), new AesGcmSeals(KEY), new AesGcmSeals(MasterKey.random()));
    }

    @Test
    void whatAnEarlierVersionSealedStillOpens() {
        // By another implementation (Python's cryptography), so that it is AES-GCM and nothing else.
        SealedSecret sealed = new SealedSecret("v1.ZGVmZ2hpamtsbW5vJfGvSfF5hHlcvWdPXBLEtVE2j4vWo-bDC2GA");

        assertThat(new AesGcmSeals(KEY).open(sealed, "account/42/seed"))
                .isEqualTo(SecretBytes.of("open sesame".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void theCheckValueStaysWhatItWasInEarlierVersions() {
        assertThat(new AesGcmSeals(KEY).checkValue()).isEqualTo("30ffd8c141aa3954a0af9040bf29fd56");
    }

    @Test
    void aSealOfALaterVersionDoesNotOpen() {
        String sealed =
                new AesGcmSeals(KEY).seal(SecretBytes.of(new byte[20]), "x").text();

        assertThatExceptionOfType(SealBrokenException.class)
                .isThrownBy(() -> new AesGcmSeals(KEY).open(new SealedSecret(sealed.replace("v1.", "v2.")), "x"))
                .withMessageContaining("version");
    }

    @Test
    void aMasterKeyIsReadAsItIsWrittenAndShownToNobody() {
        MasterKey key = MasterKey.random();

        assertThat(MasterKey.parse(key.written() + "\n")).isEqualTo(key);
        assertThat(key.toString()).doesNotContain(key.written()).contains("***");
        assertThat(MasterKey.random()).isNotEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret stuff", "c2VjcmV0", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gIQ=="})
    void anythingElseIsNoMasterKeyAndIsNotRepeated(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MasterKey.parse(text))
                .withMessageContaining("32 bytes")
                .withNoCause();
    }
}
