/// What a report comes to.
public struct Verdict: Equatable, Sendable {
    /// The word for it.
    public enum Status: String, CaseIterable, Sendable {
        /// Every row was measured and every event accounted for.
        case ok
        /// Every row was measured and every event accounted for, but a figure is not what its scenario expects.
        case broken
        /// A row failed, or the run did not come to its end.
        case failed
    }

    public var status: Status
    public var exit: ExitCode
    /// How many rows there are.
    public var results: Int
    /// How many of them are `ok`.
    public var ok: Int
    /// How many of them are `skipped`.
    public var skipped: Int

    /// How many expectations the figures do not meet.
    public var broken = 0

    /// How many rows are neither `ok` nor `skipped`.
    public var failed: Int { results - ok - skipped }

    /// Judges the rows of a run. A run that was `interrupted`, and one that measured nothing, has failed.
    public init(results: [ResultRow], interrupted: Bool = false) {
        self.results = results.count
        ok = results.count { $0.status == .ok }
        skipped = results.count { $0.status == .skipped }
        var codes = results.map(Self.exit(of:))
        if interrupted || ok == 0 && !codes.contains(.deliveryWrong) { codes.append(.failure) }
        broken = results.reduce(0) { $0 + $1.brokenExpectations.count }
        if broken > 0 { codes.append(.regression) }
        exit = ExitCode.worst(of: codes)
        status =
            switch exit {
            case .success: .ok
            case .regression: .broken
            default: .failed
            }
    }

    init(status: Status, exit: ExitCode, results: Int, ok: Int, skipped: Int, broken: Int) {
        self.status = status
        self.exit = exit
        self.results = results
        self.ok = ok
        self.skipped = skipped
        self.broken = broken
    }

    private static func exit(of row: ResultRow) -> ExitCode {
        switch row.status {
        case .ok, .skipped: .success
        case .failed where row.isDeliveryWrong: .deliveryWrong
        case .failed, .timeout, .limit: .failure
        }
    }
}
