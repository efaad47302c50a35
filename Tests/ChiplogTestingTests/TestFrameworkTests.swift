import Testing

@testable import ChiplogTesting

@Suite struct TestFrameworkTests {
    @Test(arguments: [
        (["/b/shopPackageTests.xctest", "--testing-library", "swift-testing"], TestFramework.swiftTesting),
        (["/b/swiftpm-testing-helper", "--filter", "x", "--testing-library", "Swift-Testing"], .swiftTesting),
        (["/b/shopPackageTests.xctest", "--testing-library=swift-testing"], .swiftTesting),
        (["/b/shopPackageTests.xctest", "ShopTests.CheckoutTests/testPay"], .xcTest),
        (["/b/shopPackageTests.xctest", "--testing-library", "xctest"], .xcTest),
        (["/b/shopPackageTests.xctest", "--testing-library"], .xcTest),
        (["/usr/bin/xctest", "/b/Shop.xctest"], .xcTest),
        (["/b/shop", "serve"], .none),
        ([], .none),
    ])
    func theFrameworkIsReadFromTheArguments(arguments: [String], expected: TestFramework) {
        #expect(TestFramework(arguments: arguments) == expected)
    }

    @Test func aDetachedTaskTellsTheFrameworkOfTheProcess() async {
        #expect(await Task.detached { TestFramework.current.listening() }.value == .swiftTesting)
    }

    @Test func aTestTellsItsOwnFrameworkWhateverTheProcess() async {
        #expect(TestFramework.xcTest.listening() == .swiftTesting)
        #expect(await Task.detached { TestFramework.xcTest.listening() }.value == .xcTest)
    }

    /// As in a process that runs the tests of both.
    @Test func aCapturesTestTellsItsFrameworkWhateverTheProcess() async throws {
        let swiftTest = CapturedSwiftTest(try #require(Test.current))
        let xcTest = CapturedXCTest(name: "x")
        #expect(await Task.detached { TestFramework.xcTest.listening(for: swiftTest) }.value == .swiftTesting)
        #expect(await Task.detached { TestFramework.swiftTesting.listening(for: xcTest) }.value == .xcTest)
    }
}
