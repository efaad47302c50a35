/// A limit that a worker went beyond: which, by how much, when.
struct LimitBreach: Equatable, Sendable {
    /// The limit's key.
    var name: String
    var most: UInt64
    var found: UInt64
    /// Since the worker had its row loaded, in nanoseconds.
    var after: UInt64

    /// What the parent says of it, in one sentence.
    func sentence(at command: String) -> String {
        let isCount = name == "queue_depth"
        let text = { (amount: UInt64) in isCount ? NumberText.grouped(amount) : ByteText.of(amount) }
        let seconds = NumberText.fixed(Double(after) / 1e9, decimals: 2)
        return "the \(name) limit of \(text(most)) ended it while it was at \"\(command)\": "
            + "\(text(found)), \(seconds) s after it was loaded"
    }
}

extension LimitBreach {
    var json: JSON {
        [
            "limit": .string(name), "most": .integer(most), "found": .integer(found), "after_ns": .integer(after),
        ]
    }

    /// Nil for any other answer.
    init?(json: JSON) {
        guard let name = json["limit"]?.string, let most = json["most"]?.uint, let found = json["found"]?.uint,
            let after = json["after_ns"]?.uint
        else { return nil }
        self.init(name: name, most: most, found: found, after: after)
    }
}
