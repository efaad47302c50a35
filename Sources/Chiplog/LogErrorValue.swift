/// An error that was caused by another one; logged with it, as a chain.
public protocol ErrorWithCause: Error {
    /// The error behind this one.
    var cause: (any Error)? { get }
}

/// What an event keeps of an error: its type, its description, and those of the errors that caused it.
public struct LogErrorValue: Sendable, Hashable {
    /// The fully qualified type name, such as "Payments.CardError".
    public var type: String
    /// What the error says of itself (`String(describing:)`).
    public var message: String
    /// The causes, nearest first.
    public var causes: [LogErrorValue] = []

    public init(type: String, message: String, causes: [LogErrorValue] = []) {
        self.type = type
        self.message = message
        self.causes = causes
    }

    /// How many causes are followed; longer chains are cut, cycles so end.
    public static let mostCauses = 16

    /// Describes `error` and its chain of causes; allocates.
    public init(_ error: any Error) {
        self.init(single: error)
        var current = error
        while causes.count < Self.mostCauses, let cause = (current as? any ErrorWithCause)?.cause {
            causes.append(LogErrorValue(single: cause))
            current = cause
        }
    }

    private init(single error: any Error) {
        self.init(type: Self.name(of: Swift.type(of: error)), message: String(describing: error))
    }

    /// The qualified name without the address that stands for a private scope: it differs from run to run.
    private static func name(of type: any Error.Type) -> String {
        let parts = String(reflecting: type).split(separator: ".", omittingEmptySubsequences: false)
        return parts.filter { !$0.hasPrefix("(unknown context at $") }.joined(separator: ".")
    }
}
