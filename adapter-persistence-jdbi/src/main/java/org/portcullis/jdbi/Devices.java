package org.portcullis.jdbi;

import static java.util.Objects.requireNonNull;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
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
            where a.license_id = :license
            """;

    /** A row of {@code activation}. */
    private record Stored(
            long id,
            boolean fingerprint,
            String identity,
            Optional<String> machineName,
            Optional<String> appVersion,
            Instant activatedAt,
            Instant lastSeenAt) {

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
    private record Part(long activation, Component component, String hash) {}

    private final Session session;

    Devices(Session session) {
        this.session = session;
    }

    /** The first devices of a licence, in the order they were bound. */
    List<Activation> first(LicenseId license, int limit) {
        return activations(session.list(
                SELECT + "order by a.id fetch first :limit rows only",
                Parameters.of("license", license.value()).and("limit", limit),
                Stored::read));
    }

    /** The device of a licence that has this id, if there is one. */
    List<Activation> known(LicenseId license, HardwareId id) {
        return activations(session.list(
                SELECT + "and a.identity = :identity and not a.fingerprint",
                Parameters.of("license", license.value()).and("identity", id.identity()),
                Stored::read));
    }

    /** The devices of a licence that have a component in common with this fingerprint, in the order they were bound. */
    List<Activation> alike(LicenseId license, Fingerprint fingerprint) {
        Set<String> hashes = new HashSet<>();
        fingerprint.components().values().forEach(hashes::addAll);
        return activations(session.list(
                SELECT + """
                    and a.id in (
                        select c.activation_id
                        from activation_component c
                        where c.license_id = :license and c.hash = any(:hashes))
                order by a.id
                """,
                Parameters.of("license", license.value()).and("hashes", hashes.toArray(String[]::new)),
                Stored::read));
    }

    void add(LicenseId license, Activation activation) {
        session.update("""
                insert into activation (id, license_id, fingerprint, identity, machine_name, app_version,
                    activated_at, last_seen_at)
                values (:id, :license, :fingerprint, :identity, :machineName, :appVersion, :activatedAt, :lastSeenAt)
                """, parameters(license, activation));
        addComponents(license, activation);
    }

    void update(LicenseId license, Activation activation) {
        session.update("""
                update activation
                set fingerprint = :fingerprint, identity = :identity, machine_name = :machineName,
                    app_version = :appVersion, activated_at = :activatedAt, last_seen_at = :lastSeenAt
                where id = :id and license_id = :license
                """, parameters(license, activation));
        session.update(
                "delete from activation_component where activation_id = :id",
                Parameters.of("id", activation.id().value()));
        addComponents(license, activation);
    }

    private void addComponents(LicenseId license, Activation activation) {
        if (activation.hardware() instanceof Fingerprint fingerprint) {
            List<Parameters> parts = new ArrayList<>();
            fingerprint
                    .components()
                    .forEach((component, hashes) -> hashes.forEach(hash ->
                            parts.add(Parameters.of("id", activation.id().value())
                                    .and("component", component)
                                    .and("hash", hash)
                                    .and("license", license.value()))));
            session.updateEach("""
                    insert into activation_component (activation_id, component, hash, license_id)
                    values (:id, :component, :hash, :license)
                    """, parts);
        }
    }

    private List<Activation> activations(List<Stored> rows) {
        Map<Long, Fingerprint> fingerprints = fingerprintsOf(
                rows.stream().filter(Stored::fingerprint).map(Stored::id).toList());
        return rows.stream().map(row -> row.with(hardware(row, fingerprints))).toList();
    }

    private static Hardware hardware(Stored row, Map<Long, Fingerprint> fingerprints) {
        return row.fingerprint()
                ? requireNonNull(fingerprints.get(row.id()), "a fingerprint has components")
                : new HardwareId(row.identity());
    }

    private Map<Long, Fingerprint> fingerprintsOf(List<Long> activations) {
        if (activations.isEmpty()) {
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

    private List<Part> parts(List<Long> activations) {
        return session.list(
                """
                select activation_id, component, hash
                from activation_component
                where activation_id = any(:activations)
                """,
                Parameters.of("activations", activations.toArray(Long[]::new)),
                row -> new Part(
                        row.number("activation_id"), row.constant(Component.class, "component"), row.text("hash")));
    }

    private static Parameters parameters(LicenseId license, Activation activation) {
        return Parameters.of("id", activation.id().value())
                .and("license", license.value())
                .and("fingerprint", activation.hardware() instanceof Fingerprint)
                .and("identity", activation.hardware().identity())
                .and("machineName", activation.machineName())
                .and("appVersion", activation.appVersion())
                .and("activatedAt", activation.activatedAt())
                .and("lastSeenAt", activation.lastSeenAt());
    }
}
