/// What a rotating file sink has done with its file so far.
public struct RotationCounters: Sendable, Hashable {
    /// The file was renamed and a new one begun.
    public var rotations: UInt64 = 0
    /// The file was opened anew: it had been moved or deleted, another process had rotated it, or it was asked for.
    public var reopenings: UInt64 = 0
    /// A rotation waited for another process that holds a lock on the file.
    public var postponements: UInt64 = 0
    /// Rotated files that were deleted, being more than are kept.
    public var deletions: UInt64 = 0
    /// Renaming, opening or deleting went wrong.
    public var failures: UInt64 = 0
    /// The last failure, until it has been made good.
    public var failure: SinkError?
}
