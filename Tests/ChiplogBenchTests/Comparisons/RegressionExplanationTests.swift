import Testing

@testable import ChiplogBench

@Suite("Where a regression comes from")
struct RegressionExplanationTests {
    @Test("the functions that differ most come first, by how much, whichever way; at most ten")
    func largest() throws {
        var base = ["same": 100.0, "gone": 30, "less": 50]
        var head = ["same": 100.0, "new": 40, "less": 45]
        for index in 0..<20 {
            base["small\(index)"] = 1
            head["small\(index)"] = 2
        }
        let explanation = try #require(RegressionExplanation(result: "toy", base: base, head: head))
        #expect(explanation.functions.count == 10)
        #expect(
            explanation.functions.prefix(3) == [
                FunctionDifference(function: "new", base: 0, head: 40),
                FunctionDifference(function: "gone", base: 30, head: 0),
                FunctionDifference(function: "less", base: 50, head: 45),
            ])
        #expect(
            explanation.functions.dropFirst(3).map(\.function)
                == explanation.functions.dropFirst(3).map(\.function).sorted())
    }

    @Test("where nothing differs there is none")
    func none() {
        #expect(RegressionExplanation(result: "toy", base: ["a": 1], head: ["a": 1]) == nil)
        #expect(RegressionExplanation(result: "toy", base: [:], head: [:]) == nil)
    }

    @Test(
        "names are readable, and those that are no Swift names stay",
        arguments: [
            ("$sSaMa", "type metadata accessor for Swift.Array"), ("malloc", "malloc"), ("memcpy'2", "memcpy"),
            ("$sBroken", "$sBroken"), ("", ""), ("???:0x0000000000001234", "???:0x0000000000001234"),
        ])
    func names(symbol: String, name: String) {
        #expect(SwiftName.readable(symbol) == name)
    }
}
