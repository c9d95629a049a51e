package org.portcullis.server.csv;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.QuoteMode;
import org.jspecify.annotations.Nullable;
import org.portcullis.ports.in.LicenseSource;
import org.portcullis.ports.in.SourceLine;
import org.portcullis.server.log.PlainText;

/**
 * A file of licences that is read record by record, never whole. What is wrong with a record is kept by the number of its
 * first line; the header is line 1.
 */
public final class LicenseFile implements LicenseSource, AutoCloseable {

    /** RFC 4180; a quoted empty text is one, an unquoted one is none. */
    static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setQuoteMode(QuoteMode.ALL_NON_NULL)
            .setNullString("")
            .setIgnoreEmptyLines(false)
            .get();

    private static final int LONGEST_RECORD = 200_000;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Path file;
    private final ProgressListener progress;
    private final Map<Long, String> reasons = new HashMap<>();
    private @Nullable Lines open;

    /** Hears how far the file is read. */
    @FunctionalInterface
    public interface ProgressListener {
        /** So many bytes of the file are read, and so many records. */
        void read(long bytes, long records);
    }

    /** The file as a whole is no file of licences; the message says why. */
    public static final class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unusable(String message) {
            super(message);
        }
    }

    /** Will read {@code file}. */
    public LicenseFile(Path file, ProgressListener progress) {
        this.file = file;
        this.progress = progress;
    }

    /** What is wrong with the line of that number, if it could not be read. */
    public Optional<String> reason(long line) {
        return Optional.ofNullable(reasons.get(line));
    }

    /**
     * Its records.
     *
     * @throws Unusable if it has no header that will do
     */
    @Override
    public Iterator<SourceLine> lines() {
        close();
        reasons.clear();
        try {
            Lines lines = new Lines(Files.newInputStream(file));
            open = lines;
            return lines;
        } catch (IOException failure) {
            throw new Unusable("can't be read: " + failure.getClass().getSimpleName());
        }
    }

    @Override
    public void close() {
        Lines lines = open;
        if (lines != null) {
            lines.close();
        }
    }

    private final class Lines implements Iterator<SourceLine> {
        private final Counted bytes;
        private final BoundedReader reader;
        private final CSVParser parser;
        private final Iterator<CSVRecord> records;
        private final Map<Column, Integer> places;
        private final int width;
        private long count;
        private @Nullable SourceLine next;
        private boolean ended;

        Lines(InputStream input) throws IOException {
            bytes = new Counted(input);
            reader = new BoundedReader(
                    new InputStreamReader(
                            bytes,
                            StandardCharsets.UTF_8
                                    .newDecoder()
                                    .onMalformedInput(CodingErrorAction.REPORT)
                                    .onUnmappableCharacter(CodingErrorAction.REPORT)),
                    LONGEST_RECORD);
            parser = FORMAT.parse(reader);
            records = parser.iterator();
            try {
                CSVRecord header = records.hasNext() ? records.next() : null;
                if (header == null) {
                    throw new Unusable("is empty; the first line must name the columns");
                }
                places = places(header);
                width = header.size();
            } catch (UncheckedIOException | IllegalStateException malformed) {
                close();
                throw new Unusable("line 1: " + why(malformed));
            } catch (Unusable wrong) {
                close();
                throw wrong;
            }
        }

        @Override
        public boolean hasNext() {
            if (next == null && !ended) {
                next = read();
                ended = ended || next == null;
            }
            return next != null;
        }

        @Override
        public SourceLine next() {
            SourceLine line = hasNext() ? next : null;
            if (line == null) {
                throw new NoSuchElementException();
            }
            next = null;
            return line;
        }

        private @Nullable SourceLine read() {
            long number = parser.getCurrentLineNumber() + 1;
            reader.nextRecord();
            try {
                while (records.hasNext()) {
                    CSVRecord record = records.next();
                    if (!isBlank(record)) {
                        progress.read(bytes.count, ++count);
                        return line(number, record);
                    }
                    number = parser.getCurrentLineNumber() + 1;
                }
            } catch (UncheckedIOException | IllegalStateException malformed) {
                // Where the next record begins can't be told.
                ended = true;
                return unreadable(number, why(malformed));
            }
            close();
            return null;
        }

        private SourceLine line(long number, CSVRecord record) {
            if (record.size() != width) {
                return unreadable(number, "has %d fields, and the header %d".formatted(record.size(), width));
            }
            try {
                return new SourceLine.Entry(number, LicenseRecord.read(new Fields(places, record)));
            } catch (Fields.Wrong wrong) {
                return unreadable(number, String.valueOf(wrong.getMessage()));
            }
        }

        private SourceLine unreadable(long number, String reason) {
            reasons.put(number, reason);
            return new SourceLine.Unreadable(number);
        }

        void close() {
            try {
                parser.close();
            } catch (IOException ignored) {
                // What was read is read.
            }
        }
    }

    private static boolean isBlank(CSVRecord record) {
        return record.size() == 1 && record.get(0) == null;
    }

    private static Map<Column, Integer> places(CSVRecord header) {
        Map<Column, Integer> places = new EnumMap<>(Column.class);
        List<String> titles = header.toList();
        for (int place = 0; place < titles.size(); place++) {
            String title = String.valueOf(titles.get(place));
            String name = (place == 0 && title.indexOf(BYTE_ORDER_MARK) == 0 ? title.substring(1) : title).strip();
            Column column = column(name);
            if (places.put(column, place) != null) {
                throw new Unusable("line 1: the column " + name + " is there twice");
            }
        }
        if (!places.containsKey(Column.PRODUCT)) {
            throw new Unusable("line 1: there is no column " + Column.PRODUCT.title());
        }
        return places;
    }

    private static Column column(String title) {
        for (Column column : Column.values()) {
            if (column.title().equals(title.toLowerCase(Locale.ROOT))) {
                return column;
            }
        }
        throw new Unusable("line 1: there is no column \"%s\"; there are %s"
                .formatted(
                        PlainText.of(title),
                        String.join(
                                ", ",
                                List.of(Column.values()).stream()
                                        .map(Column::title)
                                        .toList())));
    }

    private static String why(RuntimeException malformed) {
        Throwable cause = malformed.getCause() == null ? malformed : malformed.getCause();
        return cause instanceof MalformedInputException
                ? "there is something near here that is not UTF-8"
                : PlainText.of(String.valueOf(cause.getMessage()));
    }

    /** Counts what is read. */
    private static final class Counted extends FilterInputStream {
        private long count;

        Counted(InputStream input) {
            super(new BufferedInputStream(input, 1 << 16));
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count += Math.max(0, read);
            return read;
        }
    }
}
