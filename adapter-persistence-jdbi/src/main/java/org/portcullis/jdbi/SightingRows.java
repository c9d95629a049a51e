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
        insert(connection, fitting);
        return fitting;
    }

    private static void insert(Connection connection, Collection<Sighting> sightings) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                insert into license_seen (license_id, kind, hash)
                select * from unnest(?, ?, ?)
                on conflict do nothing
                """)) {
            Rows.setArray(statement, 1, "bigint", sightings, Sighting::license);
            Rows.setArray(statement, 2, "smallint", sightings, sighting -> (short) sighting.kind());
            Rows.setArray(statement, 3, "bigint", sightings, Sighting::hash);
            statement.executeUpdate();
        }
    }

    private static Map<Kind, Integer> counts(Connection connection, Collection<Sighting> sightings)
            throws SQLException {
        List<Long> licenses =
                sightings.stream().map(Sighting::license).distinct().toList();
        // A join, since H2 would compare each row that it found with all elements of "= any(?)" once more.
        try (PreparedStatement statement = connection.prepareStatement("""
                select s.license_id, s.kind, count(*)
                from unnest(?) as asked (id)
                join license_seen s on s.license_id = asked.id
                group by s.license_id, s.kind
                """)) {
            Rows.setArray(statement, 1, "bigint", licenses, license -> license);
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
