package org.portcullis.http.cyberlicense;

import io.javalin.http.Context;
import java.util.Optional;
import org.portcullis.core.access.Caller;
import org.portcullis.core.id.PaymentId;
import org.portcullis.core.idempotency.RepeatableCall;
import org.portcullis.http.cyberlicense.TransactionMessages.ChangeBody;
import org.portcullis.http.cyberlicense.TransactionMessages.CreateBody;
import org.portcullis.http.cyberlicense.TransactionMessages.OneTransaction;
import org.portcullis.http.cyberlicense.TransactionMessages.Transactions;
import org.portcullis.http.dialect.BodyReader;
import org.portcullis.http.dialect.DialectSettings;
import org.portcullis.http.dialect.QueryReader;
import org.portcullis.http.dialect.RepeatableCalls;
import org.portcullis.http.dialect.Reply;
import org.portcullis.http.dialect.RequestBody;
import org.portcullis.http.dialect.UseCases;
import org.portcullis.ports.in.PaymentAdministration;
import org.portcullis.ports.in.PaymentChange;
import org.portcullis.ports.query.PageRequest;

/** What owners put on record of payments. */
final class TransactionEndpoints {

    private static final int BY_DEFAULT = 100;

    private final PaymentAdministration payments;
    private final BodyReader<CreateBody> creations;
    private final BodyReader<ChangeBody> changes;
    private final DialectSettings settings;

    TransactionEndpoints(UseCases useCases, DialectSettings settings) {
        this.payments = useCases.administration().payments();
        this.creations = new BodyReader<>(CreateBody.class, settings.maxBodyBytes());
        this.changes = new BodyReader<>(ChangeBody.class, settings.maxBodyBytes());
        this.settings = settings;
    }

    Reply list(Context context, Caller caller) {
        QueryReader query = new QueryReader(context);
        PageRequest page = query.page(BY_DEFAULT);
        query.requireAllRight();
        return Reply.ok(Transactions.from(payments.list(caller, page)));
    }

    Reply create(Context context, Caller caller) {
        byte[] body = RequestBody.take(context, settings.maxBodyBytes());
        Optional<RepeatableCall> call = RepeatableCalls.of(context, body);
        return answer(payments.create(caller, creations.read(body).toDraft(), call), 201);
    }

    Reply change(Context context, Caller caller) {
        var status = changes.read(context).toStatus();
        return ObjectId.parse(context.pathParam("id"), PaymentId::new)
                .map(id -> answer(payments.change(caller, id, status), 200))
                .orElseGet(TransactionEndpoints::notFound);
    }

    private static Reply answer(PaymentChange change, int status) {
        return switch (change) {
            case PaymentChange.Done done -> new Reply(status, OneTransaction.from(done.payment()));
            case PaymentChange.NotFound unknown -> notFound();
            case PaymentChange.UnknownLicense unknown -> CyberLicenseErrors.notFound("License not found");
            case PaymentChange.UnknownCustomer unknown -> CyberLicenseErrors.notFound("Customer not found");
            case PaymentChange.ProviderIdTaken taken ->
                CyberLicenseErrors.conflict("A transaction with this providerId exists already");
            case PaymentChange.NotFrom from ->
                CyberLicenseErrors.conflict(
                        "A " + TransactionMessages.word(from.current()) + " transaction can't get that status");
        };
    }

    private static Reply notFound() {
        return CyberLicenseErrors.notFound("Transaction not found");
    }
}
