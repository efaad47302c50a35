import Testing

@testable import Chiplog

@Suite("Texts of bound fields, which a thread keeps")
struct BoundTextsTests {
    /// More than a thread keeps at once, some of which cannot be kept.
    private static let bound: [LogFields] = [
        ["request": "4bf92f3577b34da6", "service": "shop"], ["request": "4bf92f3577b34da7", "service": "shop"],
        ["n": 1], ["n": 2], ["n": 3], ["n": 4], ["n": 5], [:], ["": ""],
        ["time": 1, "message": "mine", "field.time": 2, "span_id": nil as Int?], ["order": 1, "order": 2],
        ["text": "line\nend \"quoted\" — Köln", "k\"ey\n": 1.5, "infinite": Double.infinity],
        ["nested": ["a": 1, "a": 2, "list": [1, 2]] as LogFields, "bytes": [1, 2] as [UInt8]],
        ["long": String(repeating: "x", count: 300)], ["escaped": String(repeating: "\n", count: 100)],
        LogFields([(key: LogKey("made"), value: .int(1)), (key: LogKey("time"), value: .bool(true))]),
        LogFields((0..<100).map { (key: LogKey("key \($0)"), value: .int($0)) }),
    ]

    private static let own: [LogFields] = [[:], ["order": 3, "request": "own"], ["time": 4, "made": 5, "n": 6]]

    private static func formatters() throws -> [any LogFormatter] {
        [.json, .logfmt, try .json(keys: .init(message: "order"))]
    }

    @Test("stand in a line as the same fields given in the call do", arguments: 0..<3)
    func likeOthers(index: Int) throws {
        let formatter = try Self.formatters()[index]
        let expected = try lines(formatter) { log in
            for bound in Self.bound {
                for own in Self.own { log.info("m", LogFields(Array(bound) + Array(own))) }
            }
        }
        let found = try lines(formatter) { log in
            let logs = Self.bound.map { log.with($0) }
            for _ in 0..<3 {
                for log in logs {
                    for own in Self.own { log.info("m", own) }
                }
            }
        }
        #expect(found == expected + expected + expected)
    }

    @Test("are never those of fields that a processor has changed or of the task's context")
    func changed() throws {
        let folder = TemporaryFolder()
        let sink = try FileSink(folder.file("log"), format: .json)
        let pipeline = Pipeline(processors: [.redact(keys: ["pin"])], sinks: [sink], clock: .fixed)
        let log = Log("shop", pipeline: pipeline).with(["user": "ada", "pin": "1234"])
        for _ in 0..<2 { log.info("m", ["order": 1]) }
        var context = LogContext()
        context.fields["task"] = 7
        context.run {
            for _ in 0..<2 { log.info("m", ["order": 1]) }
        }
        try pipeline.shutdown()
        let fields = "\"user\":\"ada\",\"pin\":\"***\",\"order\":1}"
        let lines = folder.lines("log")
        #expect(lines.map { $0.hasSuffix("\"message\":\"m\",\(fields)") } == [true, true, false, false])
        #expect(lines.map { $0.hasSuffix("\"message\":\"m\",\"task\":7,\(fields)") } == [false, false, true, true])
    }
}
