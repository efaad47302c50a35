#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Which file it is, whatever it is called.
struct FileIdentity: Hashable, Sendable {
    var device: UInt64
    var inode: UInt64

    init(_ info: stat) {
        device = UInt64(truncatingIfNeeded: info.st_dev)
        inode = UInt64(truncatingIfNeeded: info.st_ino)
    }
}

extension stat {
    /// What `path` leads to; nil when it leads nowhere.
    init?(following path: String) {
        self.init()
        guard status(path, &self) == 0 else { return nil }
    }

    /// What `path` itself is, be it a symbolic link.
    init?(notFollowing path: String) {
        self.init()
        guard lstat(path, &self) == 0 else { return nil }
    }

    init?(descriptor: Int32) {
        self.init()
        guard fstat(descriptor, &self) == 0 else { return nil }
    }

    var isRegularFile: Bool { st_mode & S_IFMT == S_IFREG }
}

// The C function, which the structure of the same name hides inside it.
private func status(_ path: String, _ info: inout stat) -> Int32 { stat(path, &info) }
