import java.io.FileInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One event of the scenario, as a Java program would hold it; fields are null where the scenario has none. */
record Event(String message, Fields fields) {
    /** {@code items} is a BigDecimal because Log4j's JSON rounds a BigInteger to a double. */
    record Fields(
            long order, String customer, double amount, String currency, boolean express, BigDecimal items,
            Duration elapsed, Map<String, ?> cart, List<?> tags, Throwable failure) {}

    /** What a payment's failure is thrown as. */
    static final class PaymentDeclined extends Exception {
        PaymentDeclined(String message, Throwable cause) {
            super(message, cause);
        }
    }

    static List<Event> read(String path) throws IOException {
        List<Event> events = new ArrayList<>();
        try (var file = new FileInputStream(path)) {
            for (Object event : (List<?>) Json.object(Json.read(file)).get("events")) {
                var json = Json.object(event);
                Object fields = json.get("fields");
                events.add(
                        new Event((String) json.get("message"), fields == null ? null : fields(Json.object(fields))));
            }
        }
        if (events.isEmpty()) {
            throw new IOException("no events in " + path);
        }
        return events;
    }

    private static Fields fields(Map<String, ?> json) {
        return new Fields(
                ((Number) json.get("order")).longValue(), (String) json.get("customer"),
                ((Number) json.get("amount")).doubleValue(), (String) json.get("currency"),
                (Boolean) json.get("express"), new BigDecimal(json.get("items").toString()),
                Duration.ofMillis(((Number) json.get("elapsed_ms")).longValue()), Json.object(json.get("cart")),
                (List<?>) json.get("tags"), failure(Json.object(json.get("failure"))));
    }

    private static Throwable failure(Map<String, ?> json) {
        Throwable cause = null;
        if (json.get("causes") instanceof List<?> causes && !causes.isEmpty()) {
            cause = failure(Json.object(causes.get(0)));
        }
        return new PaymentDeclined((String) json.get("message"), cause);
    }
}
