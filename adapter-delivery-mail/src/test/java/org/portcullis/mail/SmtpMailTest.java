package org.portcullis.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.DummySSLSocketFactory;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portcullis.core.mail.Letter;
import org.portcullis.mail.SmtpSettings.Login;
import org.portcullis.mail.SmtpSettings.Protection;
import org.portcullis.ports.out.MailAwayException;
import org.portcullis.ports.out.MailRefusedException;

/** Against a real mail server, over real sockets. */
class SmtpMailTest {

    private static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");
    private static final Letter LETTER =
            new Letter("user@example.com", "A new password \u00FC", "Fran\u00E7ais, \u65E5\u672C\n.\nThe end\n");
    private static final String FROM = "Portcullis <licenses@example.org>";

    private GreenMail server = new GreenMail(onAnyPort(ServerSetup.PROTOCOL_SMTP));

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void aLetterArrivesAsItWasWritten() throws Exception {
        server.start();

        mail(Protection.NONE, Optional.empty()).send(LETTER);

        MimeMessage[] arrived = server.getReceivedMessages();
        assertThat(arrived).hasSize(1);
        assertThat(arrived[0].getSubject()).isEqualTo(LETTER.subject());
        // A line break at the very end is SMTP's own.
        assertThat(arrived[0].getContent().toString().replace("\r\n", "\n") + "\n")
                .isEqualTo(LETTER.text());
        assertThat(arrived[0].getAllRecipients()).extracting(Object::toString).containsExactly("user@example.com");
        assertThat(arrived[0].getFrom()).extracting(Object::toString).containsExactly(FROM);
        assertThat(arrived[0].getSentDate()).isEqualTo(Date.from(NOW));
        assertThat(arrived[0].getHeader("Auto-Submitted")).containsExactly("auto-generated");
    }

    @Test
    void whoSignsInIsLetIn() {
        server.setUser("sender@example.org", "sender", "sesame");
        server.getUserManager().setAuthRequired(true);
        server.start();

        mail(Protection.NONE, Optional.of(new Login("sender", "sesame"))).send(LETTER);

        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void aWrongPasswordIsTheServersTroubleAndIsNotTold() {
        server.setUser("sender@example.org", "sender", "sesame");
        server.start();

        assertThatThrownBy(() -> mail(Protection.NONE, Optional.of(new Login("sender", "open it")))
                        .send(LETTER))
                .isInstanceOf(MailAwayException.class)
                .hasMessageContaining("127.0.0.1:")
                .hasMessageNotContaining("open it");
        assertThat(new Login("sender", "sesame").toString()).doesNotContain("sesame");
    }

    @Test
    void aServerThatOffersNoTlsIsToldNothing() {
        server.setUser("sender@example.org", "sender", "sesame");
        server.start();

        assertThatThrownBy(() -> mail(Protection.STARTTLS, Optional.of(new Login("sender", "sesame")))
                        .send(LETTER))
                .isInstanceOf(MailAwayException.class);
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void aCertificateThatNobodyTrustsIsRefused() {
        server = new GreenMail(onAnyPort(ServerSetup.PROTOCOL_SMTPS));
        server.start();

        assertThatThrownBy(() -> mail(Protection.TLS, Optional.empty()).send(LETTER))
                .isInstanceOf(MailAwayException.class);
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void aCertificateOfAnotherHostIsRefusedEvenWhenItsMakerIsTrusted() {
        server = new GreenMail(onAnyPort(ServerSetup.PROTOCOL_SMTPS));
        server.start();
        var settings =
                new SmtpSettings("127.0.0.1", server.getSmtps().getPort(), Protection.TLS, Optional.empty(), FROM);

        assertThatThrownBy(() -> new SmtpMail(settings, time(), Optional.of(new DummySSLSocketFactory())).send(LETTER))
                .isInstanceOf(MailAwayException.class);
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void aServerThatIsNotThereIsAway() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        var settings = new SmtpSettings("127.0.0.1", free, Protection.NONE, Optional.empty(), FROM);

        assertThatThrownBy(() -> new SmtpMail(settings, time()).send(LETTER)).isInstanceOf(MailAwayException.class);
    }

    @ParameterizedTest
    @CsvSource({"450 greylisted, false", "452 disk full, false", "550 no such mailbox, true", "554 spam, true"})
    void whatAServerRefusesForNowMayBeTriedAgain(String answer, boolean forEver) throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> refuse(socket, answer));
            var settings =
                    new SmtpSettings("127.0.0.1", socket.getLocalPort(), Protection.NONE, Optional.empty(), FROM);

            assertThatThrownBy(() -> new SmtpMail(settings, time()).send(LETTER))
                    .isInstanceOf(forEver ? MailRefusedException.class : MailAwayException.class);
        }
    }

    /** A mail server that takes no recipient. */
    private static void refuse(ServerSocket socket, String answer) {
        try (Socket client = socket.accept();
                var lines = new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII))) {
            OutputStream out = client.getOutputStream();
            out.write("220 here\r\n".getBytes(US_ASCII));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                out.write(((line.startsWith("RCPT") ? answer : "250 well") + "\r\n").getBytes(US_ASCII));
            }
        } catch (IOException gone) {
            // The client has its answer.
        }
    }

    @Test
    void anAddressThatIsNoneIsRefusedForEver() {
        server.start();

        assertThatThrownBy(() -> mail(Protection.NONE, Optional.empty()).send(new Letter("nobody", "s", "t")))
                .isInstanceOf(MailRefusedException.class);
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void aLineBreakBeginsNoHeader() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Letter("a@example.com\r\nBcc: b@example.com", "s", "t"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Letter("a@example.com", "s\nBcc: b@e.com", "t"));
        assertThat(LETTER.toString()).doesNotContain("The end");
    }

    @Test
    void aSenderThatIsNoAddressIsFoundAtTheStart() {
        for (String sender : List.of("nobody at all", "nobody", "", "a@b\r\nBcc: c@d")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new SmtpSettings("127.0.0.1", 25, Protection.NONE, Optional.empty(), sender));
        }
    }

    private SmtpMail mail(Protection protection, Optional<Login> login) {
        int port = protection == Protection.TLS
                ? server.getSmtps().getPort()
                : server.getSmtp().getPort();
        return new SmtpMail(new SmtpSettings("127.0.0.1", port, protection, login, FROM), time());
    }

    private static InstantSource time() {
        return InstantSource.fixed(NOW);
    }

    private static ServerSetup onAnyPort(String protocol) {
        return new ServerSetup(0, "127.0.0.1", protocol);
    }
}
