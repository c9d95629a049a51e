package org.portcullis.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OneLineTest {

    @Test
    void anOrdinaryMessageStaysAsItIs() {
        assertThat(line("12 % of \u00fcberm\u00e4\u00dfig \u65e5\u672c \ud83d\ude00", null))
                .isEqualTo("12 % of \u00fcberm\u00e4\u00dfig \u65e5\u672c \ud83d\ude00");
    }

    @Test
    void lineBreaksAndTerminalEscapesAreShownNotSent() {
        assertThat(line("a\r\nb\u001b[2Jc\u2028d\u2029e\u0085f\tg\u202eh\ud800i\0", null))
                .isEqualTo("a\\u{d}\\u{a}b\\u{1b}[2Jc\\u{2028}d\\u{2029}e\\u{85}f\\u{9}g\\u{202e}h\\u{d800}i\\u{0}");
    }

    @Test
    void aStackTraceIsOnTheSameLineWithItsCause() {
        var thrown = new IllegalStateException("outer\nforged", new IllegalArgumentException("inner\u001b"));

        assertThat(line("it failed", thrown))
                .startsWith("it failed | java.lang.IllegalStateException: outer | forged | at org.portcullis")
                .contains(" | Caused by: java.lang.IllegalArgumentException: inner\\u{1b} | ")
                .doesNotContain("\n", "\r", "\t");
    }

    private static String line(String message, @Nullable Throwable thrown) {
        var logger = new LoggerContext().getLogger("test");
        return new OneLine().convert(new LoggingEvent("", logger, Level.INFO, message, thrown, null));
    }
}
