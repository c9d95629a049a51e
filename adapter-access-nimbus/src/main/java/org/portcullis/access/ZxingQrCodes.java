package org.portcullis.access;

import com.google.common.base.CharMatcher;
import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.portcullis.ports.out.QrCodes;

/** QR codes by ZXing, as images of two colours. */
public final class ZxingQrCodes implements QrCodes {

    private static final int PIXELS_PER_MODULE = 6;
    // ISO/IEC 18004 demands four.
    private static final int MARGIN = 4;
    private static final int WHITE = 0xFFFFFF;

    @Override
    public byte[] png(String text) {
        return pngOf(imageOf(matrixOf(text)));
    }

    private static BitMatrix matrixOf(String text) {
        Map<EncodeHintType, Object> hints = new EnumMap<>(EncodeHintType.class);
        hints.put(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.L);
        hints.put(EncodeHintType.MARGIN, MARGIN);
        // The hint writes a header into the code that old scanners stumble over, so only who needs it has it.
        if (!CharMatcher.ascii().matchesAllOf(text)) {
            hints.put(EncodeHintType.CHARACTER_SET, "UTF-8");
        }
        try {
            return new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, hints);
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a QR code", e);
        }
    }

    private static BufferedImage imageOf(BitMatrix matrix) {
        int width = matrix.getWidth() * PIXELS_PER_MODULE;
        int height = matrix.getHeight() * PIXELS_PER_MODULE;
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (!matrix.get(x / PIXELS_PER_MODULE, y / PIXELS_PER_MODULE)) {
                    image.setRGB(x, y, WHITE);
                }
            }
        }
        return image;
    }

    private static byte[] pngOf(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        // Given a plain stream, ImageIO would write to a temporary file first.
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
