package org.portcullis.http.sunlicense;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.function.Supplier;
import org.portcullis.core.access.Caller;
import org.portcullis.core.blacklist.BlacklistDraft;
import org.portcullis.core.blacklist.BlacklistEntry;
import org.portcullis.core.blacklist.BlacklistScope;
import org.portcullis.core.id.BlacklistEntryId;
import org.portcullis.http.dialect.AdministrationUseCases;
import org.portcullis.http.dialect.BodyReader;
import org.portcullis.http.dialect.HttpProblem;
import org.portcullis.http.dialect.PathReader;
import org.portcullis.http.dialect.QueryReader;
import org.portcullis.http.dialect.Rejection;
import org.portcullis.http.dialect.Reply;
import org.portcullis.http.sunlicense.BlacklistMessages.BlacklistBody;
import org.portcullis.http.sunlicense.BlacklistMessages.ShownEntry;
import org.portcullis.http.sunlicense.BlacklistMessages.Wanted;
import org.portcullis.http.sunlicense.ErrorMessages.Deleted;
import org.portcullis.ports.in.BlacklistAdministration;
import org.portcullis.ports.in.BlacklistChange;
import org.portcullis.ports.in.ProductAdministration;

/** Who may not run anything. An entry for all products is for all of its account's, or of the server's if an administrator makes it. */
final class BlacklistEndpoints {

    private static final String ENTRY = "Blacklist entry";
    private static final String PRODUCT = "Product";

    private final BlacklistAdministration blacklists;
    private final ProductAdministration products;
    private final BodyReader<BlacklistBody> bodies;
    private final SunLicenseErrors.OfRoute reading = SunLicenseErrors.accepting(Intents.READ_BLACKLISTS);
    private final SunLicenseErrors.OfRoute writing = SunLicenseErrors.accepting(Intents.WRITE_BLACKLISTS);

    BlacklistEndpoints(AdministrationUseCases useCases, int maxBodyBytes) {
        this.blacklists = useCases.blacklists();
        this.products = useCases.products();
        this.bodies = new BodyReader<>(BlacklistBody.class, maxBodyBytes);
    }

    Reply list(Context context, Caller caller) {
        return Lists.reply(
                context,
                new QueryReader(context),
                page -> blacklists.list(caller, page),
                (last, limit) -> blacklists.after(caller, last.map(BlacklistEntry::id), limit),
                some -> some.stream().map(ShownEntry::from).toList());
    }

    Reply show(Context context, Caller caller) {
        return blacklists
                .find(caller, id(context))
                .map(entry -> Reply.ok(ShownEntry.from(entry)))
                .orElseGet(() -> reading.notFound(ENTRY));
    }

    Reply create(Context context, Caller caller) {
        Wanted wanted = bodies.read(context).toWanted();
        Optional<BlacklistScope> scope = scope(
                caller,
                wanted,
                () -> BlacklistScope.everywhereOf(caller)
                        .orElseThrow(() -> new Rejection(new HttpProblem.Forbidden())));
        return scope.isEmpty()
                ? writing.notFound(PRODUCT)
                : reply(blacklists.create(caller, new BlacklistDraft(scope.get(), wanted.datum(), wanted.reason())));
    }

    /** An entry for all products stays within the account that it is of. */
    Reply replace(Context context, Caller caller) {
        BlacklistEntryId id = id(context);
        Wanted wanted = bodies.read(context).toWanted();
        Optional<BlacklistEntry> entry = blacklists.find(caller, id);
        if (entry.isEmpty()) {
            return writing.notFound(ENTRY);
        }
        Optional<BlacklistScope> scope =
                scope(caller, wanted, () -> entry.get().scope().forAllProducts());
        return scope.isEmpty()
                ? writing.notFound(PRODUCT)
                : reply(blacklists.change(
                        caller, id, draft -> new BlacklistDraft(scope.get(), wanted.datum(), wanted.reason())));
    }

    Reply delete(Context context, Caller caller) {
        return blacklists.delete(caller, id(context))
                ? Reply.ok(new Deleted("Blacklist entry deleted"))
                : writing.notFound(ENTRY);
    }

    /** Empty if the caller sees no such product. */
    private Optional<BlacklistScope> scope(Caller caller, Wanted wanted, Supplier<BlacklistScope> forAll) {
        return wanted.product().isEmpty()
                ? Optional.of(forAll.get())
                : products.find(caller, wanted.product().get())
                        .map(product -> new BlacklistScope.Product(product.owner(), product.id()));
    }

    private Reply reply(BlacklistChange change) {
        return switch (change) {
            case BlacklistChange.Done done -> Reply.ok(ShownEntry.from(done.entry()));
            case BlacklistChange.NotFound notFound -> writing.notFound(ENTRY);
            case BlacklistChange.UnknownScope unknown -> writing.notFound(PRODUCT);
            case BlacklistChange.AlreadyBarred barred -> writing.conflict("Blacklist entry already exists");
        };
    }

    private static BlacklistEntryId id(Context context) {
        return new BlacklistEntryId(PathReader.number(context, "id"));
    }
}
