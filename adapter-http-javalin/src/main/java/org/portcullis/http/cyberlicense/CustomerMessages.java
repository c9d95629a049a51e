package org.portcullis.http.cyberlicense;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.portcullis.core.customer.Customer;
import org.portcullis.core.customer.CustomerDraft;
import org.portcullis.core.license.Patch;
import org.portcullis.core.text.TextRule;
import org.portcullis.http.dialect.FieldReader;

/** What goes over the wire about customers. */
final class CustomerMessages {

    private CustomerMessages() {}

    /** The body of a call that makes a customer. */
    record CreateBody(
            @Nullable String name,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String discordId,
            @Nullable String notes) {

        CustomerDraft toDraft() {
            FieldReader fields = new FieldReader();
            Optional<String> called = fields.requiredLine("name", name).map(String::strip);
            Optional<String> address = fields.email("email", email);
            Optional<String> number = fields.line("phone", phone);
            Optional<String> discord = fields.line("discordId", discordId);
            Optional<String> remarks = fields.text("notes", notes, TextRule.NOTES);
            fields.requireAllRight();
            return new CustomerDraft(called.orElseThrow(), address, number, discord, remarks);
        }
    }

    /** The body of a call that changes one: what is not in it stays, what is null goes. */
    record ChangeBody(
            Patch<String> name,
            Patch<String> email,
            Patch<String> phone,
            Patch<String> discordId,
            Patch<String> notes) {

        UnaryOperator<CustomerDraft> toChange() {
            FieldReader fields = new FieldReader();
            Patch<String> called =
                    fields.patch(name, text -> fields.requiredLine("name", text).map(String::strip));
            if (name instanceof Patch.Clear<String>) {
                fields.reject("name", "is required");
            }
            Patch<Optional<String>> address = fields.patch(email, text -> Optional.of(fields.email("email", text)));
            Patch<Optional<String>> number = fields.patch(phone, text -> Optional.of(fields.line("phone", text)));
            Patch<Optional<String>> discord =
                    fields.patch(discordId, text -> Optional.of(fields.line("discordId", text)));
            Patch<String> remarks = fields.patch(notes, text -> fields.text("notes", text, TextRule.NOTES));
            fields.requireAllRight();
            return draft -> new CustomerDraft(
                    called.on(draft.name(), draft.name()),
                    address.on(draft.email(), Optional.empty()),
                    number.on(draft.phone(), Optional.empty()),
                    discord.on(draft.discordId(), Optional.empty()),
                    remarks.onOptional(draft.notes()),
                    // This vendor has no words for it, so it stays.
                    draft.profile());
        }
    }

    /** One customer. */
    record OneCustomer(boolean success, ShownCustomer customer) {
        static OneCustomer from(Customer customer) {
            return new OneCustomer(true, ShownCustomer.from(customer));
        }
    }

    /** A customer as it is shown. */
    record ShownCustomer(
            String _id,
            String name,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String discordId,
            @Nullable String notes,
            String createdAt,
            String updatedAt) {

        static ShownCustomer from(Customer customer) {
            return new ShownCustomer(
                    ObjectId.of(customer.id().value()),
                    customer.name(),
                    customer.email().orElse(null),
                    customer.phone().orElse(null),
                    customer.discordId().orElse(null),
                    customer.notes().orElse(null),
                    LicenseMessages.MOMENT.format(customer.createdAt()),
                    LicenseMessages.MOMENT.format(customer.updatedAt()));
        }
    }

    /** Something is done. */
    record Done(boolean success, String message) {
        static final Done DELETED = new Done(true, "Customer deleted");
    }
}
