/// On which processors workers run.
public enum Pinning: Equatable, Sendable {
    /// Workloads of one thread on the last processor allowed, away from the first, which serves most interrupts; others
    /// wherever this process may run.
    case auto
    /// Wherever this process may run.
    case none
    /// On these.
    case processors([Int])

    /// The processors for a workload of `threads` threads; nil for those of this process.
    ///
    /// - Parameter isSecond: Whether it runs beside another one, and should be on a processor of its own.
    func processors(threads: Int, allowed: [Int], isSecond: Bool = false) -> [Int]? {
        switch self {
        case .auto: threads == 1 ? (isSecond ? allowed.first : allowed.last).map { [$0] } : nil
        case .none: nil
        case .processors(let numbers): numbers
        }
    }

    /// How a report says it; nil where nothing is pinned.
    func text(allowed: [Int]) -> String? {
        switch self {
        case .auto: allowed.last.map(String.init)
        case .none: nil
        case .processors(let numbers): numbers.map(String.init).joined(separator: ",")
        }
    }
}

extension Pinning {
    /// Reads `auto`, `none` or numbers separated by commas, of processors that this process may use.
    public init(_ text: String) throws(PinningError) {
        switch text {
        case "auto": self = .auto
        case "none": self = .none
        default: self = .processors(try Self.numbers(text, allowed: MachineProbe.allowedCPUs))
        }
    }

    private static func numbers(_ text: String, allowed: [Int]) throws(PinningError) -> [Int] {
        var numbers: Set<Int> = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            guard let number = Int(part) else {
                throw PinningError("expected auto, none or processors as in 0,1, found \"\(text)\"")
            }
            guard allowed.contains(number) else {
                let list = allowed.map(String.init).joined(separator: ", ")
                throw PinningError("processor \(number) is none of those this process may use (\(list))")
            }
            numbers.insert(number)
        }
        return numbers.sorted()
    }
}

/// What is wrong with a list of processors, in words.
public struct PinningError: Error, Equatable, Sendable, CustomStringConvertible {
    public var description: String

    init(_ description: String) {
        self.description = description
    }
}
