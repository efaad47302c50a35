#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Where environment variables come from: the process, or in tests a list.
public struct LogEnvironment: Sendable {
    private let read: @Sendable (_ variable: String) -> String?

    /// - Parameter read: gives a variable's value; nil where it is not set.
    public init(_ read: @escaping @Sendable (_ variable: String) -> String?) {
        self.read = read
    }

    /// The environment of the process, asked at each reading.
    public static let process = LogEnvironment { name in
        getenv(name).map { String(cString: $0) }
    }

    /// The value of a variable; nil where it is not set, or empty, which is how shells unset one for a single command.
    public subscript(variable: String) -> String? {
        read(variable).flatMap { $0.isEmpty ? nil : $0 }
    }
}

extension LogEnvironment: ExpressibleByDictionaryLiteral {
    /// An environment of these variables only; of two with the same name the later one counts.
    public init(dictionaryLiteral variables: (String, String)...) {
        self.init { name in variables.last { $0.0 == name }?.1 }
    }
}
