package org.portcullis.memory;

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
        for (Map.Entry<UUID, List<ValidationRecord>> batch : kept()) {
            writer.accept(batch.getKey(), batch.getValue());
            synchronized (batches) {
                batches.remove(batch.getKey());
            }
        }
    }

    private Collection<Map.Entry<UUID, List<ValidationRecord>>> kept() {
        synchronized (batches) {
            return new LinkedHashMap<>(batches).sequencedEntrySet();
        }
    }
}
