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
import org.portcullis.jdbi.Sightings.Sighting;

/** Writes down which addresses and devices presented a licence, while there are fewer than 1,000 of a kind. */
final class SightingRows {

    private static final int MOST_OF_A_KIND = 1_000;

    /** One kind of thing that presents a licence. */
    private record Kind(long license, int kind) {}

    private SightingRows() {}

    /**
     * Comes after the figures of these licences were written, whose rows make others who write the same wait.
     *
     * @return those that are written down now, or were before
     */
    static Collection<Sighting> add(Connection connection, Collection<Sighting> sightings) throws SQLException {
        if (sightings.isEmpty()) {
            return sightings;
        }
        Map<Kind, Integer> counts = counts(connection, sightings);
        List<Sighting> fitting = new ArrayList<>();
        for (Sighting sighting : sightings) {
            if (counts.merge(new Kind(sighting.license(), sighting.kind()), 1, Integer::sum) <= MOST_OF_A_KIND) {
                fitting.add(sighting);
            }
        }
        Rows.write(
                connection,
                "insert into license_seen (license_id, kind, hash) values (?, ?, ?) on conflict do nothing",
                fitting,
                (statement, sighting) -> {
                    statement.setLong(1, sighting.license());
                    statement.setInt(2, sighting.kind());
                    statement.setLong(3, sighting.hash());
                });
        return fitting;
    }

    private static Map<Kind, Integer> counts(Connection connection, Collection<Sighting> sightings)
            throws SQLException {
        Object[] licenses = sightings.stream().map(Sighting::license).distinct().toArray();
        try (PreparedStatement statement = connection.prepareStatement("""
                select license_id, kind, count(*)
                from license_seen
                where license_id = any(?)
                group by license_id, kind
                """)) {
            statement.setArray(1, connection.createArrayOf("bigint", licenses));
            try (ResultSet result = statement.executeQuery()) {
                Map<Kind, Integer> counts = new HashMap<>();
                while (result.next()) {
                    counts.put(new Kind(result.getLong(1), result.getInt(2)), result.getInt(3));
                }
                return counts;
            }
        }
    }
}
