/// What was measured, on which machine and how: the last lines of a report for people.
struct ReportFacts {
    /// Facts of one kind.
    struct Group {
        var heading: String
        var facts: [String]
    }

    private let report: Report

    init(_ report: Report) {
        self.report = report
    }

    var groups: [Group] { subjects.map(subject) + [machine, run] }

    /// Of peers, which have a table of their own, this program only.
    private var subjects: [Subject] {
        guard report.run.kind == .peers else { return report.subjects }
        return Array(report.subjects.filter { $0.binarySHA256 != nil }.prefix(1))
    }

    private func subject(_ subject: Subject) -> Group {
        let revision = subject.git.map { git in
            "\(git.describe ?? git.commit)\(git.dirty ? ", with local changes" : "")"
        }
        return Group(
            heading: "Subject",
            facts: [
                subject.label, "revision \(revision ?? "n/a")", "Swift \(subject.swift), \(subject.configuration)",
                "binary of \(subject.binaryBytes.map { NumberText.grouped($0) } ?? "n/a") bytes",
            ])
    }

    private var machine: Group {
        let environment = report.environment
        let mebibytes = environment.memoryBytes.map { NumberText.grouped($0 >> 20) }
        let allowed = "\(environment.cpu.allowed.count) of \(environment.cpu.logical.map(String.init) ?? "n/a")"
        let cost = environment.clock.costNanoseconds.map { NumberText.fixed($0, decimals: 1) }
        return Group(
            heading: "Machine",
            facts: [
                environment.cpu.model ?? "processor n/a", "\(allowed) processors", "\(mebibytes ?? "n/a") MiB",
                "virtualization \(environment.virtualization ?? "n/a")", environment.os ?? "system n/a",
                "kernel \(environment.kernel ?? "n/a")", environment.libc ?? "C library n/a",
                "clock \(environment.clock.source ?? "n/a") at \(cost ?? "n/a") ns",
                "load \(load(environment.load.averageAtStart)) to \(load(environment.load.averageAtEnd))",
            ])
    }

    private var run: Group {
        let run = report.run
        return Group(
            heading: "Run",
            facts: [
                "\(report.toolName) \(report.toolVersion)", "profile \(run.profile)", "seed \(run.seed)",
                "started \(run.started)", "\(NumberText.fixed(run.durationSeconds, decimals: 1)) s",
            ])
    }

    private func load(_ average: Double?) -> String {
        average.map { NumberText.fixed($0, decimals: 2) } ?? "n/a"
    }
}
