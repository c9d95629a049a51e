package org.portcullis.memory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.portcullis.core.validation.ValidationRecord;
import org.portcullis.ports.out.UnwrittenValidations;

final class InMemoryUnwrittenValidations implements UnwrittenValidations {
    private final Map<UUID, List<ValidationRecord>> batches = new LinkedHashMap<>();

    @Override
    public void keep(UUID batch, List<ValidationRecord> validations) {
        synchronized (batches) {
            batches.put(batch, List.copyOf(validations));
        }
    }

    @Override
    public void replay(BiConsumer<UUID, List<ValidationRecord>> writer) {
        List<RuntimeException> failures = new ArrayList<>();
        for (Map.Entry<UUID, List<ValidationRecord>> batch : kept()) {
            try {
                writer.accept(batch.getKey(), batch.getValue());
                forget(batch.getKey());
            } catch (RuntimeException failed) {
                failures.add(failed);
            }
        }
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
    }

    private void forget(UUID batch) {
        synchronized (batches) {
            batches.remove(batch);
        }
    }

    private Collection<Map.Entry<UUID, List<ValidationRecord>>> kept() {
        synchronized (batches) {
            return new LinkedHashMap<>(batches).sequencedEntrySet();
        }
    }
}
