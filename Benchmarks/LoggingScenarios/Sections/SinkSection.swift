import Chiplog
import ChiplogBench

/// `sink`: where lines go.
struct SinkSection {
    enum Kind: String, CaseIterable {
        /// Lines are made and thrown away.
        case null
        /// Events are counted; no line is made.
        case count
        /// The file sink on `/dev/null`: all but the device.
        case devNull = "dev-null"
        case file
        /// Files of a size, of which the newest are kept.
        case rotating
        /// A pipe whose reader stops now and then.
        case pipe
        /// The last events, in memory.
        case memory
        /// A file behind a device that stalls.
        case slow
        /// A file behind a device that fails now and then, and recovers.
        case failing
        /// A file on a disk that is full after so many bytes, until the end.
        case fullDisk = "full-disk"
        /// Several at once.
        case fanOut = "fan-out"
        /// A file that loses, doubles, tears or reorders lines, to show that the verifier sees it.
        case faulty
        /// A test's capture, which keeps events in memory.
        case capture
        /// The same, and a drain looks through what was captured.
        case captureSearch = "capture-search"
    }

    /// What a file sink's buffer has unless told.
    static let defaultBuffer = 65_536

    var kind = Kind.null
    var buffer = Self.defaultBuffer
    var stall = SlowSink.Stall(every: 1000, duration: .milliseconds(5))
    var rotation = Rotation()
    /// Bytes after which a pipe's reader stops.
    var stallBytes = 65_536
    /// How many events a ring keeps.
    var last = 1000
    var failure = RecoveringSink.Failure(every: 1000, count: 1, error: .noSpace)
    /// Bytes of a disk.
    var capacity = 1 << 20
    /// The several of a fan-out.
    var branches: [SinkSection] = []
    var fault = FaultySink.Fault.lose
    var faultEvery = 1000

    struct Rotation: Equatable {
        /// Bytes of a file.
        var size = 1 << 20
        /// How many rotated files are kept; the verify pass keeps all, for what is deleted cannot be read.
        var keep = 5
    }

    /// Whether lines end in the scenario's output file, from which they can be read back.
    var keepsLines: Bool {
        switch kind {
        case .null, .count, .devNull: false
        case .fanOut: branches.contains { $0.keepsLines }
        default: true
        }
    }

    /// Whether its output is a file that can be emptied, and measured, between two samples.
    var isOneFile: Bool {
        switch kind {
        case .file, .slow, .failing, .fullDisk, .faulty, .capture, .captureSearch: true
        case .null, .count, .devNull, .rotating, .pipe, .memory, .fanOut: false
        }
    }
}
