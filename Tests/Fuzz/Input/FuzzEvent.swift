import Chiplog

/// An event that the fuzzer has thought up, and how it is logged.
struct FuzzEvent {
    var time: LogTimestamp
    var level: LogLevel
    var label: String
    var message: String
    var error: SaidError?
    var trace: TraceContext?
    var bound: LogFields
    var fields: LogFields
    private var isBuilt: Bool
    private var isLazy: Bool

    /// Lines that are given a call site of hostile text.
    static let file: StaticString = "Shop \"x\"\n/Pay.swift"
    static let function: StaticString = "pay\u{1B}(_:)"

    init(_ input: inout FuzzInput) {
        let kind = input.byte()
        level = LogLevel.allCases[Int(input.byte()) % LogLevel.allCases.count]
        time = LogTimestamp(nanosecondsSince1970: Int64(bitPattern: input.number()))
        label = input.text()
        message = input.text()
        isBuilt = kind & 1 != 0
        isLazy = kind & 2 != 0
        error = kind & 4 != 0 ? SaidError(said: input.text(), causes: Int(input.byte() % 3)) : nil
        trace = kind & 8 != 0 ? input.trace() : nil
        bound = kind & 16 != 0 ? input.fields() : [:]
        fields = input.fields()
        while !input.isAtEnd, fields.count < 400 {
            fields = LogFields(
                fields.map { $0 } + input.fields().map { $0 } + [(key: input.key(), value: input.value())])
        }
    }

    /// Logs the event to `sink`, as written by `time`'s clock.
    func log(to sink: any LogSink) {
        let time = time
        let pipeline = Pipeline(level: .trace, sinks: [sink], clock: .custom { time })
        guard let trace else { return write(to: pipeline) }
        var context = LogContext()
        context.trace = trace
        context.run { write(to: pipeline) }
    }

    private func write(to pipeline: Pipeline) {
        let plain = Log(label, pipeline: pipeline)
        let log = bound.isEmpty ? plain : plain.with(bound)
        if isBuilt {
            log.log(level, message, error: error, file: Self.file, function: Self.function, line: 42) { encoder in
                for (key, value) in fields {
                    if isLazy {
                        encoder[key: key.name] = LogLazyValue { value }
                    } else {
                        encoder[key: key.name] = value
                    }
                }
            }
        } else {
            log.log(level, message, error: error, fields, file: Self.file, function: Self.function, line: 42)
        }
    }
}

/// An error that says what it is told to, and so do its causes.
struct SaidError: ErrorWithCause, CustomStringConvertible {
    var said: String
    var causes: Int
    var description: String { said }
    var cause: (any Error)? { causes == 0 ? nil : SaidError(said: said, causes: causes - 1) }
}

/// Hands each event to a closure.
struct ClosureSink: LogSink {
    let body: @Sendable (borrowing LogEvent) -> Void

    func write(_ event: borrowing LogEvent) throws(SinkError) { body(event) }
    func flush() throws(SinkError) {}
    func shutdown() throws(SinkError) {}
    var counters: SinkCounters { SinkCounters() }
}

/// Ends the process with a sentence, which the fuzzer keeps the input of.
func found(_ sentence: @autoclosure () -> String, unless isRight: Bool) {
    if !isRight { fatalError(sentence()) }
}
