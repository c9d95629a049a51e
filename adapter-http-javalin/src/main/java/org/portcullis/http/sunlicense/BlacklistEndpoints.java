package org.portcullis.http.sunlicense;

import io.javalin.http.Context;
import java.util.Optional;
import org.portcullis.core.access.Caller;
import org.portcullis.core.blacklist.BlacklistDraft;
import org.portcullis.core.blacklist.BlacklistEntry;
import org.portcullis.core.blacklist.BlacklistScope;
import org.portcullis.core.id.BlacklistEntryId;
import org.portcullis.core.product.Product;
import org.portcullis.http.dialect.BodyReader;
import org.portcullis.http.dialect.DialectSettings;
import org.portcullis.http.dialect.HttpProblem;
import org.portcullis.http.dialect.PathReader;
import org.portcullis.http.dialect.QueryReader;
import org.portcullis.http.dialect.Rejection;
import org.portcullis.http.dialect.Reply;
import org.portcullis.http.dialect.UseCases;
import org.portcullis.http.sunlicense.BlacklistMessages.BlacklistBody;
import org.portcullis.http.sunlicense.BlacklistMessages.EntryWish;
import org.portcullis.http.sunlicense.BlacklistMessages.ShownEntry;
import org.portcullis.http.sunlicense.ErrorMessages.Deleted;
import org.portcullis.ports.in.BlacklistAdministration;
import org.portcullis.ports.in.BlacklistChange;
import org.portcullis.ports.in.ProductAdministration;

/**
 * Who may not run anything. An entry for all products is for all of its account's, or of the server's if an administrator makes
 * it.
 */
final class BlacklistEndpoints {

    private final BlacklistAdministration blacklists;
    private final ProductAdministration products;
    private final BodyReader<BlacklistBody> bodies;
    private final SunLicenseErrors.OfRoute reading = SunLicenseErrors.accepting(Intents.READ_BLACKLISTS);
    private final SunLicenseErrors.OfRoute writing = SunLicenseErrors.accepting(Intents.WRITE_BLACKLISTS);

    BlacklistEndpoints(UseCases useCases, DialectSettings settings) {
        this.blacklists = useCases.administration().blacklists();
        this.products = useCases.administration().products();
        this.bodies = new BodyReader<>(BlacklistBody.class, settings.maxBodyBytes());
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
                .orElseGet(() -> reading.entryNotFound());
    }

    Reply create(Context context, Caller caller) {
        EntryWish wanted = bodies.read(context).toWish();
        Optional<BlacklistScope> scope = wanted.product().isEmpty()
                ? BlacklistScope.everywhereOf(caller)
                : products.find(caller, wanted.product().get()).map(BlacklistEndpoints::only);
        if (scope.isEmpty() && wanted.product().isEmpty()) {
            throw new Rejection(new HttpProblem.Forbidden());
        }
        return scope.isEmpty()
                ? writing.productNotFound()
                : reply(blacklists.create(caller, new BlacklistDraft(scope.get(), wanted.datum(), wanted.reason())));
    }

    /** An entry for all products stays within the account that it is of. */
    Reply replace(Context context, Caller caller) {
        BlacklistEntryId id = id(context);
        EntryWish wanted = bodies.read(context).toWish();
        Optional<Product> product = wanted.product().flatMap(named -> products.find(caller, named));
        if (wanted.product().isPresent() && product.isEmpty()) {
            return blacklists.find(caller, id).isPresent() ? writing.productNotFound() : writing.entryNotFound();
        }
        // Decided of the entry as it is when it is changed: it may be another account's by then.
        return reply(blacklists.change(
                caller,
                id,
                draft -> new BlacklistDraft(
                        product.map(BlacklistEndpoints::only)
                                .orElseGet(() -> draft.scope().forAllProducts()),
                        wanted.datum(),
                        wanted.reason())));
    }

    Reply delete(Context context, Caller caller) {
        return blacklists.delete(caller, id(context))
                ? Reply.ok(new Deleted("Blacklist entry deleted"))
                : writing.entryNotFound();
    }

    private static BlacklistScope only(Product product) {
        return new BlacklistScope.Product(product.owner(), product.id());
    }

    private Reply reply(BlacklistChange change) {
        return switch (change) {
            case BlacklistChange.Done done -> Reply.ok(ShownEntry.from(done.entry()));
            case BlacklistChange.NotFound notFound -> writing.entryNotFound();
            case BlacklistChange.UnknownScope unknown -> writing.productNotFound();
            case BlacklistChange.AlreadyBarred barred -> writing.entryExists();
        };
    }

    private static BlacklistEntryId id(Context context) {
        return new BlacklistEntryId(PathReader.number(context, "id"));
    }
}
