package org.portcullis.jdbi;

import static java.util.Objects.requireNonNull;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.portcullis.core.activation.Activation;
import org.portcullis.core.activation.Component;
import org.portcullis.core.activation.Fingerprint;
import org.portcullis.core.activation.Hardware;
import org.portcullis.core.activation.HardwareId;
import org.portcullis.core.id.ActivationId;
import org.portcullis.core.id.LicenseId;

/** The devices that have seats: activations, and the components of those that are known by a fingerprint. */
final class Devices {

    private static final String SELECT = """
            select a.id, a.fingerprint, a.identity, a.machine_name, a.app_version, a.activated_at, a.last_seen_at
            from activation a
            where a.license_id = ?
            """;

    /** A row of {@code activation}; its number tells when it was bound. */
    private record Stored(
            long id,
            boolean fingerprint,
            String identity,
            Optional<String> machineName,
            Optional<String> appVersion,
            Instant activatedAt,
            Instant lastSeenAt) {

        static final Comparator<Stored> AS_BOUND = Comparator.comparingLong(Stored::id);

        static Stored read(Row row) throws SQLException {
            return new Stored(
                    row.number("id"),
                    row.flag("fingerprint"),
                    row.text("identity"),
                    row.optionalText("machine_name"),
                    row.optionalText("app_version"),
                    row.instant("activated_at"),
                    row.instant("last_seen_at"));
        }

        Activation with(Hardware hardware) {
            return new Activation(new ActivationId(id), hardware, machineName, appVersion, activatedAt, lastSeenAt);
        }
    }

    /** A row of {@code activation_component}. */
    private record Part(long activation, Component component, String hash) {

        static Part read(Row row) throws SQLException {
            String[] nameAndHash = row.text("component").split(":", 2);
            return new Part(row.number("activation_id"), Component.valueOf(nameAndHash[0]), nameAndHash[1]);
        }
    }

    private final Session session;

    Devices(Session session) {
        this.session = session;
    }

    /** In the order of the index, as far as the database goes: so that of very many only the limit is read. */
    List<Activation> some(LicenseId license, int limit) {
        return activations(session.list(
                SELECT + "order by a.license_id, a.identity, a.fingerprint fetch first ? rows only",
                Stored::read,
                license.value(),
                limit));
    }

    /** The device of a licence that has this id, if there is one. */
    List<Activation> known(LicenseId license, HardwareId id) {
        return activations(session.list(
                SELECT + "and a.identity = ? and not a.fingerprint", Stored::read, license.value(), id.identity()));
    }

    /** The devices of a licence that have a component in common with this fingerprint. */
    List<Activation> alike(LicenseId license, Fingerprint fingerprint) {
        return activations(session.list(
                SELECT + """
                and a.id in (
                    select c.activation_id
                    from activation_component c
                    where c.license_id = ? and c.component = any(?))
                """,
                Stored::read,
                license.value(),
                license.value(),
                components(fingerprint).toArray(String[]::new)));
    }

    void update(LicenseId license, Activation activation) {
        boolean hasSeat = session.update("""
                        update activation
                        set identity = ?, fingerprint = ?, machine_name = ?, app_version = ?, activated_at = ?,
                            last_seen_at = ?
                        where license_id = ? and id = ?
                        """, columns(license, activation)) > 0;
        if (hasSeat) {
            replaceComponents(license, activation);
        }
    }

    private void replaceComponents(LicenseId license, Activation activation) {
        session.update(
                "delete from activation_component where activation_id = ?",
                activation.id().value());
        addComponents(license, activation);
        session.update("update license set seat_revision = seat_revision + 1 where id = ?", license.value());
    }

    private static Object[] columns(LicenseId license, Activation activation) {
        return new Object[] {
            activation.hardware().identity(),
            activation.hardware() instanceof Fingerprint,
            activation.machineName().orElse(null),
            activation.appVersion().orElse(null),
            activation.activatedAt().toEpochMilli(),
            activation.lastSeenAt().toEpochMilli(),
            license.value(),
            activation.id().value()
        };
    }

    /** What a device that is known by a fingerprint is found by. */
    void addComponents(LicenseId license, Activation activation) {
        if (activation.hardware() instanceof Fingerprint fingerprint) {
            session.updateEach(
                    """
                    insert into activation_component (activation_id, component, license_id)
                    values (:activation, :component, :license)
                    """,
                    components(fingerprint).stream()
                            .map(component -> Parameters.of(
                                            "activation", activation.id().value())
                                    .and("component", component)
                                    .and("license", license.value()))
                            .toList());
        }
    }

    private static List<String> components(Fingerprint fingerprint) {
        List<String> components = new ArrayList<>();
        fingerprint
                .components()
                .forEach((component, hashes) -> hashes.forEach(hash -> components.add(component + ":" + hash)));
        return components;
    }

    private List<Activation> activations(List<Stored> rows) {
        Map<Long, Fingerprint> fingerprints = fingerprintsOf(
                rows.stream().filter(Stored::fingerprint).map(Stored::id).toArray(Long[]::new));
        return rows.stream()
                .sorted(Stored.AS_BOUND)
                .map(row -> row.with(hardware(row, fingerprints)))
                .toList();
    }

    private static Hardware hardware(Stored row, Map<Long, Fingerprint> fingerprints) {
        return row.fingerprint()
                ? requireNonNull(fingerprints.get(row.id()), "a fingerprint has components")
                : new HardwareId(row.identity());
    }

    private Map<Long, Fingerprint> fingerprintsOf(Long[] activations) {
        if (activations.length == 0) {
            return Map.of();
        }
        Map<Long, Map<Component, Set<String>>> components = new HashMap<>();
        for (Part part : parts(activations)) {
            components
                    .computeIfAbsent(part.activation(), id -> new EnumMap<>(Component.class))
                    .computeIfAbsent(part.component(), component -> new HashSet<>())
                    .add(part.hash());
        }
        Map<Long, Fingerprint> fingerprints = new HashMap<>();
        components.forEach((id, found) -> fingerprints.put(id, new Fingerprint(found)));
        return fingerprints;
    }

    private List<Part> parts(Long[] activations) {
        return session.list(
                "select activation_id, component from activation_component where activation_id = any(:activations)",
                Parameters.of("activations", activations),
                Part::read);
    }
}
