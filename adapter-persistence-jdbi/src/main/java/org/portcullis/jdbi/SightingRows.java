package org.portcullis.jdbi;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.portcullis.jdbi.Sightings.Sighting;

/** Writes down which addresses and devices presented a licence, while there are fewer than 1,000 of a kind. */
final class SightingRows {

    private static final int MOST_OF_A_KIND = 1_000;

    /** How many of each kind a licence has. */
    private record Count(int ips, int hardware) {
        static final Count NONE = new Count(0, 0);

        int of(int kind) {
            return kind == Sightings.ADDRESS ? ips : hardware;
        }

        Count plusOne(int kind) {
            return kind == Sightings.ADDRESS ? new Count(ips + 1, hardware) : new Count(ips, hardware + 1);
        }
    }

    private SightingRows() {}

    /**
     * Comes after the usage of these licences was updated, which locks their counts.
     *
     * @return those that are written down now, or were before
     */
    static Collection<Sighting> add(Connection connection, Collection<Sighting> sightings) throws SQLException {
        if (sightings.isEmpty()) {
            return sightings;
        }
        Map<Long, Count> planned = counts(connection, sightings);
        List<Sighting> fitting = new ArrayList<>();
        for (Sighting sighting : sightings) {
            Count count = planned.getOrDefault(sighting.license(), Count.NONE);
            if (count.of(sighting.kind()) < MOST_OF_A_KIND) {
                fitting.add(sighting);
                planned.put(sighting.license(), count.plusOne(sighting.kind()));
            }
        }
        int[] inserted = Rows.write(
                connection,
                "insert into license_seen (license_id, kind, hash) values (?, ?, ?) on conflict do nothing",
                fitting,
                (statement, sighting) -> {
                    statement.setLong(1, sighting.license());
                    statement.setInt(2, sighting.kind());
                    statement.setLong(3, sighting.hash());
                });
        addCounts(connection, fitting, inserted);
        return fitting;
    }

    private static Map<Long, Count> counts(Connection connection, Collection<Sighting> sightings) throws SQLException {
        Map<Long, Count> counts = new HashMap<>();
        Object[] licenses = sightings.stream().map(Sighting::license).distinct().toArray();
        try (PreparedStatement statement = connection.prepareStatement(
                "select license_id, distinct_ips, distinct_hardware from license_usage where license_id = any(?)")) {
            statement.setArray(1, connection.createArrayOf("bigint", licenses));
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    counts.put(result.getLong(1), new Count(result.getInt(2), result.getInt(3)));
                }
            }
        }
        return counts;
    }

    private static void addCounts(Connection connection, List<Sighting> sightings, int[] inserted) throws SQLException {
        SortedMap<Long, Count> more = new TreeMap<>();
        for (int index = 0; index < inserted.length; index++) {
            if (inserted[index] == 1) {
                Sighting sighting = sightings.get(index);
                Count count = more.getOrDefault(sighting.license(), Count.NONE);
                more.put(sighting.license(), count.plusOne(sighting.kind()));
            }
        }
        Rows.write(connection, """
                update license_usage
                set distinct_ips = distinct_ips + ?, distinct_hardware = distinct_hardware + ?
                where license_id = ?
                """, more.entrySet(), (statement, row) -> {
            statement.setInt(1, row.getValue().ips());
            statement.setInt(2, row.getValue().hardware());
            statement.setLong(3, row.getKey());
        });
    }
}
