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
    let identity: EventIdentity
    /// The level's name.
    let level: String
    /// As the format writes it.
    let message: String
    private(set) var fields: Fields
    /// The ids of trace and span, where the line has them.
    private(set) var trace: [Pair] = []

    enum Fields {
        case json([JSON.Member])
        case pairs([Pair])
    }

    private static let traceKeys = ["trace_id", "span_id"]
    private static let levels = ["trace", "debug", "info", "notice", "warning", "error", "critical"]

    /// Reads a line without its line end; nil when it is no whole event of that format and label.
    ///
    /// - Parameter firstKey: the key that the line's fields begin with.
    init?(_ line: Substring, format: FormatSection.Kind, label: String, firstKey: String) {
        switch format {
        case .json: self.init(json: line, label: label)
        case .logfmt: self.init(logfmt: line, label: label)
        case .text: self.init(text: line, label: label, firstKey: firstKey)
        }
    }

    private init?(json line: Substring, label: String) {
        guard let document = try? JSON.parse(String(line)), var members = document.members, members.count > 4,
            members[0].key == "time", members[0].value.string.map(Self.isTime) == true,
            members[1].key == "level", let level = members[1].value.string,
            members[2] == JSON.Member("label", .string(label)),
            members[3].key == "message", let message = members[3].value.string,
            let thread = document[EventIdentity.threadKey]?.int,
            let number = document[EventIdentity.numberKey]?.uint
        else { return nil }
        members.removeFirst(4)
        let ids = members.prefix(2)
        if ids.map(\.key) == Self.traceKeys, ids.allSatisfy({ $0.value.string != nil }) {
            trace = ids.map { Pair($0.key, $0.value.string ?? "") }
            members.removeFirst(2)
        }
        identity = EventIdentity(thread: thread, number: number)
        self.level = level
        self.message = message
        fields = .json(members)
    }

    private init?(logfmt line: Substring, label: String) {
        guard var pairs = Pair.parse(line), pairs.count > 4,
            pairs[0].key == "time", Self.isTime(pairs[0].value), pairs[1].key == "level",
            pairs[2] == Pair("label", label), pairs[3].key == "message"
        else { return nil }
        let (level, message) = (pairs[1].value, pairs[3].value)
        pairs.removeFirst(4)
        self.init(level: level, message: message, pairs: pairs, ids: pairs.prefix(2))
    }

    /// A text line's message stands bare, and may look like fields: it ends where the last run of whole pairs begins
    /// with the first key.
    private init?(text line: Substring, label: String, firstKey: String) {
        guard let time = String(line.utf8.prefix(27)), Self.isTime(time),
            let level = Self.levels.first(where: { line.utf8.dropFirst(27).starts(with: Self.column($0).utf8) })
        else { return nil }
        let rest = line.utf8.dropFirst(27 + Self.column(level).utf8.count)
        let head = "\(label): "
        guard rest.starts(with: head.utf8) else { return nil }
        let body = rest.dropFirst(head.utf8.count)
        for mark in body.ranges(of: " \(firstKey)=".utf8).reversed() {
            if let pairs = Pair.parse(Substring(body[body.index(after: mark.lowerBound)...])) {
                let message = String(Substring(body[..<mark.lowerBound]))
                self.init(level: level, message: message, pairs: pairs, ids: pairs.suffix(2))
                return
            }
        }
        return nil
    }

    /// A level as it stands between time and label: padded to the longest.
    private static func column(_ level: String) -> String {
        " " + level.uppercased() + String(repeating: " ", count: 9 - level.utf8.count)
    }

    /// Whether the text is a time in UTC with microseconds, such as `2026-11-21T07:12:55.123456Z`.
    private static func isTime(_ text: String) -> Bool {
        let form = "0000-00-00T00:00:00.000000Z".utf8
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        return text.utf8.count == form.count
            && zip(text.utf8, form).allSatisfy { digits.contains($1) ? digits.contains($0) : $0 == $1 }
    }

    /// - Parameter ids: the pairs that are the ids of trace and span, if the line has any.
    private init?(level: String, message: String, pairs: [Pair], ids: ArraySlice<Pair>) {
        guard let thread = pairs.first(where: { $0.key == EventIdentity.threadKey }).flatMap({ Int($0.value) }),
            let number = pairs.first(where: { $0.key == EventIdentity.numberKey }).flatMap({ UInt64($0.value) })
        else { return nil }
        identity = EventIdentity(thread: thread, number: number)
        self.level = level
        self.message = message
        let hasTrace = ids.map(\.key) == Self.traceKeys
        trace = hasTrace ? Array(ids) : []
        fields = .pairs(hasTrace ? Array(pairs[..<ids.startIndex] + pairs[ids.endIndex...]) : pairs)
    }

    /// Takes out the field in which a rate limit says how many events it has turned away before this one; nil where there
    /// is none.
    mutating func takeSuppressed() -> UInt64? {
        let key = "suppressed"
        switch fields {
        case .json(var members):
            guard let index = members.firstIndex(where: { $0.key == key }) else { return nil }
            defer { fields = .json(members) }
            return members.remove(at: index).value.uint
        case .pairs(var pairs):
            guard let index = pairs.firstIndex(where: { $0.key == key }) else { return nil }
            defer { fields = .pairs(pairs) }
            return UInt64(pairs.remove(at: index).value)
        }
    }
}
