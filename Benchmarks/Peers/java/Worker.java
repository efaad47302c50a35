import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The driver's end of the conversation: one JSON object a line in, one a line out. */
final class Worker {
    private final String configuration;
    private Driver driver;
    private String pass;
    private String output;
    private boolean isFinished;

    Worker(String configuration) {
        this.configuration = configuration;
    }

    /** Serves until the parent hangs up. Descriptor 0 stays the socket, both ways: Java itself reads no other. */
    void serve() throws IOException {
        var lines = new BufferedReader(
                new InputStreamReader(new FileInputStream(FileDescriptor.in), StandardCharsets.UTF_8));
        var answers = new FileOutputStream(FileDescriptor.in);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            byte[] answer = (Json.write(answer(line)) + "\n").getBytes(StandardCharsets.UTF_8);
            try {
                answers.write(answer);
            } catch (IOException parentIsGone) {
                return;
            }
        }
    }

    private Map<String, ?> answer(String line) {
        try {
            return handle(Json.object(Json.read(line)));
        } catch (IOException | RuntimeException problem) {
            return Map.of("error", problem.toString());
        }
    }

    private Map<String, ?> handle(Map<String, ?> command) throws IOException {
        String name = text(command, "do");
        if (name.equals("load")) {
            return load(command);
        }
        if (driver == null) {
            throw new IllegalStateException("\"" + name + "\" came before \"load\"");
        }
        if (isFinished) {
            throw new IllegalStateException("\"" + name + "\" came after the output was closed");
        }
        return switch (pass + " " + name) {
            case "time warm_up" -> warmUp(command);
            case "time sample" -> sample(command);
            case "time finish" -> finish();
            case "alloc count" -> count(command);
            case "verify verify" -> verify(command);
            default -> throw new IllegalArgumentException("the " + pass + " pass has no command \"" + name + "\"");
        };
    }

    private Map<String, ?> load(Map<String, ?> command) throws IOException {
        if (driver != null) {
            throw new IllegalStateException("\"load\" came a second time");
        }
        Path directory = Path.of(text(command, "directory"));
        var ownerOnly = PosixFilePermissions.fromString("rwx------");
        Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(ownerOnly));
        var task = Json.object(command.get("task"));
        boolean isFile = text(task, "sink").equals("file");
        output = isFile ? directory.resolve("output.log").toString() : "/dev/null";
        pass = text(command, "pass");
        var peer = new Log4jPeer(
                new Task(
                        text(task, "label"), !text(task, "level").equals("off"), output, bound(task.get("bound")),
                        Event.read(text(task, "events"))),
                configuration);
        driver = new Driver(peer, isFile ? Path.of(output) : null);
        return Map.of("loaded", text(command, "id"));
    }

    private static Map<String, String> bound(Object json) {
        Map<String, String> bound = new LinkedHashMap<>();
        if (json instanceof List<?> pairs) {
            for (Object pair : pairs) {
                bound.put((String) ((List<?>) pair).get(0), (String) ((List<?>) pair).get(1));
            }
        }
        return bound;
    }

    private Map<String, ?> warmUp(Map<String, ?> command) throws IOException {
        long duration = command.get("warm_up_ns") instanceof Number number ? number.longValue() : 0;
        if (command.get("batch") == null) {
            return Map.of("batch", driver.calibrate(positive(command, "sample_ns"), duration));
        }
        long batch = positive(command, "batch");
        driver.warmUp(batch, duration);
        return Map.of("batch", batch);
    }

    private Map<String, ?> sample(Map<String, ?> command) throws IOException {
        long count = positive(command, "count");
        long batch = positive(command, "batch");
        List<Object> samples = new ArrayList<>();
        for (long number = 0; number < count; number++) {
            samples.add(driver.sample(batch).json());
        }
        return Map.of("samples", samples);
    }

    private Map<String, ?> count(Map<String, ?> command) {
        positive(command, "events_per_caller");
        finish();
        return Map.of("skipped", "the Java machine tells the bytes of allocations, but not their number");
    }

    private Map<String, ?> verify(Map<String, ?> command) {
        long events = positive(command, "events_per_caller");
        driver.logNumbered(events);
        finish();
        return Map.of("output", output, "sent", events, "dropped", 0);
    }

    private Map<String, ?> finish() {
        driver.close();
        isFinished = true;
        return Map.of();
    }

    private static String text(Map<String, ?> json, String key) {
        if (json.get(key) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("the command lacks the text \"" + key + "\"");
    }

    private static long positive(Map<String, ?> command, String key) {
        if (command.get(key) instanceof Number number && number.longValue() > 0) {
            return number.longValue();
        }
        throw new IllegalArgumentException("\"" + key + "\" must be an integer above 0");
    }
}
