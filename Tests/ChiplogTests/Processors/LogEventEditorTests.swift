import Chiplog
import Testing

/// Changes to an event, each against what the same change does to its decoded parts.
@Suite struct LogEventEditorTests {
    enum Change: Sendable, CustomTestStringConvertible {
        case append(String, LogValue)
        case set(String, LogValue)
        case remove(String)
        case rename(String, String)
        case message(String)
        case level(LogLevel)

        func edit(_ event: inout LogEventEditor) {
            switch self {
            case .append(let key, let value): event.append { $0[key: key] = value }
            case .set(let key, let value): event.set(key, to: value)
            case .remove(let key): event.remove(key)
            case .rename(let key, let newKey): event.rename(key, to: newKey)
            case .message(let message): event.message = message
            case .level(let level): event.level = level
            }
        }

        /// The same done to decoded parts.
        func edit(_ event: inout KeptEvent) {
            var fields = event.fields.map { ($0.key.name, $0.value) }
            switch self {
            case .append(let key, let value): fields.append((key, value))
            case .set(let key, let value): fields = fields.filter { $0.0 != key } + [(key, value)]
            case .remove(let key): fields.removeAll { $0.0 == key }
            case .rename(let key, let newKey): fields = fields.map { ($0.0 == key ? newKey : $0.0, $0.1) }
            case .message(let message): event.message = message
            case .level(let level): event.level = level
            }
            event.fields = LogFields(fields.map { (key: LogKey($0.0), value: $0.1) })
        }

        static func random(_ generator: inout SeededGenerator) -> Change {
            let keys = ["a", "b", "order", "user", "ä key", ""]
            func key() -> String { keys.randomElement(using: &generator) ?? "" }
            switch Int.random(in: 0..<6, using: &generator) {
            case 0: return .append(key(), .any(using: &generator))
            case 1: return .set(key(), .any(using: &generator))
            case 2: return .remove(key())
            case 3: return .rename(key(), key())
            case 4: return .message(HostileText.string(using: &generator))
            default: return .level(LogLevel.allCases.randomElement(using: &generator) ?? .info)
            }
        }

        var testDescription: String { "\(self)" }
    }

    struct Declined: ErrorWithCause {
        var cause: (any Error)?
    }

    @Test("any series of changes gives what it gives when done to decoded parts", arguments: 0..<200 as Range<UInt64>)
    func series(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let changes = (0..<Int.random(in: 1...8, using: &generator)).map { _ in Change.random(&generator) }
        let values = (0..<3).map { _ in LogValue.any(using: &generator) }
        func log(_ log: Log) {
            log.with(["bound": 1, "a": values[0]]).info(
                "before", error: seed.isMultiple(of: 2) ? Declined(cause: Declined()) : nil,
                ["order": values[1], "user": ["a": values[2], "b": [1, 2] as [Int]] as LogFields, "a": "twice"])
        }
        let edits = changes.map { change in
            ProcessorDouble { event in
                change.edit(&event)
                return .pass
            }
        }
        let all = ProcessorDouble { event in
            for change in changes { change.edit(&event) }
            return .pass
        }
        var expected = try #require(events(through: [], loggedBy: log).first)
        for change in changes { change.edit(&expected) }
        for processors in [edits, [all]] {
            let event = try #require(events(through: processors, loggedBy: log).first)
            #expect(event.message == expected.message)
            #expect(event.level == expected.level)
            #expect(event.label == expected.label)
            #expect(event.error == expected.error)
            #expect(event.callSite.function == expected.callSite.function)
            #expect(event.keys == expected.keys)
            #expect(event.values == expected.values)
        }
    }

    @Test("a message and a key longer than a record takes are cut, and the event says so")
    func tooLong() throws {
        let key = String(repeating: "k", count: 5000)
        let message = String(repeating: "é", count: 3 << 20)
        let long = ProcessorDouble { event in
            event.message = message
            event.rename("a", to: key)
            return .pass
        }
        let event = try #require(events(through: [long]) { $0.info("x", ["a": 1, "b": 2]) }.first)
        #expect(event.isTruncated)
        #expect(event.message.utf8.count == 4 << 20 && message.hasPrefix(event.message))
        #expect(event.keys == [String(key.prefix(1024)), "b"])
    }

    @Test("reading through the editor shows the changes made so far")
    func reading() {
        let double = ProcessorDouble { (event) throws(ProcessorError) in
            event.set("a", to: 2)
            event.message = "changed"
            event.level = .error
            guard event["a"] == 2, event.message == "changed", event.level == .error, event.contains("b"),
                !event.contains("c"), event.event.fields.count == 2
            else { throw ProcessorError("not seen") }
            return .pass
        }
        let kept = events(through: [double]) { $0.info("x", ["a": 1, "b": 1]) }
        #expect(kept.map(\.message) == ["changed"])
    }
}
