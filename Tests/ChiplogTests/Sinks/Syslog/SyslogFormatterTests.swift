import Chiplog
import Testing

@Suite struct SyslogFormatterTests {
    /// The message that `body`'s event becomes, read by the oracle.
    private func message(
        _ formatter: SyslogFormatter = SyslogFormatter(), label: String = "shop", loggedBy body: (Log) -> Void
    ) throws -> SyslogMessage {
        let bytes = FutexMutex<[UInt8]>([])
        let sink = ClosureSink.lines(format: formatter) { line in bytes.withLock { $0 = Array(line.dropLast()) } }
        body(Log(label, pipeline: Pipeline(level: .trace, sinks: [sink], clock: .fixed)))
        let line = bytes.withLock(\.self)
        return try #require(SyslogMessage(line), "not as RFC 5424 has it: \(String(decoding: line, as: UTF8.self))")
    }

    @Test("a message has every part of the standard in its place")
    func parts() throws {
        let formatter = SyslogFormatter(
            facility: .local4, host: "shop-7", app: "checkout", process: "4711", structuredData: "order@99999")
        let expected =
            #"<163>1 2026-11-21T07:12:55.123456Z shop-7 checkout 4711 shop [order@99999 id="42" who="\"M\""] "#
            + "\u{FEFF}declined"
        #expect(try line(formatter) { $0.error("declined", ["id": 42, "who": "\"M\""]) } == expected)
        let message = try message(formatter) { $0.error("declined", ["id": 42]) }
        #expect(message.timestamp == "2026-11-21T07:12:55.123456Z")
        #expect(
            [message.host, message.app, message.process, message.messageID] == ["shop-7", "checkout", "4711", "shop"])
        #expect(message.message == "declined")
    }

    @Test("facility and level make the priority", arguments: SyslogFacility.allCases)
    func priority(facility: SyslogFacility) throws {
        let severities: [LogLevel: Int] = [
            .trace: 7, .debug: 7, .info: 6, .notice: 5, .warning: 4, .error: 3, .critical: 2,
        ]
        for (level, severity) in severities {
            let message = try message(SyslogFormatter(facility: facility)) { $0.log(level, "x") }
            #expect(message.priority == Int(facility.rawValue) * 8 + severity)
        }
    }

    @Test("what is not given comes from the system, and is allowed in a header")
    func defaults() throws {
        let message = try message { $0.info("x") }
        #expect(Int(message.process) ?? 0 > 0)
        #expect(!message.host.isEmpty && !message.app.isEmpty)
        #expect(message.elements.isEmpty)
    }

    @Test(
        "whatever the names are, the header stays one",
        arguments: ["", " ", "a b", "ü", "日本語", "line\nend", String(repeating: "x", count: 500)])
    func hostileNames(name: String) throws {
        let formatter = SyslogFormatter(host: name, app: name, process: name, structuredData: name)
        let message = try message(formatter, label: name) { $0.info("x", ["k": 1]) }
        #expect(message.messageID.utf8.count <= 32)
        #expect(message.elements.first?.id.contains("@") == (name.count < 30))
    }

    @Test("fields of every kind become parameters, objects by dotted names, errors with their type")
    func values() throws {
        let message = try message {
            $0.error(
                "x", error: SinkError("down"),
                [
                    "s": "a]b\\c\"d", "n": -7, "d": 1.5, "b": true, "z": LogValue.null, "l": [1, 2],
                    "user": ["id": 3, "name": "Eve"] as LogFields, "line": "a\nb",
                ])
        }
        let expected = [
            "s": "a]b\\c\"d", "n": "-7", "d": "1.5", "b": "true", "z": "null", "l": "[1,2]", "user.id": "3",
            "user.name": "Eve", "line": "a\\nb", "error": "down", "error.type": "Chiplog.SinkError",
        ]
        #expect(message.parameters == expected)
    }

    @Test("no event whatsoever becomes anything but a valid message", arguments: 0..<200)
    func hostileEvents(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        let text = HostileText.string(using: &generator)
        let fields = LogFields(
            (0..<8).map { _ in (key: HostileText.key(using: &generator), value: LogValue.any(using: &generator)) })
        let message = try message(label: HostileText.string(using: &generator)) { $0.info("\(text)", fields) }
        #expect(message.message?.isEmpty != true)
        #expect(text.isEmpty == (message.message == nil))
    }

    @Test("a message never has more bytes than it may have; the text outlives the fields", arguments: [0, 1024, 5000])
    func size(most: Int) throws {
        let formatter = SyslogFormatter(maxBytes: most)
        let long = String(repeating: "é", count: 10_000)
        let limit = max(most, 1024)
        let line = try line(formatter) { $0.info("\(long)", ["a": 1, "long": long, "b": 2]) }
        #expect(line.utf8.count <= limit && line.utf8.count > limit - 10)
        #expect(try message(formatter) { $0.info("\(long)", ["a": 1, "long": long]) }.parameters == ["a": "1"])
        let short = try message(formatter) { $0.info("short", ["long": long]) }
        #expect(short.message == "short" && short.elements.isEmpty)
    }
}
