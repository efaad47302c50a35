extension RegressionExplanation {
    /// The functions whose costs differ most.
    var table: ReportTable {
        ReportTable(
            result,
            [
                TableColumn(.text("function")) { $0.function },
                TableColumn(.number("base, instructions/event")) { NumberText.fixed($0.base, decimals: 1) },
                TableColumn(.number("head, instructions/event")) { NumberText.fixed($0.head, decimals: 1) },
                TableColumn(.number("difference")) { function in
                    (function.difference > 0 ? "+" : "") + NumberText.fixed(function.difference, decimals: 1)
                },
            ], of: functions)
    }
}
