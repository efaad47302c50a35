/// Adds the same fields to every event, behind its own; encoded once, some nanoseconds an event.
///
/// Where an event has a field of the same name, the added one wins, as the last of a name does everywhere: what a caller
/// logs cannot pass for what the process says of itself.
public struct EnrichProcessor: LogProcessor {
    private let names: [String]
    private let fields: BoundFields

    public init(_ fields: LogFields) {
        names = fields.map(\.key.name)
        var encoded = BoundFields()
        encoded.append { $0.append(contentsOf: fields) }
        self.fields = encoded
    }

    public func process(_ event: inout LogEventEditor) throws(ProcessorError) -> ProcessorVerdict {
        event.append(fields)
        return .pass
    }

    public func explain(label: String, level: LogLevel) -> StageExplanation {
        .passes("adds \(names.joined(separator: ", "))")
    }
}

extension LogProcessor where Self == EnrichProcessor {
    /// Adds `fields` to every event; see `EnrichProcessor`.
    public static func enrich(_ fields: LogFields) -> EnrichProcessor { EnrichProcessor(fields) }
}
