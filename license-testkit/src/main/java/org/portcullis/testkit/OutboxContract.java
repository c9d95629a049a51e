package org.portcullis.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portcullis.testkit.Fixtures.NOW;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.portcullis.core.license.License;
import org.portcullis.core.webhook.Event;
import org.portcullis.core.webhook.EventType;

/** What the outbox promises. */
public abstract class OutboxContract extends StoreContract {

    protected OutboxContract(Backend.Opener opener) {
        super(opener);
    }

    @Test
    void anEmptyOutboxHasNothingPending() {
        check(stores -> assertThat(stores.outbox().pending(1)).isEmpty());
    }

    @Test
    void eventsArePendingOldestFirstWithEveryField() {
        License license = addLicense();
        List<Event> events = new ArrayList<>();
        for (EventType type : EventType.values()) {
            events.add(new Event(
                    CountingIdentifiers.uuid(NOW, 100 - events.size()),
                    type,
                    vendor.id(),
                    product.id(),
                    license.id(),
                    NOW.plusMillis(999)));
        }
        events.forEach(event -> change(stores -> stores.outbox().add(event)));

        check(stores -> {
            assertThat(stores.outbox().pending(100)).containsExactlyElementsOf(events);
            assertThat(stores.outbox().pending(2)).containsExactlyElementsOf(events.subList(0, 2));
        });
    }

    @Test
    void anEventOutlivesTheLicenseItTellsOf() {
        License license = addLicense();
        Event event = Fixtures.event(1, vendor.id(), product.id(), license.id());
        change(stores -> {
            stores.licenses().update(license.deleted(NOW));
            stores.outbox().add(event);
        });
        change(stores -> stores.products().remove(product.id()));

        check(stores -> assertThat(stores.outbox().pending(10)).containsExactly(event));
    }
}
