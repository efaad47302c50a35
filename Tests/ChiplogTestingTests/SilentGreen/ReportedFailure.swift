import Foundation

/// A failure that a framework reported.
struct ReportedFailure: Hashable, CustomStringConvertible {
    /// The test's function, without parentheses; nil where the framework did not know.
    var test: String?
    var file: String
    var line: Int

    var description: String { "\(test ?? "«unknown»") at \(file):\(line)" }
}

extension ReportedFailure {
    /// Those in Swift Testing's stream of events, a JSON object on each line.
    static func inEventStream(_ data: Data) throws -> [ReportedFailure] {
        try data.split(separator: UInt8(ascii: "\n")).compactMap { line in
            let event = try JSONDecoder().decode(Event.self, from: Data(line))
            guard event.payload.kind == "issueRecorded", let issue = event.payload.issue, !issue.isKnown else {
                return nil
            }
            // Such as SwiftTestingTests.SilentGreen/name()/SilentGreen.swift:12:6
            let parts = event.payload.testID?.split(separator: "/").map(String.init)
            let test = parts.map { $0[$0.count - 2].replacing("()", with: "") }
            let file = issue.sourceLocation?.fileID.split(separator: "/").last.map(String.init)
            return ReportedFailure(test: test, file: file ?? "", line: issue.sourceLocation?.line ?? 0)
        }
    }

    private struct Event: Decodable {
        struct Place: Decodable {
            var fileID: String
            var line: Int
        }
        struct Issue: Decodable {
            var isKnown: Bool
            var sourceLocation: Place?
        }
        struct Payload: Decodable {
            var kind: String?
            var testID: String?
            var issue: Issue?
        }
        var payload: Payload
    }

    /// Those in the lines that XCTest prints: `/path/File.swift:12: error: Class.test : words`.
    static func inXCTestOutput(_ output: String) -> [ReportedFailure] {
        output.matches(of: #//([A-Za-z]+\.swift):(\d+): error: [A-Za-z]+\.(\w+) : /#).map { match in
            ReportedFailure(test: String(match.3), file: String(match.1), line: Int(match.2) ?? 0)
        }
    }
}
