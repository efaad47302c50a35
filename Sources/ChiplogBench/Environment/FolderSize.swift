import Glibc

/// How much a folder holds.
enum FolderSize {
    /// The bytes of all files in it, as long as they say they are; nil when it cannot be read. Folders in it do not count.
    static func bytes(in path: String) -> UInt64? {
        guard let folder = opendir(path) else { return nil }
        defer { closedir(folder) }
        var bytes: UInt64 = 0
        while let entry = readdir(folder) {
            var status = stat()
            let error = withUnsafePointer(to: &entry.pointee.d_name) { name in
                name.withMemoryRebound(to: CChar.self, capacity: Int(entry.pointee.d_reclen)) {
                    fstatat(dirfd(folder), $0, &status, AT_SYMLINK_NOFOLLOW)
                }
            }
            // One that is gone by now holds nothing.
            if error == 0, status.st_mode & S_IFMT == S_IFREG { bytes += UInt64(max(0, status.st_size)) }
        }
        return bytes
    }
}
