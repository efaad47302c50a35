import ChiplogBench
import Glibc

/// Finished builds, each in a folder named by its ``BuildKey``: the executable, what it loads at run time, and a
/// ``BuildRecord``.
///
/// All paths of executables are of one length for one product: the path that a process is started by lies on its stack,
/// and two programs that are compared must not differ in where their stacks begin.
struct BuildCache: Sendable {
    let folder: String
    let product: String

    /// Programs of some 20 MB each.
    static let capacity = 20

    /// The build with that key, which is then the one used last; nil when there is none or when it is broken.
    func find(_ key: BuildKey) -> BuiltProgram? {
        guard let program = BuiltProgram(in: place(of: key), product: product) else { return nil }
        utimes(place(of: key), nil)
        return program
    }

    /// Puts what a build made into the cache, unless it is there; a broken entry of that key is replaced.
    ///
    /// - Parameter isMoved: Whether the files are moved, because their folder is about to be removed anyway; else the
    ///   executable is copied, so that a later build does not change it, and what it loads is linked to.
    func keep(_ record: BuildRecord, as key: BuildKey, from products: String, isMoved: Bool) throws(FileError)
        -> BuiltProgram
    {
        if let program = find(key) { return program }
        let temporary = "\(folder)/\(ClaimedFolder.name(key.description))"
        FileTree.remove(temporary)
        try Folder.make(temporary)
        defer { FileTree.remove(temporary) }
        try BuildProducts(folder: products, product: product).put(into: temporary, isMoved: isMoved)
        try FileBytes.create("\(temporary)/\(BuildRecord.fileName)", Array(record.json.text(pretty: true).utf8))
        FileTree.remove(place(of: key))
        guard rename(temporary, place(of: key)) == 0 else { throw FileError(place(of: key), code: errno) }
        guard let program = find(key) else {
            throw FileError(place(of: key), reason: "the files there are not those that were written")
        }
        return program
    }

    /// Removes what processes that were killed have left. Call it before anything is kept.
    func removeAbandoned() {
        for name in ClaimedFolder.abandoned(in: folder) { FileTree.remove("\(folder)/\(name)") }
    }

    /// Removes the builds that have gone unused for longest, down to ``capacity``.
    func trim() {
        // A name with a dash is one that a process is still writing.
        let entries = (Folder.names(in: folder) ?? []).filter { !$0.contains("-") }
            .map { (name: $0, used: Self.lastUse("\(folder)/\($0)")) }
            .sorted { $0.used > $1.used }
        for entry in entries.dropFirst(Self.capacity) { FileTree.remove("\(folder)/\(entry.name)") }
    }

    private func place(of key: BuildKey) -> String { "\(folder)/\(key)" }

    /// Nanoseconds since 1970.
    private static func lastUse(_ path: String) -> Int {
        var status = stat()
        guard lstat(path, &status) == 0 else { return 0 }
        return status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec
    }
}
