import Foundation
import Testing

/// What is seen only from outside a run of tests: that a failure makes the right test fail, at the right line, once and in
/// the right words. Shown by a package of failing tests, which takes minutes to build: only where
/// `CHIPLOG_TEST_SILENT_GREEN` is set.
@Suite(.serialized, .enabled(if: ProcessInfo.processInfo.environment["CHIPLOG_TEST_SILENT_GREEN"] != nil))
enum SilentGreen {
    /// Written and built once, by whichever test is the first.
    static let package = Result {
        let folders = URL(filePath: #filePath).resolvingSymlinksInPath().pathComponents.dropLast(4)
        let package = try GeneratedPackage(repository: URL(filePath: NSString.path(withComponents: Array(folders))))
        for suite in GeneratedSuite.allCases {
            try package.write(suite.source.text, to: suite.path)
        }
        try package.write(ExplainedSource.swiftTesting, to: "Tests/SwiftTestingTests/Explained.swift")
        try package.write(ExplainedSource.xcTest, to: "Tests/XCTestTests/Explained.swift")
        let build = try package.build()
        try #require(build.status == 0, "\(build.output.suffix(4000))")
        return package
    }
}
