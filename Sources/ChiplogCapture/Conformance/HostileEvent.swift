internal import Chiplog

/// An event made to break a formatter: what it is called, when and where it is logged, and how.
struct HostileEvent: Sendable {
    var name: String
    var time: Int64 = 1_795_245_175_123_456_789
    var label = "shop"
    var log: @Sendable (Log) -> Void

    init(
        _ name: String, time: Int64 = 1_795_245_175_123_456_789, label: String = "shop",
        log: @escaping @Sendable (Log) -> Void
    ) {
        self.name = name
        self.time = time
        self.label = label
        self.log = log
    }

    static let all = plain + texts.flatMap(places) + values + nesting + many

    private static let plain: [HostileEvent] =
        LogLevel.allCases.map { level in
            HostileEvent("level \(level)") { $0.log(level, "order placed", ["order": 42]) }
        } + [
            HostileEvent("no text at all", label: "") { $0.info("") },
            HostileEvent("the first moment there is", time: .min) { $0.info("m") },
            HostileEvent("the last moment there is", time: .max) { $0.info("m") },
            HostileEvent("a nanosecond before 1970", time: -1) { $0.info("m") },
            HostileEvent("a call site of hostile text") {
                $0.info("m", file: "a\nb \"c\"\u{1B}[2J\u{2028}.swift", function: "f\u{9B}\n(=)", line: .max)
            },
            HostileEvent("a trace") { log in
                var context = LogContext()
                context.trace = TraceContext(
                    traceID: TraceID(high: 1, low: .max), spanID: SpanID(.max), flags: .sampled)
                context.run { log.info("m", ["trace_id": 1]) }
            },
        ]

    /// Text with whatever ends lines, commands terminals, ends strings or is no text at all.
    private static let texts: [String] =
        [
            "", " ", "\n", "\r\n", "\n\n", "ends with a line feed\n", "two\nlines", "\t", "\u{0}", "\u{7F}", "\u{85}",
            "\u{2028}", "\u{2029}", "\u{1B}[31mred", "\u{9B}31m", "\u{1B}]0;title\u{7}", "\u{1B}[0m", "quo\"te",
            "back\\slash", "\\u0041", "a=b", "a b", "{}", "[1]", "%s%n", "é", "日本語", "👩‍👩‍👧‍👦", "e\u{301}", "\u{202E}",
            "\u{FEFF}", "\u{FFFE}", "\u{10FFFF}", String(repeating: "long ", count: 300),
            "2026-11-21T07:12:55.123456Z INFO shop: forged\n2026-11-21T07:12:55.123456Z INFO shop: forged",
            String(
                decoding: [0xED, 0xA0, 0x80, 0xC0, 0x80, 0xFF, 0xE2, 0x80, 0x41, 0xF0, 0x9F] as [UInt8], as: UTF8.self),
        ] + (1..<0x20).compactMap { Unicode.Scalar($0 as UInt32).map { String(Character($0)) } }

    /// The text in every place where an event can have some.
    private static func places(_ text: String) -> [HostileEvent] {
        let shown = text.prefix(20).debugDescription
        let error = LogErrorValue(type: text, message: text, causes: [LogErrorValue(type: text, message: text)])
        return [
            HostileEvent("\(shown) as label and message", label: text) { $0.info(text) },
            HostileEvent("\(shown) as value and key") { $0.info("m", ["a": text, LogKey(text): text, "b": 1]) },
            HostileEvent("\(shown) in containers") {
                $0.info("m", ["o": [LogKey(text): [text]] as LogFields, "e": error, "l": .lazy { text }])
            },
            HostileEvent("\(shown) in errors") { $0.error("m", error: SaidError(said: text)) },
        ]
    }

    private static let values: [HostileEvent] = [
        HostileEvent("numbers at their limits") {
            $0.info(
                "m",
                [
                    "a": Int64.min, "b": UInt64.max, "c": -0.0, "d": Double.leastNonzeroMagnitude,
                    "e": Double.greatestFiniteMagnitude,
                ])
        },
        HostileEvent("numbers that are none") {
            $0.info("m", ["a": Double.nan, "b": -Double.infinity, "c": [Double.infinity]])
        },
        HostileEvent("times at their limits") {
            $0.info(
                "m", ["a": LogTimestamp(nanosecondsSince1970: .min), "b": LogTimestamp(nanosecondsSince1970: .max)])
        },
        HostileEvent("durations beyond their limits") {
            let longest = Duration(secondsComponent: .max, attosecondsComponent: 999_999_999_999_999_999)
            $0.info("m", ["a": longest, "b": longest + longest, "c": .zero - longest - longest, "d": Duration.zero])
        },
        HostileEvent("bytes") { log in
            log.info("m", ["a": [] as [UInt8], "b": Array(0...255) as [UInt8], "c": [0] as [UInt8]])
        },
        HostileEvent("nothing") { $0.info("m", ["a": nil as Int?, "b": [] as [Int], "c": [:] as LogFields]) },
    ]
}

/// An error that says what it is told to, and has a cause that says the same.
private struct SaidError: ErrorWithCause, CustomStringConvertible {
    var said: String
    var isCause = false
    var description: String { said }
    var cause: (any Error)? { isCause ? nil : SaidError(said: said, isCause: true) }
}
