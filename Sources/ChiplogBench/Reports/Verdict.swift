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
        /// A figure of the head is worse than the base's, in two rounds.
        case regressed
        /// A figure of the head is better than the base's, and none is worse.
        case improved
        /// No figure of the head differs from the base's by more than counts.
        case same
        /// No figure of the head could be told from the base's, or be told to be the same.
        case inconclusive
        /// The base compared with itself seemed to change, so that what differs may be the machine's doing.
        case unreliable
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
    /// Of a report that compares two builds.
    public var compared = ComparisonCounts()

    /// How many rows are neither `ok` nor `skipped`.
    public var failed: Int { results - ok - skipped }

    /// Judges the rows of a run. A run that was `interrupted`, and one that measured nothing, has failed.
    public init(results: [ResultRow], interrupted: Bool = false) {
        self.init(counting: results)
        let codes = Self.exits(of: results, broken: broken, interrupted: interrupted)
        exit = ExitCode.worst(of: codes)
        status =
            switch exit {
            case .success: .ok
            case .regression: .broken
            default: .failed
            }
    }

    /// Judges the rows of two builds. What the base's rows do is no fault of the head's, but where nothing could be
    /// compared the run has failed.
    ///
    /// - Parameters:
    ///   - results: The rows of both builds.
    ///   - comparisons: What became of each figure.
    ///   - control: The base compared with itself.
    ///   - interrupted: Whether somebody ended the run early.
    ///   - strict: What cannot be decided, and a control that seemed to change, give an exit code of their own.
    public init(
        results: [ResultRow], comparisons: [ComparedFigure], control: [ControlFigure], interrupted: Bool = false,
        strict: Bool = false
    ) {
        self.init(counting: results)
        compared = ComparisonCounts(of: comparisons)
        let isUnreliable = control.contains(where: \.isAlarm)
        var codes = Self.exits(
            of: results.filter { $0.subject == Arm.head.rawValue }, broken: broken, interrupted: interrupted)
        if comparisons.isEmpty, ExitCode.worst(of: codes) == .success { codes.append(.failure) }
        if compared.regressed > 0 { codes.append(.regression) }
        if strict, compared.inconclusive > 0 || isUnreliable { codes.append(.inconclusive) }
        exit = ExitCode.worst(of: codes)
        status =
            switch exit {
            case .success, .inconclusive:
                if isUnreliable {
                    .unreliable
                } else if exit == .inconclusive {
                    .inconclusive
                } else if compared.improved > 0 {
                    .improved
                } else {
                    compared.same > 0 ? .same : .inconclusive
                }
            case .regression: compared.regressed > 0 ? .regressed : .broken
            default: .failed
            }
    }

    init(
        status: Status, exit: ExitCode, results: Int, ok: Int, skipped: Int, broken: Int,
        compared: ComparisonCounts = ComparisonCounts()
    ) {
        self.status = status
        self.exit = exit
        self.results = results
        self.ok = ok
        self.skipped = skipped
        self.broken = broken
        self.compared = compared
    }

    private init(counting rows: [ResultRow]) {
        self.init(
            status: .ok, exit: .success, results: rows.count, ok: rows.count { $0.status == .ok },
            skipped: rows.count { $0.status == .skipped },
            broken: rows.reduce(0) { $0 + $1.brokenExpectations.count })
    }

    private static func exits(of rows: [ResultRow], broken: Int, interrupted: Bool) -> [ExitCode] {
        var codes = rows.map(exit(of:))
        let nothingMeasured = !rows.contains { $0.status == .ok }
        if interrupted || nothingMeasured && !codes.contains(.deliveryWrong) { codes.append(.failure) }
        if broken > 0 { codes.append(.regression) }
        return codes
    }

    private static func exit(of row: ResultRow) -> ExitCode {
        switch row.status {
        case .ok, .skipped: .success
        case .failed where row.isDeliveryWrong: .deliveryWrong
        case .failed, .timeout, .limit: .failure
        }
    }
}
