import Chiplog
import Glibc
import Testing

/// A stream's formatter is fitted to what the stream goes to; in a process of its own, whose streams can be looked at.
@Suite struct StreamSinkLooksTests {
    @Test("pretty lines to a stream are coloured when the environment wants it")
    func coloured() async throws {
        let result = try await #require(processExitsWith: .success, observing: [\.standardErrorContent]) {
            unsetenv("NO_COLOR")
            setenv("FORCE_COLOR", "1", 1)
            Log("shop", pipeline: Pipeline(sinks: [.stderr(format: .pretty)])).info("order placed")
        }
        #expect(String(decoding: result.standardErrorContent, as: UTF8.self).contains("\u{1B}[32mINFO\u{1B}[0m"))
    }

    @Test("pretty lines to a pipe are plain")
    func plain() async throws {
        let result = try await #require(processExitsWith: .success, observing: [\.standardErrorContent]) {
            for name in ["NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE"] { unsetenv(name) }
            Log("shop", pipeline: Pipeline(sinks: [.stderr(format: .pretty)])).info("order placed")
        }
        let text = String(decoding: result.standardErrorContent, as: UTF8.self)
        #expect(text.contains("INFO     shop        order placed\n"))
        #expect(!text.contains("\u{1B}"))
    }
}
