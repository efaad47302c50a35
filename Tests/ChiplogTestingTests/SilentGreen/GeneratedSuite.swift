/// The generated tests as one source file for each framework.
enum GeneratedSuite: CaseIterable {
    case swiftTesting, xcTest

    var path: String {
        switch self {
        case .swiftTesting: "Tests/SwiftTestingTests/SilentGreen.swift"
        case .xcTest: "Tests/XCTestTests/SilentGreen.swift"
        }
    }

    /// The file, and where the call of each test stands in it, counted from 1.
    var source: (text: String, lines: GeneratedPackage.Lines) {
        var text = [imports + Self.sharedDeclarations, [opening]].flatMap { $0 }
        var lines: GeneratedPackage.Lines = [:]
        for test in tests(in: .wholeTest) + [nil] + tests(in: .withLogCapture) {
            guard let test else {
                text += between
                continue
            }
            let function = test.source(attribute: attribute(test))
            lines[test.name] = text.count + function.call + 1
            text += function.lines
        }
        return ((text + closing).joined(separator: "\n") + "\n", lines)
    }

    private func tests(in scope: GeneratedTest.Scope) -> [GeneratedTest?] {
        GeneratedTest.all.filter { $0.scope == scope }
    }

    private func attribute(_ test: GeneratedTest) -> String {
        switch self {
        case .swiftTesting: test.scope == .wholeTest ? "@Test(.capturingLogs) " : "@Test "
        case .xcTest: ""
        }
    }

    private var imports: [String] {
        ["import ChiplogTesting", "import Dispatch", "import Foundation", "import Synchronization"]
            + (self == .swiftTesting ? ["import Testing"] : ["import XCTest"])
    }

    private var opening: String {
        switch self {
        case .swiftTesting: "@Suite(.serialized) struct SilentGreen {"
        case .xcTest: "final class SilentGreen: LogCapturingTestCase {"
        }
    }

    private var between: [String] {
        switch self {
        case .swiftTesting: []
        case .xcTest:
            ["override class func tearDown() { AfterTheEnd.begin() }", "}", "final class Plain: XCTestCase {"]
        }
    }

    private var closing: [String] {
        switch self {
        // The tests of a serialized suite run in the order of the source.
        case .swiftTesting: ["@Test func test_theEnd_passes() { AfterTheEnd.begin() }", "}"]
        case .xcTest: ["}"]
        }
    }

    /// `AfterTheEnd` keeps work until the tests are over that brought it, and runs each on a thread of its own.
    private static let sharedDeclarations = """
        private let log = Log("checkout")

        private enum AfterTheEnd {
            private static let work = Mutex<[@Sendable () -> Void]>([])

            static func run(_ work: @escaping @Sendable () -> Void) {
                self.work.withLock { $0.append(work) }
            }

            static func begin() {
                for work in work.withLock({ $0 }) {
                    let done = DispatchSemaphore(value: 0)
                    Thread {
                        work()
                        done.signal()
                    }.start()
                    done.wait()
                }
            }
        }

        """.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
}
