#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#elseif canImport(Darwin)
internal import Darwin
#endif

/// What the file system knows of a file beside its contents.
struct FileStatus {
    private let status: stat

    /// Symbolic links are followed; nil, and `errno` set, where there is no file.
    init?(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        self.status = status
    }

    /// When the contents were last written, counted from 1970.
    var modified: Duration {
        #if canImport(Darwin)
        let time = status.st_mtimespec
        #else
        let time = status.st_mtim
        #endif
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }

    var permissions: mode_t { status.st_mode & 0o7777 }
    var owner: uid_t { status.st_uid }
    var group: gid_t { status.st_gid }
}
