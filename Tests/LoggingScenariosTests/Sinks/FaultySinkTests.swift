import ChiplogBench
import Testing

@testable import LoggingScenarios

@Suite("The verifier sees every fault, in every format")
struct FaultySinkTests {
    private func delivery(_ fault: String, _ format: FormatSection.Kind) async throws -> Delivery {
        try await deliver(
            #""sink": { "kind": "faulty", "fault": "\#(fault)", "fault_every": 100 }, "#
                + #""messages": { "fields": "mixed" }, "format": "\#(format.rawValue)""#,
            events: 1050)
    }

    @Test("lines that are lost are missing", arguments: FormatSection.Kind.allCases)
    func lost(format: FormatSection.Kind) async throws {
        let delivery = try await delivery("lose", format)
        #expect(delivery.missingUnaccounted == 10)
        #expect(delivery.delivered == 1040)
        #expect(delivery.faults == "delivery of 1050 events: 10 missing and unaccounted for")
    }

    @Test("lines that come twice are duplicated", arguments: FormatSection.Kind.allCases)
    func doubled(format: FormatSection.Kind) async throws {
        let delivery = try await delivery("double", format)
        #expect(delivery.duplicated == 10)
        #expect(delivery.delivered == 1050)
        #expect(delivery.faults == "delivery of 1050 events: 10 duplicated")
    }

    @Test(
        "half a line and the one it runs into are one torn line and two events missing",
        arguments: FormatSection.Kind.allCases)
    func torn(format: FormatSection.Kind) async throws {
        let delivery = try await delivery("tear", format)
        #expect(delivery.torn == 10)
        #expect(delivery.missingUnaccounted == 20)
        #expect(delivery.faults == "delivery of 1050 events: 20 missing and unaccounted for, 10 torn")
    }

    @Test("lines that changed places are reordered", arguments: FormatSection.Kind.allCases)
    func reordered(format: FormatSection.Kind) async throws {
        let delivery = try await delivery("reorder", format)
        #expect(delivery.reordered == 10)
        #expect(delivery.delivered == 1050)
        #expect(delivery.faults == "delivery of 1050 events: 10 reordered")
    }
}
