package org.portcullis.jdbi;

import java.sql.SQLException;
import java.util.List;

/**
 * A list's rows in blocks of their numbers, and how many are in each: so that what comes before a page is counted by the
 * block, and only rows of the page's own block are skipped one by one.
 *
 * @param inOrder in the order of the list
 */
record Blocks(List<Block> inOrder) {

    private static final long NUMBERS_IN_A_BLOCK = 8_192;

    /** How many rows of a list have a number in a block. */
    record Block(long number, long amount) {
        static Block read(Row row) throws SQLException {
            return new Block(row.number("block"), row.number("amount"));
        }
    }

    /**
     * Where a page of a list begins.
     *
     * @param total how many rows the list has
     * @param block the list goes on with the rows of this block
     * @param skip how many of them come before the page
     */
    record Position(long total, long block, long skip) {

        /** The least number of the block. */
        long first() {
            return block * NUMBERS_IN_A_BLOCK;
        }

        /** The highest number of the block. */
        long last() {
            return first() + NUMBERS_IN_A_BLOCK - 1;
        }
    }

    /** The block of a row. */
    static long of(long number) {
        return number / NUMBERS_IN_A_BLOCK;
    }

    /** Where a page begins; of no meaning but for its total if there is no such page. */
    Position position(long skip) {
        long total = 0;
        long found = 0;
        long rest = skip;
        for (Block block : inOrder) {
            if (total <= skip && skip < total + block.amount()) {
                found = block.number();
                rest = skip - total;
            }
            total += block.amount();
        }
        return new Position(total, found, rest);
    }
}
