import Chiplog

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// A file on a disk that is full after so many bytes, until it is shut down: what then still waits in memory gets out, and
/// what found no room there is counted as lost.
///
/// The disk is this process's limit on the size of files (`RLIMIT_FSIZE`, setrlimit(2)), whose signal the command ignores:
/// in a worker process nothing else writes files.
struct FullDiskSink: LogSink {
    private let file: FileSink

    init(_ file: FileSink, capacity: Int) throws(SinkError) {
        self.file = file
        try Self.limitFiles(to: rlim_t(capacity))
    }

    func write(_ event: borrowing LogEvent) throws(SinkError) { try file.write(event) }

    /// That the disk is full is what is asked for, and no failure of the flush.
    func flush() throws(SinkError) {
        do throws(SinkError) {
            try file.flush()
        } catch  where error.code == EFBIG {
            return
        }
    }

    func shutdown() throws(SinkError) {
        try Self.limitFiles(to: .max)
        try file.shutdown()
    }

    var counters: SinkCounters { file.counters }
    var queuedBytes: Int { file.queuedBytes }

    /// The soft limit, up to the hard one.
    private static func limitFiles(to bytes: rlim_t) throws(SinkError) {
        var limit = rlimit()
        #if canImport(Glibc)
        let resource = __rlimit_resource_t(RLIMIT_FSIZE.rawValue)
        #else
        let resource = RLIMIT_FSIZE
        #endif
        guard getrlimit(resource, &limit) == 0 else { throw SinkError(code: errno, "full disk: no limit to be had") }
        limit.rlim_cur = min(bytes, limit.rlim_max)
        guard setrlimit(resource, &limit) == 0 else {
            throw SinkError(
                code: errno, "full disk: the limit on files cannot be set: \(String(cString: strerror(errno)))")
        }
    }
}
