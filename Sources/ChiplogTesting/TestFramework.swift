internal import ChiplogCapture

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
        let option = "--testing-library"
        let joined = arguments.first { $0.hasPrefix(option + "=") }.map { $0.dropFirst(option.count + 1) }
        let next = arguments.firstIndex(of: option).map { arguments.dropFirst($0 + 1) }?.first
        if let library = joined.map(String.init) ?? next {
            self = library.lowercased() == "swift-testing" ? .swiftTesting : .xcTest
        } else if let program = arguments.first, program.hasSuffix(".xctest") || program.hasSuffix("/xctest") {
            self = .xcTest
        } else {
            self = .none
        }
    }

    /// The framework to tell from the current task: a test of Swift Testing that runs in it settles the matter, else the
    /// one that a capture belongs to, whoever started the process.
    func listening(for test: (any CapturedTest)? = nil) -> TestFramework {
        #if canImport(Testing)
        if Test.current != nil || test is CapturedSwiftTest { return .swiftTesting }
        #endif
        #if canImport(XCTest)
        if test is CapturedXCTest { return .xcTest }
        #endif
        return self
    }
}
