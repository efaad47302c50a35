import java.util.List;
import java.util.Map;

/** What the parent wants logged, and where. */
record Task(String label, boolean isEnabled, String output, Map<String, String> bound, List<Event> events) {
    boolean hasFields() {
        return events.get(0).fields() != null;
    }
}
