import Glibc

/// What a peer says it has written.
public struct PeerOutput: Equatable, Sendable {
    /// The file.
    public var path: String
    /// How its lines look.
    public var lines: PeerLines
    /// How many events it did, numbered from 0.
    public var sent: UInt64
    /// How many of them it gave up, and says so; no more than it did.
    public var dropped: UInt64

    public init(path: String, lines: PeerLines, sent: UInt64, dropped: UInt64 = 0) {
        self.path = path
        self.lines = lines
        self.sent = sent
        self.dropped = dropped
    }
}

extension PeerOutput {
    /// From a worker's answer to `verify`, which is believed no further than it can be held against.
    ///
    /// - Parameters:
    ///   - asked: How many events it was to do.
    ///   - folder: Its own, in which the file must be.
    init(_ answer: JSON, _ lines: PeerLines, asked: UInt64, folder: String) throws(WorkloadError) {
        guard let path = answer["output"]?.string, let sent = answer["sent"]?.uint,
            let dropped = answer["dropped"]?.uint
        else { throw WorkloadError("\"verify\" was answered without output, sent and dropped") }
        guard sent == asked, dropped <= sent else {
            throw WorkloadError("asked for \(asked) events it says it did \(sent), of which it dropped \(dropped)")
        }
        var status = stat()
        guard path.hasPrefix("\(folder)/"), !path.dropFirst(folder.count + 1).contains("/"),
            lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG
        else { throw WorkloadError("its output \"\(path.prefix(200))\" is no file of its folder") }
        self.init(path: path, lines: lines, sent: sent, dropped: dropped)
    }
}
