import Chiplog
import ChiplogCapture
import Testing

@Suite struct ByteCaptureTests {
    private func log(_ sink: ByteCapture) -> Log {
        Log("checkout", pipeline: Pipeline(sinks: [sink], clock: .stepping()))
    }

    @Test("it has what the formatter writes, line ends included")
    func content() {
        let output = ByteCapture(format: .logfmt)
        #expect(output.bytes == [] && output.lines == [] && output.text == "")
        let log = log(output)
        log.info("order placed", ["order": 42])
        log.error("déclinée\nrefusée")
        let expected = """
            time=2026-01-01T00:00:00.000000Z level=info label=checkout message="order placed" order=42
            time=2026-01-01T00:00:00.001000Z level=error label=checkout message="déclinée\\nrefusée"

            """
        #expect(output.text == expected)
        #expect(output.bytes == Array(expected.utf8))
        #expect(output.lines.map { $0.suffix(10) } == [#"" order=42"#, #"\nrefusée""#])
    }

    @Test("the lines are those of the same sink to a closure", arguments: LogFormat.allCases)
    func formats(format: LogFormat) {
        let output = ByteCapture(format: format.formatter)
        let handed = FutexMutex<[UInt8]>([])
        let closure = ClosureSink.lines(format: format.formatter) { line in handed.withLock { $0 += Array(line) } }
        let log = Log("test", pipeline: Pipeline(sinks: [output, closure]))
        log.info("one", ["a": 1])
        log.error("two", ["b": [1, 2]])
        #expect(output.bytes == handed.withLock(\.self))
    }

    @Test("what is drained is gone")
    func draining() throws {
        let output = try ByteCapture(format: .pattern("{message}"))
        let log = log(output)
        log.info("one")
        #expect(String(decoding: output.drain(), as: UTF8.self) == "one\n")
        log.info("two")
        #expect(output.text == "two\n")
        #expect(output.counters == SinkCounters(written: 2))
    }

    @Test("from the first line on that finds no room all are dropped, and counted")
    func bound() throws {
        let output = try ByteCapture(format: .pattern("{message}"), limit: 7)
        let log = log(output)
        for message in ["abc", "defg", "h", "i"] { log.info("\(message)") }
        #expect(output.text == "abc\n")
        #expect(output.droppedCount == 3)
        #expect(output.counters == SinkCounters(written: 1, dropped: DropCounters(newest: 3)))
        let none = ByteCapture(limit: -1)
        self.log(none).info("x")
        #expect(none.bytes == [] && none.droppedCount == 1)
    }

    @Test("draining makes room again, also after the end, and once")
    func drainingAFullOne() throws {
        let output = try ByteCapture(format: .pattern("{message}"), limit: 4)
        let log = log(output)
        for message in ["abc", "d"] { log.info("\(message)") }
        #expect(String(decoding: output.drain(), as: UTF8.self) == "abc\n")
        for message in ["ef", "ghi"] { log.info("\(message)") }
        try output.shutdown()
        #expect(String(decoding: output.drain(), as: UTF8.self) == "ef\n")
        #expect(output.drain() == [] && output.droppedCount == 2)
    }

    @Test("it keeps every promise of a sink")
    func promises() {
        let violations = SinkRule.violations {
            let output = ByteCapture(format: .logfmt)
            return SinkSpecimen(output, arrived: { NumberedEvents(lines: output.bytes) })
        }
        #expect(violations == [])
    }
}
