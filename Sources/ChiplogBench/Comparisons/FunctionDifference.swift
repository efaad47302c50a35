/// What one function costs in two builds: instructions of its own per event, without those it calls.
public struct FunctionDifference: Equatable, Sendable {
    /// As its author wrote it, where it is one of Swift's.
    public var function: String
    public var base: Double
    public var head: Double

    public init(function: String, base: Double, head: Double) {
        self.function = function
        self.base = base
        self.head = head
    }

    /// How many more the head needs.
    public var difference: Double { head - base }
}

/// Where a row's regression comes from: the functions whose costs differ most, the largest difference first.
public struct RegressionExplanation: Equatable, Sendable {
    /// The row's id.
    public var result: String
    public var functions: [FunctionDifference]

    public init(result: String, functions: [FunctionDifference]) {
        self.result = result
        self.functions = functions
    }

    /// The ten largest differences between two builds' costs by function; nil when nothing differs.
    init?(result: String, base: [String: Double], head: [String: Double]) {
        let all = Set(base.keys).union(head.keys).map { name in
            FunctionDifference(function: name, base: base[name] ?? 0, head: head[name] ?? 0)
        }
        // By name where costs are equal, so that the same counts give the same report.
        let largest = all.filter { $0.difference != 0 }.sorted {
            (abs($1.difference), $0.function) < (abs($0.difference), $1.function)
        }.prefix(Self.most)
        guard !largest.isEmpty else { return nil }
        self.init(
            result: result,
            functions: largest.map {
                FunctionDifference(function: SwiftName.readable($0.function), base: $0.base, head: $0.head)
            })
    }

    private static let most = 10
}
