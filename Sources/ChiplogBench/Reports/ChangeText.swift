/// A change as reports show it: in percent of what was, with a word or a sign, as in `3.4 % slower`.
enum ChangeText {
    /// What less and more of a unit are called; "fewer" and "more" of those that are not here.
    private static let words: [String: (less: String, more: String)] = [
        "ns": ("faster", "slower"), "ns/event": ("faster", "slower"), "times": ("faster", "slower"),
        "events/s": ("slower", "faster"), "bytes": ("less", "more"),
    ]

    /// - Parameter ratio: The new value divided by the old one; `n/a` where it is no number.
    static func text(ratio: Double, of definition: MetricDefinition) -> String {
        guard let size = size(ratio) else { return "n/a" }
        guard size != none else { return "±\(none) %, the same" }
        let word = words[definition.unit] ?? (less: "fewer", more: "more")
        return "\(size) % \(ratio < 1 ? word.less : word.more)"
    }

    /// The change alone: `+3.4 %`.
    static func share(_ ratio: Double) -> String {
        guard let size = size(ratio) else { return "n/a" }
        return size == none ? "±\(none) %" : "\(ratio < 1 ? "−" : "+")\(size) %"
    }

    /// No change, as ``size(_:)`` says it.
    private static let none = "0.0"

    /// How large a change is, in percent; nil where that is no number.
    private static func size(_ ratio: Double) -> String? {
        let percent = abs(ratio - 1) * 100
        return percent.isFinite ? NumberText.fixed(percent, decimals: 1) : nil
    }
}
