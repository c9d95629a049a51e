package org.portcullis.http.cyberlicense;

import com.google.common.escape.Escaper;
import com.google.common.html.HtmlEscapers;
import io.javalin.http.Context;
import java.util.Optional;
import org.portcullis.core.access.ReturnPath;
import org.portcullis.core.access.Secret;
import org.portcullis.http.dialect.Reply;

/** What people and programs are told of a sign-in with Discord that came to nothing. Nothing that was sent is repeated. */
final class DiscordPages {

    /** A status and the words for it. */
    record Telling(int status, String words) {}

    static final Telling UNEXPECTED = new Telling(
            400, "This sign-in has expired, was used already, or was begun in another browser. Please start again");
    static final Telling WRONG_CODE = new Telling(400, "Discord did not confirm this sign-in. Please start again");
    static final Telling SIGNED_OUT = new Telling(401, "Sign in to the account that you want to link, and start again");
    static final Telling CHALLENGE_OVER = new Telling(401, "This sign-in has expired. Please start again");
    static final Telling CLOSED = new Telling(401, "Your account is closed");
    static final Telling DECLINED = new Telling(403, "You did not let Discord tell us who you are");
    static final Telling NOT_STAFF =
            new Telling(403, "No vendor's or administrator's account is linked to your Discord account");
    static final Telling NOT_CUSTOMER = new Telling(
            403, "Your Discord account is linked to a vendor's or administrator's account, and not to a customer's");
    static final Telling NO_VERIFIED_EMAIL = new Telling(403, "Your Discord account has no verified e-mail address");
    static final Telling SIGN_IN_AGAIN =
            new Telling(403, "Sign in again before you link a Discord account: your session is older than 10 minutes");
    static final Telling EMAIL_TAKEN = new Telling(
            409, "The e-mail address of your Discord account belongs to another account, which is not linked to it");
    static final Telling ALREADY_LINKED = new Telling(409, "Your Discord account is linked to another account");
    static final Telling UNAVAILABLE = new Telling(503, "Discord can't be asked at present. Please try again later");

    private DiscordPages() {}

    /** As a page for browsers, in the dialect's shape for programs. */
    static Reply tell(Context context, Telling telling) {
        return isForPeople(context)
                ? page(context, telling.status(), """
                        <p role="alert">%s.</p>
                        <p><a href="/">Go to the start</a></p>
                        """.formatted(telling.words()))
                : new Reply(telling.status(), new CyberLicenseErrors.Failure(false, telling.words()));
    }

    /** Asks for the second factor: people in a form, programs as a sign-in by password does. */
    static Reply askForCode(Context context, Secret challenge, Optional<ReturnPath> next) {
        return isForPeople(context)
                ? form(context, 200, "", challenge.text(), next)
                : Reply.ok(SignInMessages.CodeRequired.from(challenge));
    }

    /** Asks for it once more, after a wrong code. */
    static Reply askAgain(Context context, CodeForm form) {
        return isForPeople(context)
                ? form(
                        context,
                        401,
                        "<p role=\"alert\">That code is not right, or was used already.</p>",
                        form.challenge(),
                        form.next())
                : CyberLicenseErrors.invalidCode();
    }

    private static Reply form(Context context, int status, String words, String challenge, Optional<ReturnPath> next) {
        Escaper escaper = HtmlEscapers.htmlEscaper();
        return page(context, status, """
                %s
                <form method="post" action="/auth/discord/code">
                <input type="hidden" name="challenge" value="%s">
                <input type="hidden" name="next" value="%s">
                <label for="code">The code of your authenticator, or a recovery code</label>
                <input id="code" name="code" autocomplete="one-time-code" maxlength="40" required autofocus>
                <button>Sign in</button>
                </form>
                """.formatted(
                        words,
                        escaper.escape(challenge),
                        escaper.escape(next.map(ReturnPath::text).orElse(""))));
    }

    private static boolean isForPeople(Context context) {
        return Optional.ofNullable(context.header("Accept"))
                .filter(accept -> accept.contains("text/html"))
                .isPresent();
    }

    private static Reply page(Context context, int status, String content) {
        context.header(
                "Content-Security-Policy",
                "default-src 'none'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'");
        return new Reply(status, new Reply.Page("""
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                <title>Sign in with Discord</title>
                </head>
                <body>
                <main>
                <h1>Sign in with Discord</h1>
                %s
                </main>
                </body>
                </html>
                """.formatted(content)));
    }
}
