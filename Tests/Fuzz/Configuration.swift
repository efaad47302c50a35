import Chiplog
import ChiplogConfiguration

/// Any bytes for a configuration file: what is accepted can be used, what is refused says where.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    do throws(ConfigurationError) {
        let configuration = try LogConfiguration(parsing: Array(UnsafeBufferPointer(start: start, count: count)))
        found("a configuration without sinks", unless: !configuration.sinks.isEmpty)
        found("a format that cannot be made", unless: configuration.sinks.allSatisfy { $0.hasFormatter })
        use(configuration)
    } catch {
        found("an error without a place", unless: error.line ?? 0 >= 1 && !error.message.isEmpty)
    }
    return 0
}

extension SinkSettings {
    fileprivate var hasFormatter: Bool { (try? format.formatter()) != nil }
}

/// Logs through the configuration's processors and filters, without opening its sinks.
private func use(_ configuration: LogConfiguration) {
    var closed = configuration
    for index in closed.sinks.indices {
        closed.sinks[index].destination = .null
        closed.sinks[index].queue = nil
        closed.sinks[index].fallbacks = []
    }
    guard let pipeline = try? closed.makePipeline() else {
        return found("a valid configuration makes no pipeline", unless: false)
    }
    let log = Log("db.pool", pipeline: pipeline)
    for level in LogLevel.allCases {
        log.log(level, "query", ["status": 500, "user": ["id": 42], "path": "/a/b", "usr": "ann"])
    }
    let attempted = pipeline.counters.attempted
    found("\(attempted) events", unless: attempted <= LogLevel.allCases.count)
}
