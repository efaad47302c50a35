import Glibc

/// Files that are written where there are none, all of them or none.
enum NewFiles {
    /// Whether anything is at `path`, be it a link that leads nowhere.
    static func isThere(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }

    /// Writes each text beside its place first; once all are on disk, each gets its name, unless something else has got
    /// it meanwhile. After an error none of them is there, and no file is other than before; folders made for them stay.
    static func write(_ files: [(path: String, text: String)]) throws(FileError) {
        var (drafts, placed): ([String], [String]) = ([], [])
        var isDone = false
        defer { for path in drafts + (isDone ? [] : placed) { unlink(path) } }
        for file in files {
            let draft = "\(file.path).\(getpid()).tmp"
            try Folder.make(parent(of: file.path))
            try FileBytes.create(draft, Array(file.text.utf8))
            drafts.append(draft)
        }
        for (file, draft) in zip(files, drafts) {
            // A rename would take the place of what is there.
            guard link(draft, file.path) == 0 else { throw FileError(file.path, code: errno) }
            placed.append(file.path)
        }
        isDone = true
    }

    private static func parent(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    }
}
