package org.portcullis.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portcullis.ports.out.OneTimeCodes;

class ZxingQrCodesTest {

    private final ZxingQrCodes codes = new ZxingQrCodes();

    @Test
    void theAddressOfASeedIsReadBackFromItsImage() throws Exception {
        OneTimeCodes oneTime = new TotpCodes();
        String uri = oneTime.uri(oneTime.newSeed(), "Portcullis at Example & Sons", "vendor@example.com");

        assertThat(read(codes.png(uri))).isEqualTo(uri);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "gr\u00FCn", "\u4F60\u597D \uD83D\uDE00"})
    void anyTextIsReadBackFromItsImage(String text) throws Exception {
        assertThat(read(codes.png(text))).isEqualTo(text);
    }

    @Test
    void anImageIsSmall() {
        assertThat(codes.png("x".repeat(200))).hasSizeLessThan(4_000);
    }

    @Test
    void nothingAndTooMuchAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> codes.png(""));
        assertThatIllegalArgumentException().isThrownBy(() -> codes.png("x".repeat(3_000)));
    }

    private static String read(byte[] png) throws IOException, ReaderException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        int width = image.getWidth();
        int[] pixels = image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
        RGBLuminanceSource light = new RGBLuminanceSource(width, image.getHeight(), pixels);
        // Looked for as in a photograph, the library misses one code in some 300 for good: patterns that look like
        // corners.
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(light)), Map.of(DecodeHintType.PURE_BARCODE, true))
                .getText();
    }
}
