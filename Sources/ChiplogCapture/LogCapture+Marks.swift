import Chiplog

extension LogCapture {
    /// A moment in the life of a capture, between two records. It belongs to that capture; elsewhere it counts as
    /// `.start`.
    public struct Mark: Sendable, Hashable {
        /// nil is any, which only `start` is of.
        private let capture: CaptureID?
        /// The last record before it.
        private let sequence: Int

        fileprivate init(_ sequence: Int, of capture: CaptureID?) {
            self.sequence = sequence
            self.capture = capture
        }

        /// Before the first record of any capture.
        public static let start = Mark(0, of: nil)

        /// Right after `record`, in its capture.
        public static func after(_ record: CapturedRecord) -> Mark {
            Mark(record.sequence, of: record.capture)
        }

        /// The sequence number of the last record before it in the capture called `id`.
        func sequence(in id: CaptureID) -> Int {
            belongs(to: id) ? sequence : 0
        }

        fileprivate func belongs(to id: CaptureID) -> Bool {
            capture == nil || capture == id
        }
    }

    /// The moment now: `records(since:)` tells what has come after it.
    public func mark() -> Mark {
        Mark(state.withLock { $0.records.nextSequence - 1 }, of: id)
    }

    /// Whether `mark` is a moment of this capture's; one of another capture's says nothing about these records, and
    /// counts as `.start`. `.start` itself is a moment of every capture's.
    public func knows(_ mark: Mark) -> Bool {
        mark.belongs(to: id)
    }
}
