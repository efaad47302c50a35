/// A failure that a framework reported.
struct ReportedFailure: Hashable, CustomStringConvertible {
    /// The test's function; nil where the framework did not know.
    var test: String?
    var file: String
    var line: Int

    var description: String { "\(test ?? "«unknown»") at \(file):\(line)" }
}

extension ReportedFailure {
    /// Those that Swift Testing told of.
    static func all(in events: [TestEvent]) -> [ReportedFailure] {
        events.compactMap { event in
            guard event.kind == "issueRecorded", let issue = event.payload.issue, !issue.isKnown else { return nil }
            let file = issue.sourceLocation?.fileID.split(separator: "/").last.map(String.init)
            return ReportedFailure(test: event.test, file: file ?? "", line: issue.sourceLocation?.line ?? 0)
        }
    }

    /// Those in the lines that XCTest prints: `/path/File.swift:12: error: Class.test : words`.
    static func inXCTestOutput(_ output: String) -> [ReportedFailure] {
        output.matches(of: #//([A-Za-z]+\.swift):(\d+): error: [A-Za-z]+\.(\w+) : /#).map { match in
            ReportedFailure(test: String(match.3), file: String(match.1), line: Int(match.2) ?? 0)
        }
    }
}
