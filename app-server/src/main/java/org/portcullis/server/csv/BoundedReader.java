package org.portcullis.server.csv;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Gives up where a record is too long: one whose quotes are never closed would take in the rest of the file. */
final class BoundedReader extends FilterReader {

    private final int longest;
    private long sinceLast;

    BoundedReader(Reader reader, int longest) {
        super(reader);
        this.longest = longest;
    }

    /** Begins to count anew. */
    void nextRecord() {
        sinceLast = 0;
    }

    @Override
    public int read() throws IOException {
        int character = super.read();
        counted(character < 0 ? 0 : 1);
        return character;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        return counted(super.read(buffer, offset, length));
    }

    private int counted(int read) throws IOException {
        sinceLast += Math.max(0, read);
        if (sinceLast > longest) {
            throw new IOException("is longer than %d characters; is a quotation mark missing?".formatted(longest));
        }
        return read;
    }
}
