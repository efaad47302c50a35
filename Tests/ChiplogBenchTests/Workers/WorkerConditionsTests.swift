import Testing

@testable import ChiplogBench

@Suite("What workers are started with")
struct WorkerConditionsTests {
    /// What a shell that is started under `conditions` prints.
    private func output(of script: String, under conditions: WorkerConditions) throws -> [String] {
        let child = try conditions.apply { () throws(ChildProcessError) in
            try ChildProcess("/bin/sh", arguments: ["-c", script], environment: conditions.environment)
        }
        var output = ChildOutput()
        var lines: [String] = []
        while case .line(let line) = output.next(of: child, before: .max, or: .never) { lines.append(line) }
        return lines
    }

    private func processors(_ conditions: WorkerConditions) throws -> String? {
        try output(of: "grep Cpus_allowed_list /proc/self/status", under: conditions)
            .first.flatMap { SystemFile.value(of: "Cpus_allowed_list", separator: ":", in: $0) }
    }

    @Test("a worker runs on the processors given, and this process goes on where it was")
    func pinning() throws {
        let allowed = MachineProbe.allowedCPUs
        let last = try #require(allowed.last)
        #expect(try processors(WorkerConditions(cpus: [last])) == "\(last)")
        #expect(MachineProbe.allowedCPUs == allowed)
        #expect(try processors(WorkerConditions()) != nil)
    }

    @Test("addresses are the same in each worker", .enabled(if: WorkerConditions.canFixAddresses))
    func addresses() throws {
        let script = "grep stack /proc/self/maps"
        let conditions = WorkerConditions()
        #expect(try output(of: script, under: conditions) == output(of: script, under: conditions))
    }

    @Test("the padding makes the environment longer, by so much", arguments: [0, 1, 4_096])
    func padding(bytes: Int) throws {
        let conditions = WorkerConditions(padding: bytes)
        let lines = try output(of: "echo ${#\(WorkerConditions.paddingVariable)}", under: conditions)
        #expect(lines == ["\(bytes)"])
    }

    @Test(
        "where workers go",
        arguments: [
            (Pinning.auto, 1, [3]), (.auto, 2, nil), (.none, 1, nil), (.processors([1, 2]), 1, [1, 2]),
            (.processors([1, 2]), 8, [1, 2]),
        ] as [(Pinning, Int, [Int]?)])
    func places(pinning: Pinning, threads: Int, expected: [Int]?) {
        #expect(pinning.processors(threads: threads, allowed: [0, 1, 2, 3]) == expected)
        let beside = pinning.processors(threads: threads, allowed: [0, 1, 2, 3], isSecond: true)
        #expect(beside == (pinning == .auto && threads == 1 ? [0] : expected))
    }

    @Test("a list of processors is read, sorted, and held against those allowed")
    func reading() throws {
        let allowed = MachineProbe.allowedCPUs
        #expect(try Pinning("auto") == .auto)
        #expect(try Pinning("none") == .none)
        let all = allowed.reversed().map(String.init).joined(separator: ",")
        #expect(try Pinning(all) == .processors(allowed))
        let wrong = #expect(throws: PinningError.self) { try Pinning("1000000") }
        #expect(wrong?.description.hasPrefix("processor 1000000 is none of those this process may use (") == true)
        #expect(throws: PinningError("expected auto, none or processors as in 0,1, found \"0;1\"")) {
            try Pinning("0;1")
        }
    }
}
