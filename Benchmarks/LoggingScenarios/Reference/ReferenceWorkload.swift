import CReference
import Chiplog
import ChiplogBench

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// The calls of a `LoggingWorkload`, made to the logger in hand-written C.
///
/// Invariant behind the unchecked Sendable: `logger` is one of many threads until `finish`, which runs alone as
/// `delivery` does; `written` is touched by these two only.
final class ReferenceWorkload: Workload, @unchecked Sendable {
    private let settings: LoggingSettings
    private let pools: [EventPool]
    private let events: [ReferenceEvents]
    private let output: OutputFile
    private let isVerifying: Bool
    private let seed: UInt64
    private let logger: UnsafeMutablePointer<creference_logger>
    private var written: UInt64?

    init(_ settings: LoggingSettings, _ request: WorkloadRequest) throws(WorkloadError) {
        self.settings = settings
        output = OutputFile(path: request.directory + "/output.log")
        isVerifying = request.pass == .verify
        seed = request.seed
        pools = (0..<request.scenario.load.threads).map { _ in EventPool(settings.messages, seed: request.seed) }
        events = pools.map { ReferenceEvents($0) }
        let path = settings.sink.keepsLines ? output.path : "/dev/null"
        guard let logger = Self.open(settings, path: path, threads: pools.count) else {
            throw WorkloadError("the C reference cannot open \(path): \(String(cString: strerror(errno)))")
        }
        self.logger = logger
    }

    private static func open(
        _ settings: LoggingSettings, path: String, threads: Int
    ) -> UnsafeMutablePointer<creference_logger>? {
        let texts = [settings.logger.label] + settings.logger.bound.flatMap { [$0.key, $0.value] }
        let bytes = texts.flatMap { Array($0.utf8) }
        return bytes.withUnsafeBufferPointer { bytes in
            var start = bytes.baseAddress
            let all = texts.map { text in
                defer { start = start.map { $0 + text.utf8.count } }
                return creference_text(bytes: start, count: text.utf8.count)
            }
            return all.dropFirst().withUnsafeBufferPointer { bound in
                path.withCString { path in
                    var options = creference_options(
                        format: settings.format.kind == .json ? CREFERENCE_JSON : CREFERENCE_TEXT,
                        threshold: settings.logger.threshold.severity, label: all[0], bound: bound.baseAddress,
                        bound_pairs: bound.count / 2, path: path, buffer: settings.sink.buffer, threads: threads)
                    return creference_open(&options)
                }
            }
        }
    }

    func prepare() throws(WorkloadError) {
        if settings.sink.keepsLines {
            try output.empty()
        }
    }

    func run(thread: Int, events range: Range<UInt64>) {
        let events = events[thread]
        if isVerifying {
            for number in range where creference_enabled(logger, UInt8(CREFERENCE_INFO)) {
                events.with(number) { creference_write_identified(logger, thread, $0, number) }
            }
        } else if let event = events.only {
            for _ in range where creference_enabled(logger, UInt8(CREFERENCE_INFO)) {
                creference_write(logger, thread, event)
            }
        } else {
            for number in range where creference_enabled(logger, UInt8(CREFERENCE_INFO)) {
                events.with(number) { creference_write(logger, thread, $0) }
            }
        }
    }

    func drain() throws(WorkloadError) {
        try check(creference_flush(logger))
    }

    func finish() throws(WorkloadError) {
        guard written == nil else { return }
        let error = creference_flush(logger)
        written = creference_written(logger)
        _ = creference_close(logger)
        try check(error)
    }

    private func check(_ error: Int32) throws(WorkloadError) {
        guard error == 0 else {
            throw WorkloadError("the C reference lost lines: \(String(cString: strerror(error)))")
        }
    }

    var bytesOut: UInt64? {
        settings.sink.keepsLines ? output.size : nil
    }

    func delivery(sent: [UInt64]) throws(WorkloadError) -> Delivery {
        let attempted = sent.reduce(0, +)
        let isOn = settings.logger.threshold.severity <= UInt8(CREFERENCE_INFO)
        var delivery = Delivery(
            attempted: attempted, filtered: isOn ? 0 : attempted, accepted: isOn ? attempted : 0,
            delivered: written ?? 0, verifiedBy: settings.sink.keepsLines ? "file-scan" : "sink-counter")
        if settings.sink.keepsLines, let pool = pools.first {
            let expected = ExpectedEvents(settings, pool, seed: seed)
            let found = try OutputScan(settings: settings, expected: expected, output: output).find(sent: sent)
            delivery.take(found.tally)
        }
        delivery.missingUnaccounted = delivery.accepted - min(delivery.accepted, delivery.delivered)
        return delivery
    }
}
