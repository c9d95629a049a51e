package org.portcullis.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** import and export, as somebody types them. */
class TransferCommandsTest {

    private static final String HOSTILE = """
            product,key,key_format,kind,status,holder_name,notes,platform_name,metadata,credits,credits_used,ip_lock
            "Demo Plugin",LIC-000001,LIC-6-6,CONSUMPTION,SUSPENDED,"'=cmd|'/c calc'!A1","a ""quote"", a comma
            and a line",,"{""a"":""'+1""}",100,7,192.0.2.7
            "'-Minus",'=KEY-0002,,FIXED,ACTIVE,"\u202Egnp.exe 😀 ''",'@x,"",{},,,waiting
            """;

    @TempDir
    private Path folder;

    @Test
    void whatIsExportedIsTakenInElsewhereAndExportedTheSame() throws IOException {
        Path source = Files.writeString(folder.resolve("hostile.csv"), HOSTILE);
        Path first = folder.resolve("first.csv");
        Path second = folder.resolve("second.csv");

        assertThat(run("one", "import", "--create-products", source.toString()).out())
                .startsWith("Imported 2 licenses");
        assertThat(run("one", "export", "licenses", "--to", first.toString()).out())
                .startsWith("Exported 2 licenses");
        assertThat(run("two", "import", "--create-products", first.toString()).exitCode())
                .isZero();
        run("two", "export", "licenses", "--to", second.toString());

        String exported = Files.readString(first);
        assertThat(exported)
                .isEqualTo(Files.readString(second))
                .contains("\"'=cmd|'/c calc'!A1\"", "\"'=KEY-0002\"", "\"'-Minus\"", "\"'@x\"", "\u202Egnp.exe 😀 ''")
                .contains("\"a \"\"quote\"\", a comma\nand a line\"");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(first)))
                .isEqualTo("rw-------");
    }

    @Test
    void badLinesAreToldByNumberAndReasonAndNothingIsTakenIn() throws IOException {
        Path good = Files.writeString(folder.resolve("good.csv"), "product,key\nDemo,GOOD-0001\n");
        Path bad = Files.writeString(folder.resolve("bad.csv"), """
                product,key,max_ips
                Demo,GOOD-0002,1
                Demo,good0001,1
                Demo,GOOD-0003,many
                Nowhere,GOOD-0004,1
                Demo,GOOD-0005
                """);
        run("data", "import", "--create-products", good.toString());

        Typed result = run("data", "import", bad.toString());

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err().lines())
                .containsExactly(
                        "line 3: key: a license has it, or had it before, or an earlier line has it",
                        "line 4: max_ips: must be a whole number from -1 to 2147483647",
                        "line 5: product: the account has no product of that name (--create-products makes it)",
                        "line 6: has 2 fields, and the header 3",
                        "portcullis: " + bad + ": 4 bad lines; nothing was imported");
        assertThat(exported("data")).hasSize(2);
    }

    @Test
    void ofVeryManyBadLinesTheFirstAreShown() throws IOException {
        Path bad = folder.resolve("bad.csv");
        Files.writeString(
                bad,
                IntStream.range(0, 5_000).mapToObj(i -> ",x").collect(Collectors.joining("\n", "product,key\n", "\n")));

        Typed result = run("data", "import", bad.toString());

        assertThat(result.err().lines()).hasSize(102).contains("and 900 more");
        assertThat(result.err()).contains("1000 or more bad lines");
    }

    @Test
    void whatIsNoFileOfLicensesIsRefusedInOneLine() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.csv"));
        Path binary = Files.write(folder.resolve("binary.csv"), new byte[] {(byte) 0xFF, 0, (byte) 0xD8, 10});

        for (Path path : List.of(folder, folder.resolve("absent.csv"), empty, binary)) {
            Typed result = run("data", "import", path.toString());

            assertThat(result.exitCode()).as(path.toString()).isEqualTo(1);
            assertThat(result.err().lines()).singleElement().asString().startsWith("portcullis: " + path + ": ");
        }
    }

    @Test
    void anAccountThatIsNotThereIsTold() throws IOException {
        Path good = Files.writeString(folder.resolve("good.csv"), "product,key\nDemo,GOOD-0001\n");

        assertThat(run("data", "import", "--account", "nobody@example.com", good.toString())
                        .err())
                .isEqualTo("portcullis: there is no account nobody@example.com\n");
    }

    @Test
    void anExportOverwritesNothingUnlessItIsForcedTo() throws IOException {
        Path good = Files.writeString(folder.resolve("good.csv"), "product,key\nDemo,GOOD-0001\n");
        run("data", "import", "--create-products", good.toString());

        assertThat(run("data", "export", "licenses", "--to", good.toString()).err())
                .contains("--force replaces it");
        assertThat(Files.readString(good)).startsWith("product,key");
        assertThat(run("data", "export", "licenses", "--force", "--to", good.toString())
                        .exitCode())
                .isZero();
        assertThat(Files.readString(good)).contains("GOOD-0001").startsWith("\"key\"");
        assertThat(run("data", "export", "licenses", "--force", "--to", folder.toString())
                        .exitCode())
                .isEqualTo(1);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(Path::toString)).noneMatch(name -> name.endsWith(".unfinished"));
        }
    }

    @Test
    void whereThereIsNoDatabaseNothingIsExported() {
        Typed result = run(
                "nowhere", "export", "licenses", "--to", folder.resolve("x.csv").toString());

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("there is no database in");
        assertThat(folder.resolve("x.csv")).doesNotExist();
    }

    private List<String> exported(String data) throws IOException {
        Path file = folder.resolve("exported.csv");
        run(data, "export", "licenses", "--force", "--to", file.toString());
        return Files.readAllLines(file);
    }

    /** Each has a data folder of its own. */
    private Typed run(String data, String... arguments) {
        return Typed.in(folder, data, arguments);
    }
}
