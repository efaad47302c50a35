/// How a scenario's rows compare with the reference, in one sentence.
struct ReferenceSentence {
    private let results: ScenarioResults

    init(_ results: ScenarioResults) {
        self.results = results
    }

    /// "CPU time beside C: from 12.0 % faster to 25.0 % slower"; nil where nothing was measured beside it.
    var text: String? {
        let ratios = results.rows.compactMap { $0.figure(.ratioToReference)?.value }
        guard let reference = results.reference, let best = ratios.min(), let worst = ratios.max() else { return nil }
        let words = [best, worst].map { ChangeText.text(ratio: $0, of: .cpuTime) }
        let range = words[0] == words[1] ? words[0] : "from \(words[0]) to \(words[1])"
        return "CPU time beside \(reference): \(range)."
    }
}
