#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#elseif canImport(Darwin)
internal import Darwin
#endif

/// A file descriptor that takes lines whole, in one order with everybody else who writes through the same stream.
///
/// Short writes are continued, interruptions repeated, a descriptor that would block is waited for. When the device fails
/// in the middle of a line, the rest of that line is the next thing that is written to the stream, by whomever.
struct Descriptor: LineDestination {
    let number: Int32
    /// Whether `close` closes it, or it is somebody else's.
    private let isOwned: Bool
    /// Held while writing, by all who write to the same stream: a pipe takes more than 4 KiB in parts.
    private let stream: FutexMutex<CutLine>
    /// The line of this output that the stream has taken in part.
    private var cut: OwnCut?

    /// Which of the stream's cut lines it is, and how many bytes of it are out.
    private struct OwnCut {
        var number: UInt64
        var count: Int
    }

    /// - Parameter stream: what everybody else who writes to it has; nil when nobody in this process does.
    init(_ number: Int32, isOwned: Bool, stream: FutexMutex<CutLine>? = nil) {
        self.number = number
        self.isOwned = isOwned
        self.stream = stream ?? FutexMutex(CutLine())
    }

    /// A file just opened for appending, whose last line may have been cut when an earlier process died.
    init(appendingTo number: Int32, path: String) {
        self.init(number, isOwned: true)
        if Self.endsWithinLine(number, path) {
            stream.withLock { $0.giveUp() }
        }
    }

    /// Whether the output's first line is out in part, so that the rest must follow here.
    var isInsideLine: Bool { cut != nil }

    mutating func write(_ lines: PendingLines, _ done: inout Int) -> Int32 {
        write(lines, &done, to: lines.count)
    }

    /// Writes the lines from byte `done` to byte `end`.
    mutating func write(_ lines: PendingLines, _ done: inout Int, to end: Int) -> Int32 {
        let own = cut
        let (code, cut) = stream.withLock { line -> (Int32, OwnCut?) in
            var own = own
            if let cut = own, !line.isWaiting(cut.number) {
                // Somebody else has finished it meanwhile.
                done = lines.firstEnd(after: done)
                own = nil
            }
            if own == nil, !line.rest.isEmpty {
                let code = Self.finish(&line, on: number)
                guard code == 0 else { return (code, nil) }
            }
            let start = done
            let code = writeAll(lines.bytes, from: &done, to: end, on: number)
            return (code, Self.cut(&line, lines, start..<done, goingOn: own))
        }
        self.cut = cut
        return code
    }

    /// What is cut now that the bytes `written` are out, the first of them belonging to `own` if there is one.
    private static func cut(
        _ line: inout CutLine, _ lines: PendingLines, _ written: Range<Int>, goingOn own: OwnCut?
    ) -> OwnCut? {
        let lineStart = lines.lastEnd(after: written.lowerBound, within: written.count)
        if lineStart == nil, let own {
            line.advance(by: written.count)
            return OwnCut(number: own.number, count: own.count + written.count)
        }
        line.advance(by: line.rest.count)
        let start = lineStart ?? written.lowerBound
        guard written.upperBound > start else { return nil }
        line.begin(rest: lines.bytes[written.upperBound..<lines.firstEnd(after: written.upperBound)])
        return OwnCut(number: line.number, count: written.upperBound - start)
    }

    private static func finish(_ line: inout CutLine, on number: Int32) -> Int32 {
        var done = 0
        let code = line.rest.withUnsafeBytes { writeAll($0, from: &done, to: $0.count, on: number) }
        line.advance(by: done)
        return code
    }

    mutating func close() {
        if let cut {
            stream.withLock { line in
                guard line.isWaiting(cut.number) else { return }
                if !isOwned || !Self.takeBack(cut.count, from: number) {
                    line.giveUp()
                }
            }
        }
        if isOwned {
            closeDescriptor(number)
        }
    }

    /// Cuts the last `count` bytes off the file, if they are this descriptor's and at the file's end.
    private static func takeBack(_ count: Int, from number: Int32) -> Bool {
        var info = stat()
        guard fstat(number, &info) == 0, info.st_mode & S_IFMT == S_IFREG, info.st_size >= count,
            lseek(number, 0, SEEK_CUR) == info.st_size
        else { return false }
        return ftruncate(number, info.st_size - off_t(count)) == 0
    }

    private static func endsWithinLine(_ number: Int32, _ path: String) -> Bool {
        var info = stat()
        guard fstat(number, &info) == 0, info.st_mode & S_IFMT == S_IFREG, info.st_size > 0 else { return false }
        let reader = open(path, O_RDONLY | O_CLOEXEC)
        guard reader >= 0 else { return false }
        defer { closeDescriptor(reader) }
        var last: UInt8 = 0
        return pread(reader, &last, 1, info.st_size - 1) == 1 && last != UInt8(ascii: "\n")
    }
}

/// Writes `bytes` from `done` to `end`, moving `done`; returns 0 or the error's number.
private func writeAll(_ bytes: UnsafeRawBufferPointer, from done: inout Int, to end: Int, on descriptor: Int32) -> Int32
{
    while done < end, let start = bytes.baseAddress {
        let count = write(descriptor, start + done, end - done)
        if count > 0 {
            done += count
            continue
        }
        switch count == 0 ? EIO : errno {
        case EINTR:
            continue
        case EAGAIN:
            var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
            _ = poll(&ready, 1, -1)
        case let code:
            return code
        }
    }
    return 0
}

private func closeDescriptor(_ descriptor: Int32) {
    _ = close(descriptor)
}
