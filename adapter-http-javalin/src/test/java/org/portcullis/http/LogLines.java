package org.portcullis.http;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What is logged from its making until it is closed. */
public final class LogLines implements AutoCloseable {

    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    public LogLines() {
        lines.start();
        root.addAppender(lines);
    }

    /** The lines so far. */
    public List<String> lines() {
        return List.copyOf(lines.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    /** The lines so far, without those of a test's own server, whose loggers begin with {@code tool}. */
    public List<String> linesBut(String tool) {
        return List.copyOf(lines.list).stream()
                .filter(line -> !line.getLoggerName().startsWith(tool))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    @Override
    public void close() {
        root.detachAppender(lines);
    }
}
