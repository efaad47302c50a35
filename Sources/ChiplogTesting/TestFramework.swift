#if canImport(Testing)
internal import Testing
#endif

/// Who runs the tests of this process, and so who must be told of a failure.
///
/// Each framework ignores what the other is told, so the choice must be right; and `Test.current` alone cannot make it,
/// being nil in detached tasks and threads.
enum TestFramework: Sendable {
    case swiftTesting
    case xcTest
    /// A program that is no test, such as an example.
    case none

    /// The framework of this process: `swift test` starts one for each.
    static let current = TestFramework(arguments: CommandLine.arguments)

    /// Reads it from a process's arguments. Swift Testing's processes are told so; XCTest's run a bundle, or are told so.
    init(arguments: [String]) {
        if let option = arguments.firstIndex(of: "--testing-library"), option + 1 < arguments.count {
            self = arguments[option + 1].lowercased() == "swift-testing" ? .swiftTesting : .xcTest
        } else if let program = arguments.first, program.hasSuffix(".xctest") || program.hasSuffix("/xctest") {
            self = .xcTest
        } else {
            self = .none
        }
    }

    /// The framework to tell from the current task: a test of Swift Testing that runs in it settles the matter, whoever
    /// started the process.
    var listening: TestFramework {
        #if canImport(Testing)
        return Test.current == nil ? self : .swiftTesting
        #else
        return self
        #endif
    }
}
