import ChiplogBench

/// Who an event in the output says it is: the caller, and its number there.
struct EventIdentity: Equatable {
    static let threadKey = "thread"
    static let numberKey = "seq"

    var thread: Int
    var number: UInt64
}

/// One line of output, read back.
struct FoundEvent {
    var identity: EventIdentity
    var message: String
    var fields: Fields

    enum Fields {
        case json([JSON.Member])
        case pairs([Pair])
    }

    /// Reads a line without its line end; nil when it is no whole event of that format, level and label.
    /// - Parameter bound: the log's bound fields, which come first.
    init?(_ line: Substring, format: FormatSection.Kind, label: String, bound: [(key: String, value: String)]) {
        switch format {
        case .json: self.init(json: line, label: label)
        case .logfmt: self.init(logfmt: line, label: label)
        case .text: self.init(text: line, label: label, firstKey: bound.first?.key ?? EventIdentity.threadKey)
        }
    }

    private init?(json line: Substring, label: String) {
        guard let document = try? JSON.parse(String(line)), var members = document.members, members.count > 4,
            members[0].key == "time", members[0].value.string.map(Self.isTime) == true,
            members[1] == JSON.Member("level", "info"), members[2] == JSON.Member("label", .string(label)),
            members[3].key == "message", let message = members[3].value.string,
            let thread = document[EventIdentity.threadKey]?.int,
            let number = document[EventIdentity.numberKey]?.uint
        else { return nil }
        members.removeFirst(4)
        self.init(identity: EventIdentity(thread: thread, number: number), message: message, fields: .json(members))
    }

    private init?(logfmt line: Substring, label: String) {
        guard var pairs = Pair.parse(line), pairs.count > 4,
            pairs[0].key == "time", Self.isTime(pairs[0].value),
            pairs[1] == Pair("level", "info"), pairs[2] == Pair("label", label), pairs[3].key == "message"
        else { return nil }
        let message = pairs[3].value
        pairs.removeFirst(4)
        self.init(message: message, pairs: pairs)
    }

    /// A text line's message stands bare, and may look like fields: it ends where the last run of whole pairs begins
    /// with the first key.
    private init?(text line: Substring, label: String, firstKey: String) {
        let head = " INFO     \(label): "
        guard let time = String(line.utf8.prefix(27)), Self.isTime(time),
            line.utf8.dropFirst(27).starts(with: head.utf8)
        else { return nil }
        let body = line.utf8.dropFirst(27 + head.utf8.count)
        for mark in body.ranges(of: " \(firstKey)=".utf8).reversed() {
            if let pairs = Pair.parse(Substring(body[body.index(after: mark.lowerBound)...])) {
                self.init(message: String(Substring(body[..<mark.lowerBound])), pairs: pairs)
                return
            }
        }
        return nil
    }

    /// Whether the text is a time in UTC with microseconds, such as `2026-11-21T07:12:55.123456Z`.
    private static func isTime(_ text: String) -> Bool {
        let form = "0000-00-00T00:00:00.000000Z".utf8
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        return text.utf8.count == form.count
            && zip(text.utf8, form).allSatisfy { digits.contains($1) ? digits.contains($0) : $0 == $1 }
    }

    private init?(message: String, pairs: [Pair]) {
        guard let thread = pairs.first(where: { $0.key == EventIdentity.threadKey }).flatMap({ Int($0.value) }),
            let number = pairs.first(where: { $0.key == EventIdentity.numberKey }).flatMap({ UInt64($0.value) })
        else { return nil }
        self.init(identity: EventIdentity(thread: thread, number: number), message: message, fields: .pairs(pairs))
    }

    private init(identity: EventIdentity, message: String, fields: Fields) {
        self.identity = identity
        self.message = message
        self.fields = fields
    }

    /// Whether the event says what `entry` said, behind `bound` fields and the identity.
    func says(_ entry: EventPool.Entry, bound: [(key: String, value: String)]) -> Bool {
        guard message == entry.message else { return false }
        switch fields {
        case .json(let members):
            var expected = bound.map { JSON.Member($0.key, .string($0.value)) }
            expected.append(JSON.Member(EventIdentity.threadKey, .integer(identity.thread)))
            expected.append(JSON.Member(EventIdentity.numberKey, .integer(identity.number)))
            expected += entry.expectedJSON
            return members == expected
        case .pairs(let pairs):
            var expected = bound.map { Pair($0.key, $0.value) }
            expected.append(Pair(EventIdentity.threadKey, "\(identity.thread)"))
            expected.append(Pair(EventIdentity.numberKey, "\(identity.number)"))
            expected += entry.expectedPairs
            return pairs == expected
        }
    }
}

extension EventPool.Entry {
    /// The fields as members of a JSON object.
    fileprivate var expectedJSON: [JSON.Member] {
        switch self {
        case .plain: []
        case .three(let event): event.expectedJSON.filter { MixedEvent.threeKeys.contains($0.key) }
        case .mixed(let event): event.expectedJSON
        }
    }

    /// The fields as pairs.
    fileprivate var expectedPairs: [Pair] {
        switch self {
        case .plain: []
        case .three(let event): event.expectedPairs.filter { MixedEvent.threeKeys.contains($0.key) }
        case .mixed(let event): event.expectedPairs
        }
    }
}
