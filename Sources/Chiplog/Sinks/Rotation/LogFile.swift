#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#elseif canImport(Darwin)
internal import Darwin
#endif

/// A regular file that is open for appending.
struct LogFile: Sendable {
    var lines: Descriptor
    let identity: FileIdentity
    /// Bytes, those of other processes included as of the last look.
    var size: Int
    /// When it was last written to; nil when it is empty.
    let lastWrite: LogTimestamp?

    /// - Parameters:
    ///   - mode: the permissions that a new file gets, less those that the process never gives.
    ///   - mends: whether a last line without its end is taken for one that a process cut when it died. Not for a file that
    ///     others may just be writing to: a line on its way looks the same.
    static func open(_ path: String, mode: mode_t = 0o644, mends: Bool) throws(RotationFailure) -> LogFile {
        let descriptor = openToAppend(path, mode)
        guard descriptor >= 0 else { throw RotationFailure("it cannot be opened", errno) }
        guard let info = stat(descriptor: descriptor), info.isRegularFile else {
            _ = close(descriptor)
            throw RotationFailure("it is not a regular file, and only those can be rotated", EINVAL)
        }
        return LogFile(
            lines: mends ? Descriptor(appendingTo: descriptor, path: path) : Descriptor(descriptor, isOwned: true),
            identity: FileIdentity(info),
            size: Int(info.st_size), lastWrite: info.st_size > 0 ? info.modified : nil)
    }

    /// Whether no path leads to it any more.
    var isDeleted: Bool { stat(descriptor: lines.number)?.st_nlink == 0 }

    var mode: mode_t { (stat(descriptor: lines.number)?.st_mode ?? 0o644) & 0o777 }
}

extension stat {
    fileprivate var modified: LogTimestamp {
        #if canImport(Darwin)
        let time = st_mtimespec
        #else
        let time = st_mtim
        #endif
        let second = Int64(time.tv_sec).multipliedReportingOverflow(by: 1_000_000_000)
        return LogTimestamp(nanosecondsSince1970: second.overflow ? .max : second.partialValue &+ Int64(time.tv_nsec))
    }
}

private func openToAppend(_ path: String, _ mode: mode_t) -> Int32 {
    // Not blocking, lest a named pipe without a reader be waited for; regular files never block.
    open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NONBLOCK, mode)
}
