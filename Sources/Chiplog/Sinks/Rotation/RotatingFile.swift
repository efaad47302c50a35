internal import CChiplogShims

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The file behind a path that is renamed and begun anew when it has become too large or too old.
///
/// Whatever goes wrong with that, lines go on into the file that is open; only one that nobody could ever read, having
/// been deleted, counts as a failing device.
struct RotatingFile: LineDestination {
    let path: String
    let maxSize: Int
    let keep: Int
    let clock: LogClock
    private(set) var counters = RotationCounters()
    private var file: LogFile
    /// Whether what is in the file now belongs to an interval that is over.
    private var isOver = false
    /// Whether to open the file anew in any case.
    private var mustReopen = false
    /// The last count of SIGHUPs that was acted on; nil when they mean nothing here.
    private var hangups: UInt32?
    /// Not nil after a failure: when to try again.
    private var retryTime: LogTimestamp?
    private var lastTold: String?

    init(
        _ file: LogFile, at path: String, maxSize: Int, keep: Int, reopenOnHangup: Bool, clock: LogClock
    ) {
        self.file = file
        self.path = path
        self.maxSize = maxSize
        self.keep = keep
        self.clock = clock
        hangups = reopenOnHangup ? chiplog_hangups() : nil
    }

    /// What comes from now on belongs to another interval: rotates, at once or as soon as it can be done.
    mutating func beginInterval() {
        isOver = true
        if !file.lines.isInsideLine, followPath() == 0 {
            _ = makeRoom(for: 0)
        }
    }

    /// Opens the file anew before the next line.
    mutating func askToReopen() {
        mustReopen = true
    }

    mutating func write(_ lines: PendingLines, _ done: inout Int) -> Int32 {
        if !file.lines.isInsideLine {
            let code = followPath()
            guard code == 0 else { return code }
        }
        while done < lines.count {
            let next = lines.firstEnd(after: done)
            var end = next
            if !file.lines.isInsideLine {
                let hasRoom = makeRoom(for: next - done)
                let room = hasRoom ? max(0, maxSize - file.size) : .max
                end = lines.lastEnd(after: done, within: room) ?? next
            }
            let start = done
            let code = file.lines.write(lines, &done, to: end)
            file.size += done - start
            guard code == 0 else { return code }
        }
        return 0
    }

    mutating func close() {
        file.lines.close()
    }

    /// Makes sure that the open file is the one that `path` leads to; returns an error's number when it is none at all.
    private mutating func followPath() -> Int32 {
        let now = stat(following: path)
        if let now, FileIdentity(now) == file.identity, !isAskedToReopen {
            file.size = Int(now.st_size)
            return 0
        }
        let isDeleted = file.isDeleted
        guard isDeleted || mayTry else { return 0 }
        let code = attempt { (own) throws(RotationFailure) in try own.reopen() }
        return isDeleted ? code : 0
    }

    private var isAskedToReopen: Bool {
        mustReopen || hangups.map { $0 != chiplog_hangups() } ?? false
    }

    /// Rotates if a line of `count` bytes needs it. False when that is not possible at the moment.
    private mutating func makeRoom(for count: Int) -> Bool {
        guard file.size > 0 else {
            isOver = false
            return true
        }
        guard isOver || count > maxSize - file.size else { return true }
        if mayTry {
            _ = attempt { (own) throws(RotationFailure) in try own.rotate() }
        }
        return file.size == 0 || !isOver && count <= maxSize - file.size
    }

    /// Renames the file and begins a new one. Does neither while another process is about it.
    private mutating func rotate() throws(RotationFailure) {
        // All who would rotate this file lock it first, and then look whether it still is the one at the path. Where
        // there are no such locks, there had better be only one process.
        if flock(file.lines.number, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
            counters.postponements += 1
            return
        }
        defer { flock(file.lines.number, LOCK_UN) }
        guard let now = stat(following: path), FileIdentity(now) == file.identity else { return try reopen() }
        var rotated = try RotatedFiles(of: path)
        let name = rotated.next(at: clock.now(), inode: file.identity.inode)
        guard try moveAway(to: rotated.path(name)) else { return try reopen() }
        counters.rotations += 1
        rotated.append(name)
        do throws(RotationFailure) {
            try rotated.removeOldest(keeping: keep, &counters.deletions)
        } catch {
            note(error, "next try at the next rotation")
        }
    }

    /// False when somebody else has moved it away at this very moment.
    private mutating func moveAway(to other: String) throws(RotationFailure) -> Bool {
        guard stat(notFollowing: other) == nil else { throw RotationFailure("\(other) exists already", EEXIST) }
        guard rename(path, other) == 0 else {
            guard errno == ENOENT else { throw RotationFailure("it cannot be renamed", errno) }
            return false
        }
        do throws(RotationFailure) {
            try begin(LogFile.open(path, mode: file.mode, mends: false))
        } catch {
            if stat(notFollowing: path) == nil {
                rename(other, path)
            }
            throw error
        }
        return true
    }

    private mutating func reopen() throws(RotationFailure) {
        try begin(LogFile.open(path, mode: file.mode, mends: false))
        counters.reopenings += 1
    }

    private mutating func begin(_ new: LogFile) {
        // The lock on the old one, if there is one, goes with it.
        file.lines.close()
        file = new
        counters.failure = nil
        isOver = false
        mustReopen = false
        hangups = hangups.map { _ in chiplog_hangups() }
    }
}

// Failures: counted, told once, tried again.
extension RotatingFile {
    private var mayTry: Bool {
        guard let retryTime else { return true }
        let now = clock.now()
        // A clock that was set back must not keep it waiting.
        return now >= retryTime || retryTime.nanosecondsSince1970 - now.nanosecondsSince1970 > Self.pause
    }

    private static var pause: Int64 { 1_000_000_000 }

    /// Runs `body`; returns the number of the error that it threw, or 0.
    private mutating func attempt(_ body: (inout Self) throws(RotationFailure) -> Void) -> Int32 {
        do throws(RotationFailure) {
            try body(&self)
            retryTime = nil
            lastTold = counters.failure == nil ? nil : lastTold
            return 0
        } catch {
            note(error, "lines go to the file that is open, next try in 1 s")
            let next = clock.now().nanosecondsSince1970.addingReportingOverflow(Self.pause)
            retryTime = LogTimestamp(nanosecondsSince1970: next.overflow ? .max : next.partialValue)
            return error.code
        }
    }

    /// Counts a failure, and tells it unless it is the one that was told last.
    private mutating func note(_ failure: RotationFailure, _ consequence: String) {
        let text = "rotating file sink \(path): \(failure.description); \(consequence)"
        counters.failures += 1
        counters.failure = SinkError(code: failure.code, text)
        if lastTold != failure.description {
            lastTold = failure.description
            chiplog_tell("chiplog: \(text)")
        }
    }
}
