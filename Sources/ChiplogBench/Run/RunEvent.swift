/// What a run tells while it goes on.
public enum RunEvent: Sendable {
    /// Row `index` (from 0) of `count` begins.
    case rowStarted(id: String, index: Int, count: Int)
    /// A pass of the row has done `done` of its `total` processes.
    case passProgress(PassName, done: Int, total: Int)
    /// A subject's result for the row is there; it is never told again.
    case rowFinished(ResultRow)
    /// A figure that both builds have, compared.
    case compared(ComparedFigure)
    /// Where a row's regression comes from.
    case explained(RegressionExplanation)
    /// What the base compared with itself showed, before a scenario's first row.
    case controlled(ControlFigure)
}
