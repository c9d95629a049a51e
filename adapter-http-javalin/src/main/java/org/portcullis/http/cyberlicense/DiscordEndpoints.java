package org.portcullis.http.cyberlicense;

import io.javalin.http.Context;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.portcullis.core.access.Caller;
import org.portcullis.core.access.ReturnPath;
import org.portcullis.core.access.SignInSession;
import org.portcullis.http.dialect.AccessUseCases;
import org.portcullis.http.dialect.BrowserSessions;
import org.portcullis.http.dialect.DialectSettings;
import org.portcullis.http.dialect.HttpProblem;
import org.portcullis.http.dialect.QueryReader;
import org.portcullis.http.dialect.Rejection;
import org.portcullis.http.dialect.Reply;
import org.portcullis.http.dialect.SignInCookie;
import org.portcullis.ports.in.DiscordArrival;
import org.portcullis.ports.in.DiscordDeparture;
import org.portcullis.ports.in.DiscordRequest;
import org.portcullis.ports.in.DiscordReturn;
import org.portcullis.ports.in.DiscordSignIn;
import org.portcullis.ports.in.SecondStep;
import org.portcullis.ports.in.SecondStepOutcome;
import org.portcullis.ports.in.SecondStepRequest;
import org.portcullis.ports.in.SignInOutcome;

/** Sends people to Discord, and receives them when they come back. People see these answers, so they may be pages. */
final class DiscordEndpoints {

    private static final ReturnPath HOME = new ReturnPath("/");
    private static final String RETRY_AFTER_SECONDS = "5";

    private final DiscordSignIn discord;
    private final BrowserSessions browsers;
    private final SecondStep secondStep;
    private final SignInCookie cookie;
    private final int maxBodyBytes;

    DiscordEndpoints(AccessUseCases access, BrowserSessions browsers, DialectSettings settings) {
        this.discord = access.discord();
        this.secondStep = access.secondStep();
        this.browsers = browsers;
        this.cookie = new SignInCookie(settings.site());
        this.maxBodyBytes = settings.maxBodyBytes();
    }

    Reply depart(Context context, Caller caller) {
        requireDiscord(context);
        Map<String, Supplier<DiscordRequest.Purpose>> purposes = Map.of(
                "customer", DiscordRequest.AsCustomer::new,
                "admin", DiscordRequest.AsStaff::new,
                "link", () -> new DiscordRequest.ToLink(browsers.bearerFromHere(context)));
        QueryReader query = new QueryReader(context);
        Optional<Supplier<DiscordRequest.Purpose>> purpose = query.parsed(
                "as", text -> Optional.ofNullable(purposes.get(text)), "must be one of customer, admin, link");
        Optional<ReturnPath> next = query.parsed("next", ReturnPath::parse, "must be a path of this server");
        query.requireAllRight();
        DiscordRequest request = new DiscordRequest(
                purpose.<DiscordRequest.Purpose>map(Supplier::get).orElseGet(DiscordRequest.AsCustomer::new), next);
        return switch (discord.depart(caller.origin(), request)) {
            case DiscordDeparture.Sent sent -> {
                cookie.set(context, sent.browser(), sent.life());
                yield redirect(context, 302, sent.to().toString());
            }
            case DiscordDeparture.SessionTooOld old -> DiscordPages.tell(context, DiscordPages.SIGN_IN_AGAIN);
            case DiscordDeparture.TooManyAttempts tooMany -> throw Rejection.tooMany(tooMany.retryAfter());
        };
    }

    Reply arrive(Context context, Caller caller) {
        requireDiscord(context);
        DiscordArrival arrival = discord.arrive(
                caller.origin(),
                new DiscordReturn(
                        Optional.ofNullable(context.queryParam("state")),
                        Optional.ofNullable(context.queryParam("code")),
                        Optional.ofNullable(context.queryParam("error")),
                        cookie.presented(context),
                        browsers.presented(context),
                        browsers.find(context)));
        return switch (arrival) {
            case DiscordArrival.TooManyAttempts tooMany ->
                // Nothing was tried, so they may come again.
                throw Rejection.tooMany(tooMany.retryAfter());
            case DiscordArrival.Known known -> {
                cookie.clear(context);
                yield goOn(context, known);
            }
            case DiscordArrival.Linked linked -> {
                cookie.clear(context);
                yield redirect(context, 303, linked.next().orElse(HOME).text());
            }
            case DiscordArrival.Unexpected other -> DiscordPages.tell(context, DiscordPages.UNEXPECTED);
            case DiscordArrival.Declined other -> DiscordPages.tell(context, DiscordPages.DECLINED);
            case DiscordArrival.WrongCode other -> DiscordPages.tell(context, DiscordPages.WRONG_CODE);
            case DiscordArrival.Unavailable other -> {
                context.header("Retry-After", RETRY_AFTER_SECONDS);
                yield DiscordPages.tell(context, DiscordPages.UNAVAILABLE);
            }
            case DiscordArrival.NotStaff other -> DiscordPages.tell(context, DiscordPages.NOT_STAFF);
            case DiscordArrival.NotCustomer other -> DiscordPages.tell(context, DiscordPages.NOT_CUSTOMER);
            case DiscordArrival.NoVerifiedEmail other -> DiscordPages.tell(context, DiscordPages.NO_VERIFIED_EMAIL);
            case DiscordArrival.EmailTaken other -> DiscordPages.tell(context, DiscordPages.EMAIL_TAKEN);
            case DiscordArrival.AlreadyLinked other -> DiscordPages.tell(context, DiscordPages.ALREADY_LINKED);
            case DiscordArrival.SignedOut other -> DiscordPages.tell(context, DiscordPages.SIGNED_OUT);
        };
    }

    private Reply goOn(Context context, DiscordArrival.Known known) {
        return switch (known.outcome()) {
            case SignInOutcome.Done done -> {
                browsers.begin(context, done.opened());
                yield redirect(context, 303, known.next().orElse(HOME).text());
            }
            case SignInOutcome.WrongCredentials closed -> DiscordPages.tell(context, DiscordPages.CLOSED);
            case SignInOutcome.CodeRequired required ->
                DiscordPages.askForCode(context, required.challenge(), known.next());
            // None was shown.
            case SignInOutcome.WrongCode wrong -> CyberLicenseErrors.invalidCode();
            case SignInOutcome.TooManyAttempts tooMany -> throw Rejection.tooMany(tooMany.retryAfter());
        };
    }

    /** The second step, of a browser that was asked for it by {@link DiscordPages#askForCode}. */
    Reply verify(Context context, Caller caller) {
        requireDiscord(context);
        CodeForm form = CodeForm.read(context, maxBodyBytes);
        SecondStepRequest request = new SecondStepRequest(
                form.challenge(), form.code(), SignInSession.Kind.BROWSER, browsers.presented(context));
        return switch (secondStep.verify(caller.origin(), request)) {
            case SecondStepOutcome.Done done -> {
                browsers.begin(context, done.opened());
                yield redirect(context, 303, form.next().orElse(HOME).text());
            }
            case SecondStepOutcome.WrongCode wrong -> DiscordPages.askAgain(context, form);
            case SecondStepOutcome.Over over -> DiscordPages.tell(context, DiscordPages.CHALLENGE_OVER);
            case SecondStepOutcome.TooManyAttempts tooMany -> throw Rejection.tooMany(tooMany.retryAfter());
        };
    }

    /** Without Discord there are no such paths; with it the address bar holds what no other site is to be told. */
    private void requireDiscord(Context context) {
        if (!discord.isOffered()) {
            throw new Rejection(new HttpProblem.UnknownPath());
        }
        context.header("Referrer-Policy", "no-referrer");
    }

    private static Reply redirect(Context context, int status, String to) {
        context.header("Location", to);
        return new Reply(status, new Reply.PlainText(""));
    }
}
