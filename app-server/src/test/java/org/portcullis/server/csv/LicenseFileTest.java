package org.portcullis.server.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portcullis.core.license.Limit;
import org.portcullis.ports.in.SourceLine;
import org.portcullis.ports.in.TransferredLicense;

class LicenseFileTest {

    @TempDir
    private Path folder;

    @Test
    void aProductIsEnough() {
        TransferredLicense license = license("product\nDemo Plugin\n");

        assertThat(license.product()).isEqualTo("Demo Plugin");
        assertThat(license.key()).isEmpty();
        assertThat(license.term().end()).isEmpty();
        assertThat(license.users()).isEqualTo(Limit.UNLIMITED);
    }

    @Test
    void columnsComeInAnyOrderAndCase() {
        TransferredLicense license = license("KEY,Product,max_ips\nLIC-ABC123,Demo Plugin,-1\n");

        assertThat(license.key().orElseThrow().text()).isEqualTo("LIC-ABC123");
        assertThat(license.ips()).contains(Limit.UNLIMITED);
    }

    @Test
    void aDateIsTheLastDayOnWhichALicenseIsValid() {
        assertThat(license("product,valid_from,valid_until\nX,2026-01-01,2026-12-31\n")
                        .term()
                        .end())
                .contains(Instant.parse("2027-01-01T00:00:00Z"));
        assertThat(license("product,valid_until\nX,2026-12-31T23:59:59+02:00\n")
                        .term()
                        .end())
                .contains(Instant.parse("2026-12-31T21:59:59Z"));
    }

    @Test
    void aByteOrderMarkAndForeignLineEndsAreNoProblem() {
        assertThat(read("\uFEFFproduct,notes\r\n\"X\",\"two\r\nlines\"\r\n\r\nY,one\r\n"))
                .extracting(SourceLine::number)
                .containsExactly(2L, 5L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "key              | AB                        | key: must have 4 to 128 characters, ASCII without space",
                "key              | LIC-АBC123                | key: must have 4 to 128 characters, ASCII without space",
                "key_format       | 4-4                       | key_format: a key needs at least 12 random characters: 4-4",
                "kind             | FREE                      | kind: must be one of FIXED, TRIAL, CONSUMPTION, ENTERPRISE",
                "status           | EXPIRED                   | status: must be one of ACTIVE, INACTIVE, SUSPENDED, REVOKED, DELETED",
                "status           | DELETED                   | status: a deleted license can't be taken in",
                "valid_until      | 31.12.2026                | valid_until: must be a time like 2026-12-31T23:59:59Z, or a date like 2026-12-31",
                "valid_until      | 2026-02-30                | valid_until: must be a time like 2026-12-31T23:59:59Z, or a date like 2026-12-31",
                "valid_until      | +10000-01-01T00:00:00Z    | valid_until: a term's bounds are in the years 1970 to 9999",
                "created_at       | 1969-12-31T23:59:59Z      | created_at: a term's bounds are in the years 1970 to 9999",
                "max_ips          | -2                        | max_ips: must be a whole number from -1 to 2147483647",
                "max_hardware     | 2147483648                | max_hardware: must be a whole number from -1 to 2147483647",
                "max_users        | 1.5                       | max_users: must be a whole number from -1 to 2147483647",
                "max_users        | 1e3                       | max_users: must be a whole number from -1 to 2147483647",
                "ip_lock          | yes                       | ip_lock: must be off, waiting or an IP address",
                "plan             | GOLD                      | plan: must be one of FREE, PRO, BUSINESS, ENTERPRISE",
                "platform         | STEAM                     | platform: must be one of SPIGOT, FORGE, BUKKIT, BUILT_BY_BIT, SOURCE_EXCHANGE, DISCORD, OTHER",
                "metadata         | []                        | metadata: must be a JSON object",
                "metadata         | {                         | metadata: must be a JSON object",
                "credits          | 5                         | credits: only a license of kind CONSUMPTION has any"
            })
    void whatIsWrongWithAFieldIsToldByItsLine(String column, String value, String reason) throws IOException {
        LicenseFile file = file("product,%s\nX,\nX,\"%s\"\nX,\n".formatted(column, value.replace("\"", "\"\"")));

        List<SourceLine> lines = drain(file);

        assertThat(lines).hasSize(3);
        assertThat(lines.get(1)).isEqualTo(new SourceLine.Unreadable(3));
        assertThat(file.reason(3)).contains(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\u001bb", "a\nb"})
    void aControlCharacterInANameIsTold(String name) throws IOException {
        LicenseFile file = file("product,product_name\nX,\"" + name + "\"\n");

        assertThat(drain(file)).containsExactly(new SourceLine.Unreadable(2));
        assertThat(file.reason(2)).contains("product_name: must not contain control characters");
    }

    @Test
    void aTermThatEndsBeforeItBeginsIsRefused() throws IOException {
        LicenseFile file = file("product,valid_from,valid_until\nX,2027-01-01,2026-01-01\n");

        assertThat(drain(file)).containsExactly(new SourceLine.Unreadable(2));
        assertThat(file.reason(2)).contains("valid_until: a term can't end before it begins");
    }

    @Test
    void tooFewAndTooManyFieldsAreTold() throws IOException {
        LicenseFile file = file("product,notes\nX\nX,y,z\nX,y\n");

        assertThat(drain(file)).hasSize(3);
        assertThat(file.reason(2)).contains("has 1 fields, and the header 2");
        assertThat(file.reason(3)).contains("has 3 fields, and the header 2");
    }

    @Test
    void aMissingProductIsTold() throws IOException {
        LicenseFile file = file("product,notes\n,y\n\" \",y\n");

        assertThat(drain(file)).hasSize(2);
        assertThat(file.reason(2)).contains("product: is required");
        assertThat(file.reason(3)).contains("product: is required");
    }

    @Test
    void aQuotationMarkThatIsNeverClosedEndsTheFileWhereItBegins() throws IOException {
        LicenseFile file = file("product,notes\nX,fine\nX,\"never closed\n" + "X,y\n".repeat(100_000));

        assertThat(drain(file)).hasSize(2).last().isEqualTo(new SourceLine.Unreadable(3));
        assertThat(file.reason(3).orElseThrow()).contains("quotation mark");
    }

    @Test
    void whatIsNotUtf8IsTold() throws IOException {
        Path path = folder.resolve("latin1.csv");
        Files.write(path, "product,notes\nX,caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> drain(new LicenseFile(path, (bytes, records) -> {})))
                .isInstanceOf(LicenseFile.Unusable.class)
                .hasMessageContaining("UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "key\nLIC-1", "product,colour\nX,red", "product,product\nX,Y", "product,\nX,Y"})
    void aHeaderThatWillNotDoIsRefusedAsAWhole(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(LicenseFile.Unusable.class);
    }

    @Test
    void aHeaderAloneIsAFileWithoutLicenses() {
        assertThat(read("product\n")).isEmpty();
    }

    @Test
    void itIsReadAgainFromTheBeginning() throws IOException {
        LicenseFile file = file("product\nX\nY\n");

        assertThat(file.lines().next().number()).isEqualTo(2);
        assertThat(drain(file)).hasSize(2);
    }

    private TransferredLicense license(String text) {
        return ((SourceLine.Entry) read(text).getFirst()).license();
    }

    private List<SourceLine> read(String text) {
        return drain(file(text));
    }

    private static List<SourceLine> drain(LicenseFile file) {
        List<SourceLine> lines = new ArrayList<>();
        file.lines().forEachRemaining(lines::add);
        return lines;
    }

    private LicenseFile file(String text) {
        try {
            return new LicenseFile(Files.writeString(folder.resolve("licenses.csv"), text), (bytes, records) -> {});
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
