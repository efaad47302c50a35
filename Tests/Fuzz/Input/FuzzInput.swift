import Chiplog

/// Bytes from the fuzzer, read as whatever is asked for; after their end they are zeros for ever.
struct FuzzInput {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var index = 0

    init(_ start: UnsafePointer<UInt8>, _ count: Int) {
        bytes = UnsafeBufferPointer(start: start, count: count)
    }

    var isAtEnd: Bool { index >= bytes.count }

    mutating func byte() -> UInt8 {
        guard !isAtEnd else { return 0 }
        defer { index += 1 }
        return bytes[index]
    }

    mutating func number() -> UInt64 {
        (0..<8).reduce(0) { number, _ in number << 8 | UInt64(byte()) }
    }

    mutating func run() -> [UInt8] {
        let length = byte()
        // Now and then one that is longer than a short string, a key's limit or a buffer.
        let count = length < 240 ? Int(length) : (Int(length) - 239) * 500
        let some = (0..<min(count, max(0, bytes.count - index))).map { _ in byte() }
        guard length >= 240, !some.isEmpty else { return some }
        return (0..<count).map { some[$0 % some.count] }
    }

    mutating func text() -> String { String(decoding: run(), as: UTF8.self) }

    mutating func key() -> LogKey {
        switch byte() % 8 {
        case 0: "time"
        case 1: "message"
        case 2: "field.time"
        case 3: "two words"
        case 4: "k"
        default: LogKey(text())
        }
    }

    mutating func value(depth: Int = 0) -> LogValue {
        switch byte() % 12 {
        case 0: .null
        case 1: .bool(byte() & 1 == 1)
        case 2: .int(Int64(bitPattern: number()))
        case 3: .uint(number())
        case 4: .double(Double(bitPattern: number()))
        case 5: .bytes(run())
        case 6: .timestamp(LogTimestamp(nanosecondsSince1970: Int64(bitPattern: number())))
        case 7: .duration(duration())
        case 8 where depth < 40: .array((0..<byte() % 5).map { _ in value(depth: depth + 1) })
        case 9 where depth < 40: .object(fields(depth: depth + 1))
        case 10: .error(error())
        default: .string(text())
        }
    }

    mutating func fields(depth: Int = 0) -> LogFields {
        LogFields((0..<byte() % 7).map { _ in (key: key(), value: value(depth: depth)) })
    }

    mutating func error() -> LogErrorValue {
        LogErrorValue(
            type: text(), message: text(),
            causes: (0..<byte() % 4).map { _ in LogErrorValue(type: text(), message: text()) })
    }

    mutating func trace() -> TraceContext {
        TraceContext(
            traceID: TraceID(high: number(), low: number()), spanID: SpanID(number()),
            flags: TraceFlags(rawValue: byte()))
    }

    /// Within what a record holds exactly: 2⁶³ seconds either way; the rules of formatters ask about longer ones.
    private mutating func duration() -> Duration {
        Duration(
            secondsComponent: Int64(bitPattern: number()) / 2, attosecondsComponent: Int64(bitPattern: number()))
    }
}
