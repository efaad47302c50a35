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

    /// Reads a line without its line end; nil when it is no whole event of that format.
    /// - Parameter bound: the log's bound fields, which come first.
    init?(_ line: Substring, format: FormatSection.Kind, label: String, bound: [(key: String, value: String)]) {
        switch format {
        case .json: self.init(json: line)
        case .logfmt: self.init(logfmt: line)
        case .text: self.init(text: line, label: label, firstKey: bound.first?.key ?? EventIdentity.threadKey)
        }
    }

    private init?(json line: Substring) {
        guard let document = try? JSON.parse(String(line)), var members = document.members,
            let message = document["message"]?.string,
            let thread = document[EventIdentity.threadKey]?.int,
            let number = document[EventIdentity.numberKey]?.uint
        else { return nil }
        let head = ["time", "level", "label", "message"]
        guard members.prefix(head.count).map(\.key) == head else { return nil }
        members.removeFirst(head.count)
        self.init(identity: EventIdentity(thread: thread, number: number), message: message, fields: .json(members))
    }

    private init?(logfmt line: Substring) {
        guard var pairs = Pair.parse(line), pairs.prefix(4).map(\.key) == ["time", "level", "label", "message"] else {
            return nil
        }
        let message = pairs[3].value
        pairs.removeFirst(4)
        self.init(message: message, pairs: pairs)
    }

    /// A text line's message stands bare; the scenarios' own messages never look like the first field behind it.
    private init?(text line: Substring, label: String, firstKey: String) {
        let mark = " \(firstKey)="
        let head = line.utf8.dropFirst(27)
        guard head.starts(with: " INFO     \(label): ".utf8) else { return nil }
        let body = Substring(head.dropFirst(" INFO     \(label): ".utf8.count))
        guard let start = body.utf8.firstRange(of: mark.utf8) else { return nil }
        guard let pairs = Pair.parse(body[body.index(after: start.lowerBound)...]) else { return nil }
        self.init(message: String(body[..<start.lowerBound]), pairs: pairs)
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
            if case .mixed(let event) = entry {
                expected += event.expectedJSON
            }
            return members == expected
        case .pairs(let pairs):
            var expected = bound.map { Pair($0.key, $0.value) }
            expected.append(Pair(EventIdentity.threadKey, "\(identity.thread)"))
            expected.append(Pair(EventIdentity.numberKey, "\(identity.number)"))
            if case .mixed(let event) = entry {
                expected += event.expectedPairs
            }
            return pairs == expected
        }
    }
}
