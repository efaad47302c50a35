/// What a report comes to.
public struct Verdict: Equatable, Sendable {
    /// The word for it.
    public enum Status: String, CaseIterable, Sendable {
        /// Every row was measured and every event accounted for.
        case ok
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

    /// How many rows are neither `ok` nor `skipped`.
    public var failed: Int { results - ok - skipped }

    /// Judges the rows of a run. A run that was `interrupted`, and one that measured nothing, has failed.
    public init(results: [ResultRow], interrupted: Bool = false) {
        self.results = results.count
        ok = results.count { $0.status == .ok }
        skipped = results.count { $0.status == .skipped }
        var codes = results.map(Self.exit(of:))
        if interrupted || ok == 0 && !codes.contains(.deliveryWrong) { codes.append(.failure) }
        exit = ExitCode.worst(of: codes)
        status = exit == .success ? .ok : .failed
    }

    init(status: Status, exit: ExitCode, results: Int, ok: Int, skipped: Int) {
        self.status = status
        self.exit = exit
        self.results = results
        self.ok = ok
        self.skipped = skipped
    }

    private static func exit(of row: ResultRow) -> ExitCode {
        switch row.status {
        case .ok, .skipped: .success
        case .failed where row.isDeliveryWrong: .deliveryWrong
        case .failed, .timeout, .limit: .failure
        }
    }
}
