import Glibc

/// The folder that reports are written to: checked before anything is measured, never left with half a report.
struct ReportFolder {
    let path: String

    /// Makes the folder where it is missing, and finds out whether files can be written in it under `names`.
    init(preparing path: String, for names: [String]) throws(FileError) {
        self.path = path
        try Folder.make(path)
        try checkPlaces(of: names)
        let probe = temporaryName(for: "probe")
        close(try Self.create(probe))
        unlink(probe)
    }

    /// Writes files under the names given: first all beside their places, then, once all are safely on disk, into them.
    ///
    /// After an error everything there before is untouched and nothing new is left.
    func write(_ files: [(name: String, text: String)]) throws(FileError) {
        try write(files.map { ($0.name, Array($0.text.utf8)) })
    }

    /// The same of files that need not be text.
    func write(_ files: [(name: String, bytes: [UInt8])]) throws(FileError) {
        var written: [String] = []
        defer {
            for temporary in written { unlink(temporary) }
        }
        for file in files {
            let temporary = temporaryName(for: file.name)
            let descriptor = try Self.create(temporary)
            written.append(temporary)
            defer { close(descriptor) }
            try FileBytes.write(file.bytes, to: descriptor, at: "\(path)/\(file.name)")
            guard fsync(descriptor) == 0 else { throw FileError("\(path)/\(file.name)", code: errno) }
        }
        // A rename that fails after another has succeeded could not be undone.
        try checkPlaces(of: files.map(\.name))
        for file in files {
            let place = "\(path)/\(file.name)"
            guard rename(temporaryName(for: file.name), place) == 0 else { throw FileError(place, code: errno) }
        }
    }

    /// Fails where a folder has the name of a file.
    private func checkPlaces(of names: [String]) throws(FileError) {
        for name in names {
            var status = stat()
            guard lstat("\(path)/\(name)", &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { continue }
            throw FileError("\(path)/\(name)", reason: "\(name) is a folder there, not a file")
        }
    }

    private func temporaryName(for name: String) -> String { "\(path)/.\(name).\(getpid()).tmp" }

    private static func create(_ path: String) throws(FileError) -> Int32 {
        // One that is there was left by a process of this number that was killed.
        unlink(path)
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw FileError(path, code: errno) }
        return file
    }
}
