package org.portcullis.http.licensechain;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.portcullis.core.license.Patch;
import org.portcullis.core.product.Product;
import org.portcullis.core.product.ProductDraft;
import org.portcullis.core.product.Slug;
import org.portcullis.core.text.TextRule;
import org.portcullis.http.dialect.FieldReader;

/** What goes over the wire about applications. */
final class AppMessages {

    private static final String SLUG =
            "must be a to z, 0 to 9 and single dashes, " + Slug.MAX_LENGTH + " characters at most";

    private AppMessages() {}

    /** The body of a call that makes an application. */
    record CreateBody(
            @Nullable String name,
            @Nullable String slug,
            @Nullable String description) {

        ProductDraft toDraft() {
            FieldReader fields = new FieldReader();
            Optional<String> called = fields.requiredLine("name", name).map(String::strip);
            Optional<Slug> shortName = fields.parsed("slug", slug, Slug::parse, SLUG);
            Optional<String> described = fields.text("description", description, TextRule.NOTES);
            fields.requireAllRight();
            ProductDraft draft = ProductDraft.named(called.orElseThrow()).described(described);
            return shortName.map(draft::called).orElse(draft);
        }
    }

    /** The body of a call that changes one; what is not in it stays. */
    record ChangeBody(Patch<String> name, Patch<String> slug, Patch<String> description) {

        /** What is to become of an application. */
        UnaryOperator<ProductDraft> toChange() {
            FieldReader fields = new FieldReader();
            Patch<String> called =
                    fields.patch(name, text -> fields.requiredLine("name", text).map(String::strip));
            Patch<Slug> shortName = fields.patch(slug, text -> fields.parsed("slug", text, Slug::parse, SLUG));
            Patch<String> about = fields.patch(description, text -> fields.text("description", text, TextRule.NOTES));
            if (name instanceof Patch.Clear<String>) {
                fields.reject("name", "is required");
            }
            if (slug instanceof Patch.Clear<String>) {
                fields.reject("slug", "is required");
            }
            fields.requireAllRight();
            return draft -> {
                ProductDraft renamed = draft.renamed(called.on(draft.name(), draft.name()))
                        .described(about.onOptional(draft.description()));
                return shortName instanceof Patch.To<Slug> to ? renamed.called(to.value()) : renamed;
            };
        }
    }

    /** An application. */
    record App(
            String id,
            String name,
            String slug,
            @Nullable String description,
            @Nullable String apiKey,
            String createdAt,
            String updatedAt) {

        /** With its key, or as much of it as may be shown. */
        static App from(Product product, Optional<String> apiKey) {
            return new App(
                    product.uuid().toString(),
                    product.name(),
                    product.slug().orElseGet(() -> Slug.of(product.name())).text(),
                    product.description().orElse(null),
                    apiKey.orElse(null),
                    Moments.millis(product.createdAt()),
                    Moments.millis(product.updatedAt()));
        }
    }

    /** Applications. */
    record Apps(List<App> apps) {}

    /** Something is done. */
    record Done(String message) {
        static final Done DELETED = new Done("App deleted successfully");
    }
}
