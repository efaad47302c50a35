import Chiplog

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// The other end of a pipe: a thread that reads, and stops for a while after every so many bytes.
///
/// A pipeline shuts its sinks down more than once, so whoever reads is waited for by the first `end` only.
final class PipeReader: Sendable {
    struct Stall: Equatable {
        var bytes: Int
        var duration: Duration
    }

    private let pipe: Int32
    private let file: Int32
    private let stall: Stall
    /// The thread that reads; nil before `begin` and after `end`.
    private let reading = FutexMutex<pthread_t?>(nil)

    /// Makes the named pipe at `path` and begins to read.
    ///
    /// - Parameter copy: the file that gets what is read; nil throws it away.
    init(path: String, copy: String?, _ stall: Stall) throws(SinkError) {
        self.stall = stall
        // Without waiting for who writes, who would wait for this reader; from then on with waiting.
        pipe = mkfifo(path, 0o600) == 0 ? open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC) : -1
        file = copy.map { open($0, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600) } ?? -1
        guard pipe >= 0, copy == nil || file >= 0, fcntl(pipe, F_SETFL, 0) == 0 else { throw Self.error("no pipe") }
    }

    /// Starts the thread; from now on somebody must be writing, for a pipe without writers is at its end.
    func begin() throws(SinkError) {
        guard startThread() == 0 else { throw Self.error("no thread") }
    }

    /// Returns 0, or an errno.
    private func startThread() -> Int32 {
        var thread = pthread_t()
        let seat = Unmanaged.passRetained(self)
        let code = pthread_create(&thread, nil, { PipeReader.serve($0) }, seat.toOpaque())
        guard code == 0 else {
            seat.release()
            return code
        }
        reading.withLock { $0 = thread }
        return 0
    }

    /// Waits for the pipe's end; does nothing after the first time.
    func end() {
        guard let thread = reading.withLock({ $0.take() }) else { return }
        pthread_join(thread, nil)
        close(pipe)
        if file >= 0 { close(file) }
    }

    private static func error(_ what: String) -> SinkError {
        SinkError(code: errno, "pipe sink: \(what) to read from: \(String(cString: strerror(errno)))")
    }

    private static func serve(_ pointer: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
        guard let pointer else { return nil }
        Unmanaged<PipeReader>.fromOpaque(pointer).takeRetainedValue().readToEnd()
        return nil
    }

    private func readToEnd() {
        var bytes = [UInt8](repeating: 0, count: 65_536)
        var untilStall = stall.bytes
        while true {
            let count = read(pipe, &bytes, min(bytes.count, untilStall))
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return }
            keep(bytes[..<count])
            untilStall -= count
            if untilStall == 0 {
                stand(still: stall.duration)
                untilStall = stall.bytes
            }
        }
    }

    private func keep(_ bytes: ArraySlice<UInt8>) {
        var rest = bytes
        while file >= 0, !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            // What is not written is missing when the copy is verified.
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}
