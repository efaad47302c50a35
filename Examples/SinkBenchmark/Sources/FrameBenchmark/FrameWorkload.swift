import Chiplog
import ChiplogBenchCLI
import Foundation

/// Drives a log with the sink, and reads its file back.
struct FrameWorkload: Workload {
    private let path: String
    private let pipeline: Pipeline
    private let log: Log

    init(_ request: WorkloadRequest, buffer: Int) throws {
        path = request.directory + "/frames"
        pipeline = Pipeline(sinks: [try FrameSink(path: path, buffer: buffer)])
        log = Log("bench", pipeline: pipeline)
    }

    func prepare() { truncate(path, 0) }

    func run(thread: Int, events range: Range<UInt64>) {
        for number in range {
            log.info("order placed") {
                $0["thread"] = thread
                $0["seq"] = number
                $0["amount"] = 12.5
            }
        }
    }

    func drain() throws(WorkloadError) { try telling { () throws(SinkError) in try pipeline.flush() } }
    func finish() throws(WorkloadError) { try telling { () throws(SinkError) in try pipeline.shutdown() } }

    var bytesOut: UInt64? {
        (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? NSNumber)?.uint64Value
    }

    /// What arrived: every frame is read, and must be the next event of its thread.
    func delivery(sent: [UInt64]) throws(WorkloadError) -> Delivery {
        let counters = pipeline.counters
        var delivery = Delivery(attempted: sent.reduce(0, +), verifiedBy: "frames")
        delivery.filtered = counters.filtered
        delivery.accepted = counters.accepted
        var frames = Frames(of: FileManager.default.contents(atPath: path) ?? Data())
        var next = [UInt64](repeating: 0, count: sent.count)
        while let frame = frames.next() {
            guard let event = try? JSON.parse(frame), let seq = event["seq"]?.uint, event["amount"]?.double == 12.5,
                let thread = event["thread"]?.int, sent.indices.contains(thread), seq < sent[thread]
            else {
                delivery.torn += 1
                continue
            }
            if seq >= next[thread] {
                delivery.delivered += 1
                next[thread] = seq + 1
            } else {
                // Twice, or late: either way it does not stand where it should.
                delivery.reordered += 1
            }
        }
        delivery.torn += frames.isCut ? 1 : 0
        delivery.missingUnaccounted = delivery.accepted - min(delivery.accepted, delivery.delivered)
        return delivery
    }

    /// The sink's failure, as the harness wants it.
    private func telling(_ body: () throws(SinkError) -> Void) throws(WorkloadError) {
        do throws(SinkError) {
            try body()
        } catch {
            throw WorkloadError(error.description)
        }
    }
}
