/// What Callgrind counted between two moments, function by function.
///
/// Format: "Callgrind Format Specification" of Valgrind's manual, version 1, as the tool writes it: one event
/// (instructions), names shortened to numbers after their first mention.
struct CallgrindProfile: Equatable, Sendable {
    /// All instructions.
    private(set) var instructions: UInt64 = 0
    /// Instructions of a function itself, without those it calls, by its name.
    private(set) var selfCost: [String: UInt64] = [:]
    /// Calls by caller and callee.
    private(set) var calls: [Call: UInt64] = [:]

    struct Call: Hashable, Sendable {
        var caller: String
        var callee: String
    }

    /// Calls of functions that are in `family`, from outside of it: what one member does by another is one call.
    func calls(into family: (String) -> Bool) -> UInt64 {
        calls.reduce(0) { sum, entry in
            family(entry.key.callee) && !family(entry.key.caller) ? sum + entry.value : sum
        }
    }

    /// Reads what a dump file holds; nil when it holds no counts.
    init?(_ text: String) {
        var reader = Reader()
        for line in text.utf8.split(separator: UInt8(ascii: "\n")) { reader.read(Substring(line)) }
        guard reader.hasCosts else { return nil }
        self = reader.profile
    }

    private init() {}

    /// Reads line by line.
    private struct Reader {
        var profile = CallgrindProfile()
        var hasCosts = false
        private var names: [Substring: String] = [:]
        private var function = ""
        private var callee = ""
        /// The next line of costs is a call's and not the function's own.
        private var isCall = false

        mutating func read(_ line: Substring) {
            if let first = line.utf8.first,
                first == UInt8(ascii: "+") || first == UInt8(ascii: "-")
                    || first == UInt8(ascii: "*") || (first >= UInt8(ascii: "0") && first <= UInt8(ascii: "9"))
            {
                readCosts(line)
            } else if line.hasPrefix("fn=") {
                function = name(line.dropFirst(3))
            } else if line.hasPrefix("cfn=") {
                callee = name(line.dropFirst(4))
            } else if line.hasPrefix("calls=") {
                let count = UInt64(line.dropFirst(6).prefix { $0 != " " }) ?? 0
                profile.calls[Call(caller: function, callee: callee), default: 0] += count
                isCall = true
            }
        }

        /// A position, then the instructions.
        private mutating func readCosts(_ line: Substring) {
            // A line may leave out its cost when that is 0.
            let cost = line.split(separator: " ").dropFirst().first.flatMap { UInt64($0) } ?? 0
            defer { isCall = false }
            guard !isCall else { return }
            hasCosts = true
            profile.selfCost[function, default: 0] += cost
            profile.instructions += cost
        }

        /// `(12) name` at the first mention, `(12)` from then on.
        private mutating func name(_ text: Substring) -> String {
            guard let end = text.firstIndex(of: ")") else { return String(text) }
            let number = text[...end]
            let rest = text[text.index(after: end)...].drop { $0 == " " }
            if rest.isEmpty { return names[number] ?? String(number) }
            let name = String(rest)
            names[number] = name
            return name
        }
    }
}
