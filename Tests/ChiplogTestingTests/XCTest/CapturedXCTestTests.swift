import Testing

@testable import ChiplogTesting

@Suite struct CapturedXCTestTests {
    private let test = CapturedXCTest(name: "Shop.testIt")

    @Test func whatARequirementThrowsIsTold() {
        test.willTell("expected log not found: \"other\" (searched 0 records)\n    …")
        #expect(test.hasTold(#"threw error "expected log not found: "other"""#))
    }

    @Test(arguments: [
        #"threw error "expected log not found: "another"""#, #"threw error "Declined()""#, #"threw error """#,
        "XCTAssertTrue failed", "",
    ])
    func anythingElseIsNot(description: String) {
        #expect(!test.hasTold(description))
        test.willTell("expected log not found: \"other\" (searched 0 records)")
        #expect(!test.hasTold(description))
    }
}
