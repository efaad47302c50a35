import Chiplog
import ChiplogConfiguration

// Fuzzes what comes from outside before the first event: levels as `CHIPLOG_LEVEL` writes them, and configuration files.
// The input is read as both. What is accepted must be usable; what is refused must say where.

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzConfiguration(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: data, count: count))
    checkLevels(String(decoding: bytes, as: UTF8.self))
    checkConfiguration(bytes)
    return 0
}

private func checkLevels(_ text: String) {
    do throws(LogLevelsError) {
        let levels = try LogLevels(parsing: text)
        precondition(LogThreshold(name: levels.default.description) == levels.default, "an unnamed level was accepted")
        let again = try? LogLevels(parsing: levels.description)
        precondition(again == levels, "levels read back as others")
        for prefix in levels.prefixes {
            precondition(levels.prefix(for: prefix.description) == prefix, "a rule does not decide about its own label")
            precondition(levels.lowest.severity <= levels.threshold(for: prefix.description).severity, "not the lowest")
        }
    } catch {
        precondition((1...16_385).contains(error.position) && !error.message.isEmpty, "an error without a place")
    }
}

private func checkConfiguration(_ bytes: [UInt8]) {
    do throws(ConfigurationError) {
        let configuration = try LogConfiguration(parsing: bytes)
        precondition(!configuration.sinks.isEmpty, "a configuration without sinks was accepted")
        // Run without opening anything.
        var closed = configuration
        closed.sinks = configuration.sinks.map { sink in
            var sink = sink
            sink.destination = .null
            sink.queue = nil
            return sink
        }
        guard let pipeline = try? closed.makePipeline() else {
            preconditionFailure("a valid configuration makes no pipeline")
        }
        let log = Log("db.pool", pipeline: pipeline)
        for level in LogLevel.allCases {
            log.log(level, "query", ["status": 500, "user": ["id": 42], "path": "/a/b", "usr": "ann"])
        }
        let counters = pipeline.counters
        precondition(counters.attempted <= LogLevel.allCases.count, "more events than were logged")
        for sink in configuration.sinks {
            precondition((try? sink.format.formatter()) != nil, "a format that cannot be made was accepted")
        }
    } catch {
        precondition(error.line ?? 0 >= 1 && !error.message.isEmpty, "an error without a place")
    }
}
