extension ReportWarning {
    /// Of a row that was timed but whose events nobody counted.
    static let unverified = ReportWarning(
        code: "delivery.unverified", message: "no verify pass was made, so nothing says that the events arrived")

    /// Of a row that lost events for a counted reason: what is fast there may only be the losing.
    static func dropped(_ delivery: Delivery) -> ReportWarning {
        ReportWarning(
            code: "delivery.dropped",
            message: "\(delivery.dropped) of \(delivery.accepted) verified events were dropped and counted: "
                + "times are per call, not per event that arrived")
    }

    /// What about the machine and the build should be known before a figure is trusted.
    public static func about(_ environment: EnvironmentRecord, _ subject: Subject) -> [ReportWarning] {
        var warnings: [ReportWarning] = []
        if subject.configuration == "debug" {
            warnings.append(
                ReportWarning(
                    code: "build.debug",
                    message: "this is a debug build, whose figures say nothing about a release: build with -c release"))
        }
        // A fifth of the processors' time is enough to move wall figures; CPU time holds.
        if let others = environment.load.othersCPU, others > 0.2 {
            warnings.append(
                ReportWarning(
                    code: "load.high",
                    message: "other processes used \(percent(others)) of the processors: trust cpu_time, not wall time")
            )
        }
        if let steal = environment.load.steal, steal > 0.02 {
            warnings.append(
                ReportWarning(
                    code: "steal.high",
                    message: "the hypervisor gave \(percent(steal)) of the processors to other machines during the run")
            )
        }
        return warnings
    }

    private static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
}
