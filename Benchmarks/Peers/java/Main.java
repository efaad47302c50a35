import java.io.IOException;
import org.apache.logging.log4j.core.LoggerContext;

/** The peer Log4j 2: {@code run default|fast worker [--protocol]}. */
final class Main {
    private Main() {}

    public static void main(String[] words) throws IOException {
        boolean tells = words.length == 3 && words[2].equals("--protocol");
        if (words.length != 2 && !tells || !words[0].matches("default|fast") || !words[1].equals("worker")) {
            System.err.println("usage: run default|fast worker [--protocol]");
            System.exit(2);
        }
        if (tells) {
            String version = LoggerContext.class.getPackage().getImplementationVersion();
            System.out.printf("1%nversion %s%nlanguage Java (OpenJDK %s)%n", version, Runtime.version());
        } else {
            new Worker(words[0]).serve();
        }
    }
}
