import ChiplogBench

/// The comparisons of consecutive releases, each written down as soon as it is done.
struct ReleaseSession {
    private let plan: ReleasePlan
    private let isQuiet: Bool
    private let context: CommandContext
    private let stop: Interruption
    private var folder: ReleaseFolder
    private var codes: [ExitCode] = []

    init(
        _ plan: ReleasePlan, _ folder: ReleaseFolder, isQuiet: Bool, _ context: CommandContext, stop: Interruption
    ) {
        self.plan = plan
        self.folder = folder
        self.isQuiet = isQuiet
        self.context = context
        self.stop = stop
    }

    /// Compares every release with the last one before it that was built.
    ///
    /// - Parameter measure: Makes a comparison; it says itself whether it was ended early. A wish to stop that comes
    ///   when one is complete costs nothing of it.
    /// - Returns: The most urgent exit code of all comparisons.
    mutating func run(
        _ measure: (_ base: ReleasePlan.Release, _ head: ReleasePlan.Release) throws(CommandError) -> ComparisonOutcome
    ) throws(CommandError) -> ExitCode {
        var base = plan.first
        var last = plan.first.name
        for head in plan.rest {
            let outcome = stop.isRaised ? nil : try measure(base, head)
            guard let outcome, !outcome.isInterrupted else {
                context.console.error("interrupted before \(head.name.label) was compared with \(base.name.label)")
                return ExitCode.worst(of: codes + [.failure])
            }
            tell(outcome.report, of: head, after: base)
            switch outcome.unbuilt {
            case nil:
                let record = ReleaseRecord(
                    outcome.report, .head, name: head.name, describe: head.describe, previous: base.name)
                write([first(base, outcome.report), record], outcome.report)
                base = head
            case let failure? where failure.arm == .head:
                write([unbuilt(head, after: last, failure, outcome.report)], outcome.report)
            case let failure?:
                write([unbuilt(base, after: nil, failure, outcome.report)], outcome.report)
                context.console.error("\(base.name.label) was not built, so nothing is compared with it")
                base = head
            }
            last = head.name
        }
        return ExitCode.worst(of: codes)
    }

    /// The record of a release that is compared with nothing; nil where it has one.
    private func first(_ release: ReleasePlan.Release, _ report: Report) -> ReleaseRecord? {
        guard folder.record(of: release.name)?.isMeasured != true else { return nil }
        return ReleaseRecord(report, .base, name: release.name, describe: release.describe)
    }

    /// The record of a release that was not built; nil where it has one of a time when it was, which is worth more.
    private func unbuilt(
        _ release: ReleasePlan.Release, after previous: ReleaseName?, _ failure: BuildFailure, _ report: Report
    ) -> ReleaseRecord? {
        if let kept = folder.record(of: release.name), kept.isMeasured {
            context.console.error(
                "\(release.name.label) was measured on \(kept.day) and does not build now: its record "
                    + "stays as it is")
            return nil
        }
        return ReleaseRecord(
            unbuilt: report, name: release.name, describe: release.describe, previous: previous,
            reason: failure.headline)
    }

    private mutating func tell(_ report: Report, of head: ReleasePlan.Release, after base: ReleasePlan.Release) {
        codes.append(report.verdict.exit)
        let announcement = ReportAnnouncement(report, context)
        if !isQuiet {
            context.console.print("\(head.name.label), compared with \(base.name.label)")
            announcement.tellReader()
        }
        announcement.tellJob()
    }

    /// Writes the records that there are, and all that is made of them.
    private mutating func write(_ records: [ReleaseRecord?], _ report: Report) {
        let records = records.compactMap(\.self).map { $0.fitting() }
        for warning in records.compactMap(\.omission) { context.console.warning(warning.message) }
        do throws(CommandError) {
            let paths = try folder.write(records, report)
            if !isQuiet { context.console.print("Written: \(paths.joined(separator: ", "))\n") }
        } catch {
            for message in error.messages { context.console.error(message) }
            codes.append(error.code)
        }
    }
}
