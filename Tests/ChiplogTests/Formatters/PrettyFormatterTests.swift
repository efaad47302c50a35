import Chiplog
import Testing

/// What people see; times in UTC, so that it is the same everywhere.
@Suite struct PrettyFormatterTests {
    private struct Declined: ErrorWithCause, CustomStringConvertible {
        var description = "declined\nby the bank"
        var cause: (any Error)? { NoAnswer() }
    }

    private struct NoAnswer: Error, CustomStringConvertible { var description = "no answer after 3 s" }

    private static let plain = PrettyFormatter(time: .timeOfDay)

    @Test("columns: time, level, label, message, fields")
    func columns() throws {
        let rows = try lines(Self.plain) { log in
            log.info("order placed", ["order": 42, "currency": "EUR"])
            log.critical(
                "a message that takes more room than there is", ["user": ["id": 3, "name": "A B"] as LogFields])
            log.debug("no fields")
        }
        #expect(
            rows == [
                "07:12:55.123 INFO     shop        order placed                     order=42 currency=EUR",
                #"07:12:55.123 CRITICAL shop        a message that takes more room than there is user.id=3 user.name="A B""#,
                "07:12:55.123 DEBUG    shop        no fields",
            ])
    }

    @Test("an error and its causes have rows of their own, below the label")
    func errors() throws {
        let rows = try lines(Self.plain) { log in
            log.error("payment failed", error: Declined(), ["code": 51, "why": LogErrorValue(type: "T", message: "m")])
        }
        #expect(
            rows == [
                "07:12:55.123 ERROR    shop        payment failed                   code=51 why=m why.type=T",
                "                      error: ChiplogTests.PrettyFormatterTests.Declined: declined",
                "                        by the bank",
                "                      caused by: ChiplogTests.PrettyFormatterTests.NoAnswer: no answer after 3 s",
            ])
    }

    @Test("line ends are kept in messages and strings, and nothing stands behind text of several rows")
    func rows() throws {
        let rows = try lines(Self.plain) { log in
            log.info("one\r\ntwo\n", ["a": 1, "sql": "SELECT *\n  FROM orders\n", "b": 2, "c": "x\u{1B}[31m"])
        }
        #expect(
            rows == [
                "07:12:55.123 INFO     shop        one",
                "                      two",
                "                      a=1",
                "                      sql=SELECT *",
                "                            FROM orders",
                "                      b=2 c=\"x\\u001b[31m\"",
            ])
    }

    @Test("what does not fit into the row begins the next; one long value stays in one piece")
    func wrapping() throws {
        let long = String(repeating: "x", count: 90)
        let rows = try lines(PrettyFormatter(time: .timeOfDay, columns: 80)) { log in
            log.info("m", ["first": 1, "second": "22222", "third": 3, "long": LogValue.string(long), "last": true])
        }
        #expect(
            rows == [
                "07:12:55.123 INFO     shop        m                                first=1",
                "                      second=22222 third=3",
                "                      long=\(long)",
                "                      last=true",
            ])
        for columns in [-5, 0, 10, 40, 61, 200] {
            let rows = try lines(PrettyFormatter(time: .timeOfDay, columns: columns)) { log in
                log.info("m") { for number in 0..<40 { $0[key: "key\(number)"] = number } }
            }
            #expect(rows.dropFirst().allSatisfy { $0.count <= max(columns, 40) && $0.hasPrefix("    ") })
            #expect(rows.joined().split(separator: " ").filter { $0.hasPrefix("key") }.count == 40)
        }
    }

    @Test("the call site and the trace stand behind the fields")
    func callSite() throws {
        var context = LogContext()
        context.trace = TraceContext(traceID: TraceID(high: 1, low: 2), spanID: SpanID(3))
        let row = try line(PrettyFormatter(time: .timeOfDay, callSite: true)) { log in
            context.run { log.info("m", ["a": 1], file: "Shop/Pay.swift", line: 7) }
        }
        #expect(
            row.hasSuffix(
                " a=1 trace_id=00000000000000010000000000000002 span_id=0000000000000003 (Shop/Pay.swift:7)"))
    }

    @Test("colours set off what is there without them", arguments: LogLevel.allCases)
    func colours(level: LogLevel) throws {
        func call(_ log: Log) {
            log.log(level, "one\ntwo", error: Declined(), ["a": 1, "b": "x\u{1B}[0m\ny", "o": ["c": 1] as LogFields])
        }
        let plain = try lines(PrettyFormatter(colour: .never, time: .timeOfDay, columns: 60), loggedBy: call)
        let coloured = try lines(PrettyFormatter(colour: .always, time: .timeOfDay, columns: 60), loggedBy: call)
        #expect(coloured.map { $0.replacing(/\u{1B}\[[0-9;]*m/, with: "") } == plain)
        #expect(coloured.first?.contains(level.rawValue.uppercased() + "\u{1B}[0m") == true)
        #expect(plain.allSatisfy { !$0.contains("\u{1B}") })
    }

    @Test("only `automatic` follows the device, and only a width of one's own is kept")
    func fitting() throws {
        for takesColour in [false, true] {
            let device = OutputDevice(takesColour: takesColour, columns: 50)
            #expect(PrettyFormatter(colour: .always).fitted(to: device).isColoured)
            #expect(!PrettyFormatter(colour: .never).fitted(to: device).isColoured)
            #expect(PrettyFormatter().fitted(to: device).isColoured == takesColour)
            func rows(_ formatter: PrettyFormatter) throws -> Int {
                try lines(formatter.fitted(to: device)) { $0.info("m", ["a": 1, "bcdefgh": 2, "hijk": "lmnop"]) }.count
            }
            #expect(try rows(PrettyFormatter()) > 1)
            #expect(try rows(PrettyFormatter(columns: 150)) == 1)
        }
        #expect(!PrettyFormatter().isColoured)
    }

    @Test("text of very many rows stays one row from some point on, and nothing of it is lost")
    func manyRows() throws {
        let numbers: [String] = (0..<1000).map { String($0) }
        let text = numbers.joined(separator: "\n")
        let rows = try lines(Self.plain) { $0.info(text) }
        #expect(rows.count == 256)
        #expect(rows.last?.hasSuffix(#"254\n255\n256"#) == false)
        let words = rows.flatMap { $0.replacing("\\n", with: " ").split(separator: " ") }
        #expect(words.dropFirst(3).map { String($0) } == numbers)
    }
}
