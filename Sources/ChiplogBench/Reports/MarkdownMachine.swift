/// What was measured, on which machine and how: the last lines of a Markdown report.
struct MarkdownMachine {
    private let report: Report

    init(_ report: Report) {
        self.report = report
    }

    var text: String {
        (report.subjects.map(subject) + [machine, run]).joined(separator: "  \n")
    }

    private func subject(_ subject: Subject) -> String {
        let revision = subject.git.map { git in
            "\(git.describe ?? git.commit)\(git.dirty ? ", with local changes" : "")"
        }
        return sentence(
            "Subject",
            [
                subject.label, "revision \(revision ?? "n/a")", "Swift \(subject.swift), \(subject.configuration)",
                "binary of \(subject.binaryBytes.map { NumberText.grouped($0) } ?? "n/a") bytes",
            ])
    }

    private var machine: String {
        let environment = report.environment
        let mebibytes = environment.memoryBytes.map { NumberText.grouped($0 >> 20) }
        let allowed = "\(environment.cpu.allowed.count) of \(environment.cpu.logical.map(String.init) ?? "n/a")"
        let cost = environment.clock.costNanoseconds.map { NumberText.fixed($0, decimals: 1) }
        return sentence(
            "Machine",
            [
                environment.cpu.model ?? "processor n/a", "\(allowed) processors", "\(mebibytes ?? "n/a") MiB",
                "virtualization \(environment.virtualization ?? "n/a")", environment.os ?? "system n/a",
                "kernel \(environment.kernel ?? "n/a")", environment.libc ?? "C library n/a",
                "clock \(environment.clock.source ?? "n/a") at \(cost ?? "n/a") ns",
                "load \(load(environment.load.averageAtStart)) to \(load(environment.load.averageAtEnd))",
            ])
    }

    private var run: String {
        let run = report.run
        return sentence(
            "Run",
            [
                "\(report.toolName) \(report.toolVersion)", "profile \(run.profile)", "seed \(run.seed)",
                "started \(run.started)", "\(NumberText.fixed(run.durationSeconds, decimals: 1)) s",
            ])
    }

    private func load(_ average: Double?) -> String {
        average.map { NumberText.fixed($0, decimals: 2) } ?? "n/a"
    }

    private func sentence(_ subject: String, _ facts: [String]) -> String {
        "\(subject): " + facts.map { MarkdownTable.escaped($0, limit: 200) }.joined(separator: "; ")
    }
}
