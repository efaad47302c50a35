#if canImport(Testing)
internal import Testing
#endif
#if canImport(XCTest)
internal import XCTest
#endif
#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#elseif canImport(Darwin)
internal import Darwin
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

    /// Makes the running test fail, at `location` or, without one, where the test begins as far as that is known.
    func fail(_ words: String, at location: CallerLocation?) {
        switch listening {
        #if canImport(Testing)
        case .swiftTesting:
            let place = location.map(SourceLocation.init) ?? Test.current?.sourceLocation
            Issue.record(Comment(rawValue: words), sourceLocation: place ?? #_sourceLocation)
        #endif
        #if canImport(XCTest)
        case .xcTest:
            XCTFail(words, file: location?.filePath ?? #filePath, line: location?.line ?? #line)
        #endif
        default:
            let place = location.map { "\($0.filePath):\($0.line)" } ?? "unknown place"
            writeToStandardError("\(place): error: \(words)\n")
        }
    }

    private func writeToStandardError(_ text: String) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
            // There is nobody left to tell of a closed standard error.
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}

#if canImport(Testing)
extension SourceLocation {
    fileprivate init(_ location: CallerLocation) {
        self.init(
            fileID: location.fileID.description, filePath: location.filePath.description, line: Int(location.line),
            column: Int(location.column))
    }
}
#endif
