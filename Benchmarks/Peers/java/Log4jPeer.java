import java.util.List;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.logging.log4j.ThreadContext;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.FileAppender;
import org.apache.logging.log4j.core.config.Configurator;

/** Log4j 2 with a file: text where the scenario has no fields, else JSON. */
final class Log4jPeer {
    private final List<Event> events;
    private final Logger logger;
    private final FileAppender appender;
    /** The one message that is filled anew for each event; null where each event has its own. */
    private final EventMessage reused;

    /** @param configuration the name of a file beside this one, without its ending */
    Log4jPeer(Task task, String configuration) {
        boolean isFast = configuration.equals("fast");
        System.setProperty("log4j2.garbagefreeThreadContextMap", Boolean.toString(isFast));
        System.setProperty("peer.output", task.output());
        System.setProperty("peer.level", task.isEnabled() ? "info" : "error");
        System.setProperty("peer.pattern", task.hasFields() ? jsonPattern(task) : textPattern(isFast));
        LoggerContext context = Configurator.initialize(null, "classpath:" + configuration + ".xml");
        appender = context.getConfiguration().getAppender("file");
        logger = LogManager.getLogger(task.label());
        ThreadContext.putAll(task.bound());
        events = task.events();
        reused = isFast ? new EventMessage() : null;
    }

    /** The manual's first pattern; in the fast configuration a date too, in a form that Log4j keeps. */
    private static String textPattern(boolean isFast) {
        return isFast ? "%d{ISO8601} %level %logger - %msg%n" : "%d{HH:mm:ss.SSS} [%t] %-5level %logger{36} - %msg%n";
    }

    private static String jsonPattern(Task task) {
        var pattern = new StringBuilder("{\"time\":\"%d{ISO8601}\",\"level\":\"%level\",\"logger\":\"%logger\",");
        for (String key : task.bound().keySet()) {
            pattern.append("\"%s\":\"%%enc{%%X{%s}}{JSON}\",".formatted(key, key));
        }
        return pattern.append("\"event\":%msg{JSON}}%n").toString();
    }

    /**
     * Makes the calls number {@code first} up to {@code last}, which is not made; event n is number n modulo their
     * count.
     */
    void log(long first, long last) {
        int place = place(first);
        boolean isSimple = events.get(0).fields() == null;
        for (long number = first; number < last; number++) {
            Event event = events.get(place);
            if (isSimple) {
                logger.info(event.message());
            } else if (reused == null || logger.isInfoEnabled()) {
                logger.info(message().fill(event));
            }
            place = place + 1 == events.size() ? 0 : place + 1;
        }
    }

    /** The same, with each call's number as the field {@code seq}. */
    void logNumbered(long first, long last) {
        for (long number = first; number < last; number++) {
            Event event = events.get(place(number));
            if (event.fields() == null) {
                logger.info("{} seq={}", event.message(), number);
            } else {
                logger.info(message().fill(event).with("seq", number));
            }
        }
    }

    /** The message to fill for the next event. */
    private EventMessage message() {
        if (reused == null) {
            return new EventMessage();
        }
        reused.clear();
        return reused;
    }

    /** Returns when everything logged is the operating system's. */
    void drain() {
        appender.getManager().flush();
    }

    void close() {
        LogManager.shutdown();
    }

    private int place(long number) {
        return (int) (number % events.size());
    }
}
