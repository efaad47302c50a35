import ChiplogBench

/// What a comparison says on standard output: a line for each figure that is not the same, the worse ones first.
struct ChangeList {
    private static let longest = 20
    private let figures: [ComparedFigure]

    /// nil where every figure is the same, or nothing was compared.
    init?(_ report: Report) {
        figures = report.changes
        if figures.isEmpty { return nil }
    }

    func print(on console: Console) {
        let table = figures.prefix(Self.longest).map { figure in
            [figure.verdict.rawValue, figure.result, figure.metric.name, figure.changeText, figure.intervalText]
        }
        for line in TextTable(table).lines { console.print(line) }
        let rest = figures.count - table.count
        if rest > 0 { console.print("and \(rest) more, which the reports have") }
        console.print("")
    }
}
