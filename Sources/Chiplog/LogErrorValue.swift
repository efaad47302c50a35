/// An error that was caused by another one; logged with it, as a chain.
public protocol ErrorWithCause: Error {
    /// The error behind this one.
    var cause: (any Error)? { get }
}

/// What an event keeps of an error: its type, its description, and those of the errors that caused it.
///
/// A value of one word, cheap to copy: as a field of a literal it needs no box.
public struct LogErrorValue: Sendable, Hashable {
    private var content: Content

    public init(type: String, message: String, causes: [LogErrorValue] = []) {
        content = Content(type: type, message: message, causes: causes)
    }

    /// The fully qualified type name, such as "Payments.CardError".
    public var type: String {
        get { content.type }
        set { content = Content(type: newValue, message: message, causes: causes) }
    }

    /// What the error says of itself (`String(describing:)`).
    public var message: String {
        get { content.message }
        set { content = Content(type: type, message: newValue, causes: causes) }
    }

    /// The causes, nearest first.
    public var causes: [LogErrorValue] {
        get { content.causes }
        set { content = Content(type: type, message: message, causes: newValue) }
    }

    /// How many causes are followed; longer chains are cut, cycles so end.
    public static let mostCauses = 16

    /// Describes `error` and its chain of causes; allocates.
    public init(_ error: any Error) {
        var causes: [LogErrorValue] = []
        var current = error
        while causes.count < Self.mostCauses, let cause = (current as? any ErrorWithCause)?.cause {
            causes.append(LogErrorValue(single: cause))
            current = cause
        }
        self.init(type: Self.name(of: Swift.type(of: error)), message: String(describing: error), causes: causes)
    }

    private init(single error: any Error) {
        self.init(type: Self.name(of: Swift.type(of: error)), message: String(describing: error))
    }

    /// The qualified name without the address that stands for a private scope: it differs from run to run.
    package static func name(of type: any Error.Type) -> String {
        let parts = String(reflecting: type).split(separator: ".", omittingEmptySubsequences: false)
        return parts.filter { !$0.hasPrefix("(unknown context at $") }.joined(separator: ".")
    }
}

extension LogErrorValue {
    /// What a value refers to; never changed, so that copies can share it.
    private final class Content: Sendable, Hashable {
        let type: String
        let message: String
        let causes: [LogErrorValue]

        init(type: String, message: String, causes: [LogErrorValue]) {
            self.type = type
            self.message = message
            self.causes = causes
        }

        static func == (one: Content, other: Content) -> Bool {
            one === other || one.type == other.type && one.message == other.message && one.causes == other.causes
        }

        func hash(into hasher: inout Hasher) {
            hasher.combine(type)
            hasher.combine(message)
            hasher.combine(causes)
        }
    }
}
