internal import CChiplogShims
internal import Synchronization

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Appends lines to a file that is renamed, and begun anew, when it has become too large or too old.
///
/// **Rotation.** By size: before the line that would make the file larger than `maxSize`; a longer line has a file to
/// itself. By time: before the first line whose event is of a later interval, intervals being multiples in UTC; a process
/// that logs nothing rotates nothing. No line is split, lost or doubled.
///
/// **Names.** `app.log` becomes `app.log.20261121T071255Z.000042-1a2b3c`: time of the rotation in UTC, a number that
/// counts up, and the file's inode number. The newest `keep` of these are kept. Only a regular file whose name is exactly
/// of this form and that bears its own inode number is ever deleted: not a stranger's `app.log.1`, nor a copy of ours.
/// (So what was restored from a backup stays, too.)
///
/// **Moved, deleted, SIGHUP.** Each time the buffer is written out, the sink looks whether the path still leads to its
/// file; if not it opens the path anew. So external rotation needs no signal. `reopenOnHangup` and `reopen()` are for the
/// rest, such as a volume mounted over the folder. The handler for SIGHUP is one for the whole process, counts and does
/// nothing else, and calls the handler it found; a handler that the program sets later replaces it. SIGHUP then no
/// longer ends the program.
///
/// **Failures.** When renaming, opening or deleting fails, lines go on into the file that is open; it is counted
/// (`rotation`), told once on standard error and tried again after a second. A file that was deleted and cannot be
/// opened anew is like a full disk: see `DescriptorOutput`.
///
/// **Several processes** may write to one path on a local file system: buffers are appended whole, the rotating one holds
/// a lock (`flock`) on the file, and the others follow with their next buffer; until then their lines go to the renamed
/// file. Each decides by its own settings, so give them the same. A file may grow beyond `maxSize` by what the others
/// write while one of them is rotating it.
///
/// Rotated files are not compressed: the toolchain has no library for it, and a sink must not start programs.
public struct RotatingFileSink: LogSink, BoundSink {
    /// When the interval of the current file is over; the end of time when there are no intervals.
    private final class IntervalEnd: Sendable {
        let time: Atomic<Int64>

        init(_ time: Int64) {
            self.time = Atomic(time)
        }
    }

    private let output: DescriptorOutput<RotatingFile>
    private let format: LineFormat
    private let urgentSeverity: UInt8
    private let interval: RotationInterval?
    private let intervalEnd: IntervalEnd

    /// Opens `path`, which is created if need be; the way to it is resolved once.
    ///
    /// - Parameters:
    ///   - path: the file; rotated ones are beside it.
    ///   - formatter: what lines look like.
    ///   - maxSize: bytes that a file may have; nil for no limit. At least 1.
    ///   - interval: the interval after which a file is too old; nil for none.
    ///   - keep: how many rotated files are kept beside the current one; none is deleted when nil.
    ///   - buffer: bytes to collect before writing; 0 writes every line at once.
    ///   - flushAt: the threshold from which on an event is written out at once; `.off` never does.
    ///   - reopenOnHangup: whether SIGHUP makes the sink open its file anew, with the next line that is written.
    ///   - clock: what time rotated files bear in their names, and when to try again.
    /// - Throws: when the file cannot be opened or is no regular file; the message names it and says why.
    public init(
        _ path: String, format formatter: any LogFormatter = .text, maxSize: Int? = 100 << 20,
        every interval: RotationInterval? = nil, keep: Int? = 5, buffer: Int = 65_536,
        flushAt: LogThreshold = .error, reopenOnHangup: Bool = false, clock: LogClock = .system
    ) throws(SinkError) {
        let name = "rotating file sink \(path)"
        let file: LogFile
        do throws(RotationFailure) {
            file = try LogFile.open(path, mends: true)
        } catch {
            throw SinkError(code: error.code, "\(name): \(error.description)")
        }
        if reopenOnHangup, !chiplog_count_hangups() {
            throw SinkError("\(name): SIGHUP cannot be handled here; leave reopenOnHangup out")
        }
        let rotating = RotatingFile(
            file, at: Self.resolved(path), maxSize: max(1, maxSize ?? .max), keep: max(0, keep ?? .max),
            reopenOnHangup: reopenOnHangup, clock: clock)
        output = DescriptorOutput(rotating, name: name, buffer: buffer)
        format = LineFormat(formatter)
        urgentSeverity = flushAt.severity
        self.interval = interval
        let end = interval.map { interval in file.lastWrite.map { interval.end(after: $0).nanosecondsSince1970 } ?? .min
        }
        intervalEnd = IntervalEnd(end ?? .max)
    }

    private static func resolved(_ path: String) -> String {
        guard let absolute = realpath(path, nil) else { return path }
        defer { free(absolute) }
        return String(cString: absolute)
    }

    public func write(_ event: borrowing LogEvent) throws(SinkError) {
        if _slowPath(event.time.nanosecondsSince1970 >= intervalEnd.time.load(ordering: .relaxed)) {
            beginInterval(at: event.time)
        }
        try output.write(event, by: format, urgentFrom: urgentSeverity)
    }

    /// Writes out what belongs to the interval before, and rotates.
    @inline(never)
    private func beginInterval(at time: LogTimestamp) {
        guard let interval else { return }
        output.changeDestination { file in
            // Several threads may have found it over.
            guard time.nanosecondsSince1970 >= intervalEnd.time.load(ordering: .relaxed) else { return }
            file.beginInterval()
            intervalEnd.time.store(interval.end(after: time).nanosecondsSince1970, ordering: .relaxed)
        }
    }

    /// Opens the file anew before the next line that is written.
    public func reopen() {
        output.changeDestination { $0.askToReopen() }
    }

    /// What has been done with the file so far.
    public var rotation: RotationCounters {
        output.readDestination { $0.counters }
    }

    public func flush() throws(SinkError) {
        try output.flush()
    }

    public func shutdown() throws(SinkError) {
        try output.shutdown()
    }

    public var counters: SinkCounters { output.counters }

    public var failure: SinkError? { output.failure }
    public var queuedBytes: Int { output.queuedBytes }
}

extension LogSink where Self == RotatingFileSink {
    /// Appends to the file `path` and rotates it; see `RotatingFileSink`.
    public static func rotatingFile(
        _ path: String, format formatter: any LogFormatter = .text, maxSize: Int? = 100 << 20,
        every interval: RotationInterval? = nil, keep: Int? = 5, buffer: Int = 65_536,
        flushAt: LogThreshold = .error, reopenOnHangup: Bool = false, clock: LogClock = .system
    ) throws(SinkError) -> RotatingFileSink {
        try RotatingFileSink(
            path, format: formatter, maxSize: maxSize, every: interval, keep: keep, buffer: buffer, flushAt: flushAt,
            reopenOnHangup: reopenOnHangup, clock: clock)
    }
}
