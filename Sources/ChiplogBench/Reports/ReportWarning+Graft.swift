extension ReportWarning {
    private static let graft = "harness.grafted"

    /// Of a build that was not measured by its own worker.
    ///
    /// - Parameter sentence: What measured it, and why.
    package static func grafted(_ arm: Arm, _ sentence: String) -> ReportWarning {
        ReportWarning(code: graft, message: start(of: arm) + sentence)
    }

    /// The sentence of such a warning about `arm`; nil where there is none.
    static func graft(of arm: Arm, in warnings: [ReportWarning]) -> String? {
        let start = start(of: arm)
        let warning = warnings.first { $0.code == graft && $0.message.hasPrefix(start) }
        return warning.map { String($0.message.dropFirst(start.count)) }
    }

    private static func start(of arm: Arm) -> String { "\(arm.rawValue): " }
}
