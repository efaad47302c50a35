/// A change as reports show it: with sign, percent and a word, as in `+3.4 % slower`.
enum ChangeText {
    /// What less and more of a unit are called; "fewer" and "more" of those that are not here.
    private static let words: [String: (less: String, more: String)] = [
        "ns": ("faster", "slower"), "ns/event": ("faster", "slower"), "times": ("faster", "slower"),
        "events/s": ("slower", "faster"), "bytes": ("less", "more"),
    ]

    /// - Parameter ratio: The new value divided by the old one; `n/a` where it is no number.
    static func text(ratio: Double, of definition: MetricDefinition) -> String {
        let share = share(ratio)
        guard share != "n/a" else { return share }
        guard share != "±0.0 %" else { return "\(share), the same" }
        let word = words[definition.unit] ?? (less: "fewer", more: "more")
        return "\(share) \(ratio < 1 ? word.less : word.more)"
    }

    /// The change alone: `+3.4 %`.
    static func share(_ ratio: Double) -> String {
        let percent = (ratio - 1) * 100
        guard percent.isFinite else { return "n/a" }
        let size = NumberText.fixed(abs(percent), decimals: 1)
        return size == "0.0" ? "±0.0 %" : "\(percent < 0 ? "−" : "+")\(size) %"
    }
}
