import Testing

@testable import ChiplogBench

@Suite("The environment of a run")
struct EnvironmentTests {
    @Test(
        "the processor's name is found on x86 and on Arm boards, and is nil elsewhere",
        arguments: [
            ("processor\t: 0\nmodel name\t: AMD EPYC 7763\nmodel\t: 1\n", "AMD EPYC 7763"),
            ("processor\t: 0\nBogoMIPS\t: 108.00\nModel\t\t: Raspberry Pi 4\n", "Raspberry Pi 4"),
            ("processor\t: 0\nBogoMIPS\t: 50.00\n", nil), ("", nil),
        ] as [(String, String?)])
    func cpuModel(text: String, model: String?) {
        #expect(MachineProbe.cpuModel(cpuinfo: text) == model)
    }

    @Test(
        "memory is read in bytes, and nonsense is nil",
        arguments: [
            ("MemTotal:       16303428 kB\nMemFree: 1 kB", 16_694_710_272), ("MemFree: 1 kB", nil),
            ("MemTotal: many", nil), ("MemTotal: 18446744073709551615 kB", nil),
        ] as [(String, UInt64?)])
    func memory(text: String, bytes: UInt64?) {
        #expect(MachineProbe.memoryBytes(meminfo: text) == bytes)
    }

    @Test(
        "processor time is parted into busy, idle and stolen",
        arguments: [
            ("cpu  10 2 3 100 5 1 1 8 4 0\ncpu0 1 1 1 1", 130.0, 17.0, 8.0), ("cpu  10 2 3 100 5", 120, 15, 0),
        ])
    func usage(text: String, total: Double, busy: Double, steal: Double) throws {
        let usage = try #require(CPUUsage(procStat: text))
        #expect(usage.total == total)
        #expect(usage.busy == busy)
        #expect(usage.steal == steal)
    }

    @Test("a kernel without the figures gives none", arguments: ["", "cpu", "cpu  a b c", "intr 1 2 3"])
    func noUsage(text: String) {
        #expect(CPUUsage(procStat: text) == nil)
    }

    @Test("others' share is what this process has not used itself, never below 0")
    func shares() throws {
        let start = try #require(CPUUsage(procStat: "cpu 0 0 0 0 0 0 0 0"))
        let end = try #require(CPUUsage(procStat: "cpu 60 0 0 130 0 0 0 10"))
        let busy = try #require(LoadProbe.shares(from: start, to: end, own: 20))
        #expect(busy.others == 0.2)
        #expect(busy.steal == 0.05)
        #expect(LoadProbe.shares(from: start, to: end, own: 90)?.others == 0)
        #expect(LoadProbe.shares(from: end, to: end, own: 0) == nil)
    }

    @Test(
        "services of continuous integration are known by their variables",
        arguments: [
            (["GITHUB_ACTIONS": "true", "CI": "true"], "github-actions"), (["CI": "true"], "unknown"),
            (["CI": "false"], nil), (["CI": ""], nil), ([:], nil),
        ] as [([String: String], String?)])
    func ci(variables: [String: String], name: String?) {
        #expect(CIProvider.name(variables: variables) == name)
    }

    @Test("this machine is found out about, and its fingerprint does not change from run to run")
    func thisMachine() {
        let first = EnvironmentProbe(variables: [:], pinning: .none).finish()
        let second = EnvironmentProbe(variables: [:], pinning: .none).finish()
        #expect(first.fingerprint == second.fingerprint)
        #expect(first.fingerprint.count == 16)
        #expect(first.cpu.logical ?? 0 >= 1)
        #expect(!first.cpu.allowed.isEmpty)
        #expect(first.clock.costNanoseconds ?? 0 > 0)
        #expect(first.clock.resolutionNanoseconds ?? 0 > 0)
    }

    @Test("the fingerprint tells machines apart, but not patched kernels or busy hours")
    func fingerprint() {
        var record = EnvironmentRecord()
        record.kernel = "6.1.0-18-amd64"
        let original = EnvironmentProbe.fingerprint(of: record)
        record.kernel = "6.1.99-azure"
        record.load.averageAtStart = 7
        record.ci = "github-actions"
        #expect(EnvironmentProbe.fingerprint(of: record) == original)
        record.cpu.logical = 4
        #expect(EnvironmentProbe.fingerprint(of: record) != original)
    }

    @Test("a build outside of a repository and without git has no revision, but a digest")
    func subject() {
        let subject = SubjectProbe.thisBuild(id: "head", variables: ["PATH": "/nowhere"])
        #expect(subject.git == nil)
        #expect(subject.binarySHA256?.count == 64)
        #expect(subject.binaryBytes ?? 0 > 0)
    }

    @Test(
        "durations are said in seconds",
        arguments: [
            (Duration.seconds(60), "60 s"), (.milliseconds(1_500), "1.5 s"), (.milliseconds(20), "0.02 s"),
        ])
    func durations(duration: Duration, text: String) {
        #expect(duration.secondsText == text)
    }
}

@Suite("Warnings about a run")
struct RunWarningTests {
    private func codes(configuration: String, others: Double?, steal: Double?) -> [String] {
        var environment = EnvironmentRecord()
        environment.load.othersCPU = others
        environment.load.steal = steal
        let subject = Subject(
            id: "head", label: "head", git: nil, configuration: configuration, swift: "6.3", flags: [],
            binarySHA256: nil, binaryBytes: nil)
        return ReportWarning.about(environment, subject).map(\.code)
    }

    @Test("a quiet machine and a release build give none, and neither does a machine that does not tell")
    func none() {
        #expect(codes(configuration: "release", others: 0.1, steal: 0.01) == [])
        #expect(codes(configuration: "release", others: nil, steal: nil) == [])
    }

    @Test("a debug build, a busy machine and stolen time are each told of")
    func all() {
        #expect(codes(configuration: "debug", others: 0.5, steal: 0.1) == ["build.debug", "load.high", "steal.high"])
    }
}
