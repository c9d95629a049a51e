package org.portcullis.server.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.Map;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.portcullis.ports.in.TransferredLicense;

/** Writes licences as a file that {@link LicenseFile} reads. Failures of the writer come out as {@link UncheckedIOException}. */
public final class LicenseFileWriter {

    private final CSVPrinter printer;

    /** Writes the header to {@code writer}, and what follows behind it. */
    public LicenseFileWriter(Writer writer) {
        try {
            printer = new CSVPrinter(writer, LicenseFile.FORMAT);
            printer.printRecord(Arrays.stream(Column.values()).map(Column::title));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Writes one more. */
    public void write(TransferredLicense license) {
        Map<Column, @Nullable String> fields = LicenseRecord.write(license);
        try {
            for (Column column : Column.values()) {
                printer.print(fields.get(column));
            }
            printer.println();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
