#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The files beside a log that its rotations have left.
struct RotatedFiles {
    private let folder: String
    private let base: String
    /// Oldest first.
    private(set) var names: [RotatedName]

    /// Lists them; what only looks like one of them is left out. Throws when the folder cannot be read.
    init(of path: String) throws(RotationFailure) {
        let slash = path.lastIndex(of: "/")
        folder = slash.map { String(path[...$0]) } ?? "./"
        base = String(slash.map { path[path.index(after: $0)...] } ?? path[...])
        names = []
        names = try Self.entries(of: folder)
            .filter { $0.hasPrefix("\(base).") }
            .compactMap { RotatedName($0, base: base) }
            .filter(isOurs)
            .sorted { ($0.sequence, $0.stamp) < ($1.sequence, $1.stamp) }
    }

    func path(_ name: RotatedName) -> String { folder + name.text }

    /// What the file with number `inode` is to be called when it is rotated at `time`.
    func next(at time: LogTimestamp, inode: UInt64) -> RotatedName {
        RotatedName(base: base, time: time, sequence: (names.last?.sequence ?? 0) &+ 1, inode: inode)
    }

    mutating func append(_ name: RotatedName) {
        names.append(name)
    }

    /// Deletes the oldest beyond the last `count`, adding to `removed`; throws when some had to stay.
    mutating func removeOldest(keeping count: Int, _ removed: inout UInt64) throws(RotationFailure) {
        var failure: RotationFailure?
        for name in names.dropLast(count) {
            // Looked at once more: it is about to be gone.
            guard isOurs(name) else { continue }
            if unlink(path(name)) == 0 {
                removed += 1
            } else if errno != ENOENT {
                failure = failure ?? RotationFailure("\(name.text) cannot be deleted", errno)
            }
        }
        names = names.suffix(count)
        if let failure {
            throw failure
        }
    }

    /// A regular file that had this number when it was rotated.
    private func isOurs(_ name: RotatedName) -> Bool {
        guard let info = stat(notFollowing: path(name)) else { return false }
        return info.isRegularFile && FileIdentity(info).inode == name.inode
    }

    private static func entries(of folder: String) throws(RotationFailure) -> [String] {
        guard let entries = opendir(folder) else { throw RotationFailure("its folder cannot be listed", errno) }
        defer { closedir(entries) }
        var names: [String] = []
        while let entry = readdir(entries) {
            withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                names.append(String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self))
            }
        }
        return names
    }
}

/// What went wrong with a file that should have been rotated or opened anew.
struct RotationFailure: Error {
    var code: Int32
    var description: String

    init(_ what: String, _ code: Int32) {
        self.code = code
        description = "\(what): \(String(cString: strerror(code)))"
    }
}
