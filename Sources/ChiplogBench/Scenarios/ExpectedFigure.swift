/// What a figure of a scenario's rows must be. A row whose figure is outside keeps it, and the command ends with
/// ``ExitCode/regression``.
///
/// A ``Goal`` shows how far a figure has got and decides nothing; an expectation decides and needs no baseline.
public struct ExpectedFigure: Sendable {
    public var figure: Figure
    /// The least it may be, in the figure's unit; nil for no such bound.
    public var least: Double?
    /// The most it may be, in the figure's unit; nil for no such bound.
    public var most: Double?

    public init(_ figure: Figure, least: Double? = nil, most: Double? = nil) {
        self.figure = figure
        self.least = least
        self.most = most
    }

    /// Whether a figure is within the bounds.
    public func isMet(by value: Double) -> Bool {
        value >= least ?? -.infinity && value <= most ?? .infinity
    }

    /// Whether the row's figure is; nil where it was not found out.
    public func isMet(by row: ResultRow) -> Bool? {
        figure.value(row).map(isMet)
    }

    /// What was expected, in words: "at most 900 ns/event", "exactly 0 events", "10 to 20 events".
    public var words: String {
        switch (least, most) {
        case (let least?, let most?) where least == most: "exactly \(text(most))"
        case (let least?, let most?): "\(NumberText.shortest(least)) to \(text(most))"
        case (let least?, nil): "at least \(text(least))"
        case (nil, let most?): "at most \(text(most))"
        case (nil, nil): "anything"
        }
    }

    /// What is wrong with the row's figure, in words; nil where nothing is or it was not found out.
    public func complaint(about row: ResultRow) -> String? {
        guard let value = figure.value(row), !isMet(by: value) else { return nil }
        return "\(figure.name): expected \(words), measured \(text(value))"
    }

    private func text(_ value: Double) -> String { "\(NumberText.shortest(value)) \(figure.unit)" }
}

extension ExpectedFigure: Equatable {
    public static func == (a: ExpectedFigure, b: ExpectedFigure) -> Bool {
        a.figure.name == b.figure.name && a.least == b.least && a.most == b.most
    }
}

extension ExpectedFigure {
    /// Reads the `expect` section: for each figure's name its bounds, or the one number that it must be.
    static func list(_ reader: ScenarioReader?) throws(ScenarioError) -> [ExpectedFigure] {
        guard let reader else { return [] }
        var expectations: [ExpectedFigure] = []
        for name in reader.keys {
            let value = try reader.value(name)
            guard let figure = Figure.named(name) else {
                throw value.error(
                    "\"\(name)\" is no figure", suggestion: nearestName(to: name, in: Figure.all.map(\.name)))
            }
            expectations.append(try ExpectedFigure(figure, value))
        }
        return expectations
    }

    private static let range = -1e18...1e18

    private init(_ figure: Figure, _ value: ScenarioValue) throws(ScenarioError) {
        guard value.json.members != nil else {
            guard let number = value.json.double, Self.range.contains(number) else {
                throw value.error(
                    "expected a number or bounds such as {\"max\": 900}, in \(figure.unit), "
                        + "found \(value.json.shortText)")
            }
            self.init(figure, least: number, most: number)
            return
        }
        let bounds = try value.object()
        self.init(
            figure, least: try bounds.value(ifPresent: "min")?.number(in: Self.range),
            most: try bounds.value(ifPresent: "max")?.number(in: Self.range))
        try bounds.finish()
        guard least != nil || most != nil else { throw value.error("expected \"min\", \"max\" or both") }
        guard least ?? -.infinity <= most ?? .infinity else {
            throw value.error("\"min\" is above \"max\", so that nothing could be right")
        }
    }
}
