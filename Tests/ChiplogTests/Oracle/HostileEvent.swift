import Chiplog

/// One generated event: what it is, how it is logged, what its line must say.
struct HostileEvent {
    var time: Int64
    var level: LogLevel
    var label: String
    var message: String
    var error: LogErrorValue?
    var trace: TraceContext?
    var bound: [(key: LogKey, value: LogValue)] = []
    var fields: [(key: LogKey, value: LogValue)] = []
    var isBuilt: Bool

    init(using generator: inout SeededGenerator, number: Int) {
        time = Int64(truncatingIfNeeded: generator.next())
        level = LogLevel.allCases.randomElement(using: &generator) ?? .info
        label = HostileText.string(using: &generator)
        message = HostileText.string(using: &generator)
        isBuilt = Bool.random(using: &generator)
        if number % 7 == 0 {
            bound = Self.fields(0..<2, using: &generator)
        }
        fields = Self.fields(0..<Int.random(in: 0..<6, using: &generator), using: &generator)
        if number % 5 == 0 {
            error = LogErrorValue(OracleError.chain(using: &generator))
        }
        if number % 3 == 0 {
            trace = TraceContext(
                traceID: TraceID(high: generator.next(), low: generator.next()), spanID: SpanID(generator.next()),
                flags: number % 2 == 0 ? .sampled : [])
        }
        if number % 2500 == 0 {
            fields.append((key: "large", value: .string(Self.large(using: &generator))))
        }
    }

    private static func fields(
        _ range: Range<Int>, using generator: inout SeededGenerator
    ) -> [(key: LogKey, value: LogValue)] {
        range.map { _ in (key: HostileText.key(using: &generator), value: LogValue.any(using: &generator)) }
    }

    /// 64 KiB of hostile pieces.
    private static func large(using generator: inout SeededGenerator) -> String {
        var text = ""
        while text.utf8.count < 65_536 {
            text += HostileText.pieces.randomElement(using: &generator) ?? ""
        }
        return text
    }

    func log(to pipeline: Pipeline) {
        guard let trace else { return write(to: pipeline) }
        var context = LogContext()
        context.trace = trace
        context.run { write(to: pipeline) }
    }

    private func write(to pipeline: Pipeline) {
        let plain = Log(label, pipeline: pipeline)
        let log = bound.isEmpty ? plain : plain.with(LogFields(bound))
        let thrown = error.map { OracleError($0) }
        if isBuilt {
            log.log(level, message, error: thrown) { encoder in
                for (key, value) in fields { encoder[key: key.name] = value }
            }
        } else {
            log.log(level, message, error: thrown, LogFields(fields))
        }
    }

    func expect(in expectation: inout Expectation) {
        expectation.append("T\(time)")
        expectation.append(level.rawValue)
        expectation.append("s", hex: label.utf8)
        expectation.append("s", hex: message.utf8)
        if let error { expectation.append(error) } else { expectation.append("n") }
        if let trace {
            let (high, low, span) = (trace.traceID.high, trace.traceID.low, trace.spanID.value)
            expectation.append("b", hex: [high, low, span].flatMap { $0.bigEndianBytes } + [trace.flags.rawValue])
        } else {
            expectation.append("n")
        }
        expectation.append(bound + fields)
        expectation.endLine()
    }
}

extension UInt64 {
    fileprivate var bigEndianBytes: [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: self >> UInt64(56 - 8 * $0)) }
    }
}

/// An error that says what a `LogErrorValue` says, its causes included.
struct OracleError: ErrorWithCause, CustomStringConvertible {
    var description: String
    var causes: [LogErrorValue]

    init(_ value: LogErrorValue) {
        description = value.message
        causes = value.causes
    }

    var cause: (any Error)? {
        causes.first.map { first in
            var next = first
            next.causes = Array(causes.dropFirst())
            return OracleError(next)
        }
    }

    static func chain(using generator: inout SeededGenerator) -> OracleError {
        let links = (0..<Int.random(in: 1..<4, using: &generator)).map { _ in
            LogErrorValue(type: "", message: HostileText.string(using: &generator))
        }
        return OracleError(LogErrorValue(type: "", message: links[0].message, causes: Array(links.dropFirst())))
    }
}
