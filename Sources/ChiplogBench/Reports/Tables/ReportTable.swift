/// A table of a report: what it says, without how a format marks it up.
struct ReportTable: Equatable, Sendable {
    /// A column's heading and on which side its cells stand.
    struct Column: Equatable, Sendable {
        var heading: String
        var isNumber: Bool

        static func text(_ heading: String) -> Column { Column(heading: heading, isNumber: false) }
        static func number(_ heading: String) -> Column { Column(heading: heading, isNumber: true) }
    }

    /// What it is about, such as `Time`.
    var title: String
    var columns: [Column]
    /// As many cells each as there are columns; formats show an empty one as `n/a`.
    var rows: [[String]]
    /// Sentences that belong under it.
    var notes: [String] = []
}

/// A column together with where its cells come from.
struct TableColumn<Element> {
    var column: ReportTable.Column
    /// The element's cell; empty where there is nothing.
    var cell: (Element) -> String

    init(_ column: ReportTable.Column, _ cell: @escaping (Element) -> String) {
        self.column = column
        self.cell = cell
    }
}

extension TableColumn {
    /// A metric's figures in one unit, each of the row that belongs to an element.
    static func figures(
        of metric: MetricDefinition, in scale: UnitScale, _ row: @escaping (Element) -> ResultRow
    ) -> TableColumn {
        TableColumn(.number("\(metric.words), \(scale.unit)")) { element in
            row(element).figure(metric).map { scale.text($0.value) } ?? ""
        }
    }
}

extension ReportTable {
    /// A table with a row for each element.
    init<Element>(
        _ title: String, _ columns: [TableColumn<Element>], of elements: [Element], notes: [String] = []
    ) {
        self.init(
            title: title, columns: columns.map(\.column),
            rows: elements.map { element in columns.map { $0.cell(element) } }, notes: notes)
    }
}
