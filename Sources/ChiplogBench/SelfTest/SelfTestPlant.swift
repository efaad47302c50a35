/// Something known that is planted in scenarios, and how it must show in their rows.
struct SelfTestPlant: Sendable {
    var name: String
    var scenarios: [SelfTestScenario]
    var check: @Sendable ([ResultRow]) -> SelfTestCheck

    func rows() throws(ScenarioError) -> [RunPlan.Row] {
        var rows: [RunPlan.Row] = []
        for scenario in scenarios { rows.append(try scenario.row()) }
        return rows
    }

    static let all: [SelfTestPlant] = [lostEvent, allocations, leak, spike, stop, instruction]

    /// One event in a thousand is lost.
    static let lostEvent = SelfTestPlant(
        "one event in 1,000 is lost",
        SelfTestScenario(name: "lose", kind: .lose, amount: 1_000, passes: [.verify, .time])
    ) { name, rows in
        let row = rows[0]
        let lost = row.delivery?.missingUnaccounted
        return SelfTestCheck(
            name, passes: row.isDeliveryWrong && lost == 100 && row.metrics.isEmpty,
            "\(lost.map { "\($0)" } ?? "none") of 100,000 reported missing (100), "
                + (row.metrics.isEmpty ? "and no figure given" : "but figures given"))
    }

    /// Three allocations per event; Callgrind must agree.
    static let allocations = SelfTestPlant(
        "3 allocations of 40 bytes per event",
        SelfTestScenario(name: "allocate", kind: .allocate, amount: 3, passes: [.alloc, .instr])
    ) { name, rows in
        guard let allocations = rows[0].figure(.allocations)?.value, let bytes = rows[0].figure(.allocatedBytes)?.value
        else {
            return .skipped(name, rows[0])
        }
        let mallocs = rows[0].figure(.mallocs)?.value
        return SelfTestCheck(
            name, passes: allocations == 3 && bytes == 120 && mallocs ?? 3 == 3,
            "counted \(text(allocations)) of \(text(bytes)) bytes (3 of 120), "
                + (mallocs.map { "Callgrind \(text($0))" } ?? "Callgrind is not there"))
    }

    /// Heap that stays.
    static let leak = SelfTestPlant(
        "40 bytes leaked per event",
        SelfTestScenario(name: "leak", kind: .leak, amount: 40, passes: [.alloc])
    ) { name, rows in
        guard let growth = rows[0].figure(.liveGrowth)?.value else { return .skipped(name, rows[0]) }
        // The allocator rounds up to its steps of 16 bytes, less its 8.
        return SelfTestCheck(
            name, passes: growth >= 40 && growth < 56, "growth of \(text(growth)) bytes per event (40 to 55)")
    }

    /// A peak of memory that no sampling would meet.
    static let spike = SelfTestPlant(
        "200 MB resident for a millisecond",
        SelfTestScenario(name: "spike", kind: .spike, amount: 200_000_000, passes: [.memory])
    ) { name, rows in
        guard let delta = rows[0].figure(.peakRSSDelta)?.value else { return .skipped(name, rows[0]) }
        return SelfTestCheck(
            name, passes: abs(delta / 200_000_000 - 1) <= 0.01,
            "a peak of \(NumberText.fixed(delta / 1e6, decimals: 1)) MB more (198 to 202)")
    }

    /// In a load of 2 s the events due within 20 ms are 1 % of all. Those due in the first 20 ms of a stop wait longest, and
    /// the last of them waits 20 ms less than the stop: 80 ms of 100. On a busy machine a process that is continued gets a
    /// processor a while later; so long it stood still, which is the service time of the event that stopped it.
    static let stop = SelfTestPlant(
        "a stop of 100 ms at 100,000 events/s",
        SelfTestScenario(
            name: "stop", kind: .stop, amount: 100_000_000, passes: [.latency],
            members: #""load": { "mode": "open", "rate": 100000, "arrival": "uniform", "duration": "2s" }"#)
    ) { name, rows in
        guard let latency = rows[0].latency.first, let response = latency.response.value("p99"),
            let service = latency.service.value("p99"), let longest = latency.service.max
        else { return .skipped(name, rows[0]) }
        let (p99, stop) = (Double(response), Double(longest))
        let theory = stop - 20e6
        let milliseconds = { (nanoseconds: Double) in NumberText.fixed(nanoseconds / 1e6, decimals: 2) }
        return SelfTestCheck(
            name, passes: stop >= 100e6 && abs(p99 / theory - 1) <= 0.05,
            "response p99 of \(milliseconds(p99)) ms for a stop of \(milliseconds(stop)) ms "
                + "(\(milliseconds(0.95 * theory)) to \(milliseconds(1.05 * theory))), "
                + "service p99 of \(milliseconds(Double(service))) ms")
    }

    /// One instruction more, and nothing else, three times over.
    static let instruction = SelfTestPlant(
        "one instruction more per event",
        [false, true, false, true, false, true].enumerated().map { index, extra in
            SelfTestScenario(
                name: "instruction-\(index)", kind: .work, amount: 10, extra: extra, passes: [.instr])
        }
    ) { name, rows in
        let counts = rows.compactMap { $0.figure(.instructions)?.value }
        guard counts.count == rows.count else { return .skipped(name, rows[0]) }
        let differences = stride(from: 0, to: counts.count, by: 2).map { counts[$0 + 1] - counts[$0] }
        let repeats = Set(stride(from: 0, to: counts.count, by: 2).map { counts[$0] }).count == 1
        return SelfTestCheck(
            name, passes: repeats && differences.allSatisfy { $0 == 1 },
            "counted \(differences.map(text).joined(separator: ", ")) more (1 each time), "
                + (repeats ? "the rest the same three times" : "the rest different each time"))
    }
}

extension SelfTestPlant {
    private init(
        _ name: String, _ scenario: SelfTestScenario,
        check: @escaping @Sendable (_ name: String, [ResultRow]) -> SelfTestCheck
    ) {
        self.init(name, [scenario], check: check)
    }

    private init(
        _ name: String, _ scenarios: [SelfTestScenario],
        check: @escaping @Sendable (_ name: String, [ResultRow]) -> SelfTestCheck
    ) {
        self.init(name: name, scenarios: scenarios) { check(name, $0) }
    }

    private static func text(_ value: Double) -> String { NumberText.shortest(value) }
}

extension SelfTestCheck {
    /// A row without the figure: skipped where the machine cannot, failed where something went wrong.
    fileprivate static func skipped(_ name: String, _ row: ResultRow) -> SelfTestCheck {
        guard row.status == .ok else {
            return SelfTestCheck(name, .fail, row.reason ?? row.status.rawValue)
        }
        return SelfTestCheck(name, .skipped, row.warnings.first?.message ?? "no figure was given")
    }
}
