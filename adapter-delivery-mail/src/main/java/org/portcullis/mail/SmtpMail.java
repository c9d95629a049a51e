package org.portcullis.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.portcullis.core.mail.Letter;
import org.portcullis.ports.out.Mail;
import org.portcullis.ports.out.MailAwayException;
import org.portcullis.ports.out.MailRefusedException;

/** A connection for each letter: they are few. */
public final class SmtpMail implements Mail {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** The first answer of a server that means never. */
    private static final int PERMANENT = 500;

    private final SmtpSettings settings;
    private final Session session;
    private final InstantSource time;

    /** Letters that are handed in where {@code settings} say. */
    public SmtpMail(SmtpSettings settings, InstantSource time) {
        this(settings, time, Optional.empty());
    }

    /** The same, with the certificates of {@code trusted} in place of those that the JDK trusts. */
    SmtpMail(SmtpSettings settings, InstantSource time, Optional<SSLSocketFactory> trusted) {
        this.settings = settings;
        this.time = time;
        Properties properties = properties(settings);
        trusted.ifPresent(factory -> properties.put("mail.smtp.ssl.socketFactory", factory));
        this.session = Session.getInstance(properties);
    }

    @Override
    public void send(Letter letter) {
        try {
            MimeMessage message = message(letter);
            try (Transport transport = session.getTransport("smtp")) {
                if (settings.login().isPresent()) {
                    SmtpSettings.Login login = settings.login().get();
                    transport.connect(login.user(), login.password());
                } else {
                    transport.connect();
                }
                transport.sendMessage(message, message.getAllRecipients());
            }
        } catch (MessagingException failure) {
            String what = "mail server " + settings.host() + ":" + settings.port() + ": " + failure.getMessage();
            throw isForEver(failure) ? new MailRefusedException(what, failure) : new MailAwayException(what, failure);
        }
    }

    /** What the server answers by 4xx may be well later: its disk is full, or it wants to see whether we come again. */
    private static boolean isForEver(MessagingException failure) {
        for (Exception cause = failure; cause != null; cause = next(cause)) {
            boolean refused = switch (cause) {
                case AddressException noAddress -> true;
                case SMTPSendFailedException letter -> letter.getReturnCode() >= PERMANENT;
                case SMTPAddressFailedException address -> address.getReturnCode() >= PERMANENT;
                default -> false;
            };
            if (refused) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Exception next(Exception cause) {
        return cause instanceof MessagingException chained ? chained.getNextException() : null;
    }

    private MimeMessage message(Letter letter) throws MessagingException {
        MimeMessage message = new MimeMessage(session);
        message.setFrom(new InternetAddress(settings.from(), true));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(letter.to(), true));
        message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
        message.setText(letter.text(), StandardCharsets.UTF_8.name());
        message.setHeader(
                "Date",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(time.instant().atOffset(ZoneOffset.UTC)));
        // Of programs, not of people: so that no out-of-office answers it (RFC 3834).
        message.setHeader("Auto-Submitted", "auto-generated");
        return message;
    }

    private static Properties properties(SmtpSettings settings) {
        String patience = Long.toString(PATIENCE.toMillis());
        boolean tls = settings.protection() == SmtpSettings.Protection.TLS;
        boolean startTls = settings.protection() == SmtpSettings.Protection.STARTTLS;
        Properties properties = new Properties();
        properties.put("mail.smtp.host", settings.host());
        properties.put("mail.smtp.port", Integer.toString(settings.port()));
        properties.put("mail.smtp.auth", Boolean.toString(settings.login().isPresent()));
        properties.put("mail.smtp.connectiontimeout", patience);
        properties.put("mail.smtp.timeout", patience);
        properties.put("mail.smtp.writetimeout", patience);
        properties.put("mail.smtp.ssl.enable", Boolean.toString(tls));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.starttls.enable", Boolean.toString(startTls));
        properties.put("mail.smtp.starttls.required", Boolean.toString(startTls));
        return properties;
    }
}
