/// Keeps the events that a filter matches and turns the others away, counted as filtered.
public struct FilterProcessor: LogProcessor {
    private let filter: LogFilter

    public init(_ filter: LogFilter) {
        self.filter = filter
    }

    public func process(_ event: inout LogEventEditor) throws(ProcessorError) -> ProcessorVerdict {
        filter.matches(event.event) ? .pass : .filtered
    }

    public func explain(label: String, level: LogLevel) -> StageExplanation {
        filter.explain(label: label, level: level)
    }
}

extension LogProcessor where Self == FilterProcessor {
    /// Turns away all events but those that `filter` matches.
    public static func keep(_ filter: LogFilter) -> FilterProcessor { FilterProcessor(filter) }

    /// Turns away the events that `filter` matches.
    public static func drop(_ filter: LogFilter) -> FilterProcessor { FilterProcessor(!filter) }
}

extension LogFilter {
    /// What a station with this filter does with events of `level` from logs called `label`.
    func explain(label: String, level: LogLevel) -> StageExplanation {
        switch matches(label: label, level: level) {
        case true?: .passes("matches \(self)")
        case false?: .ends("does not match \(self)")
        case nil: .passes("where it matches \(self)")
        }
    }
}
