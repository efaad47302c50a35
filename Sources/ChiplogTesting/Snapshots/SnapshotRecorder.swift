internal import Chiplog

/// Writes snapshots into the sources of the tests of this process, all of them as edits of what was compiled: so the
/// places that `#line` and `#column` name hold, however far earlier snapshots have moved the lines.
final class SnapshotRecorder: Sendable {
    enum Outcome: Equatable {
        /// The literal is what it should be already.
        case unchanged
        case recorded
        /// Another test case has another text for the same literal, which is left as it was.
        case disputed(other: String)
        case refused(RecordingRefusal)
    }

    static let shared = SnapshotRecorder(built: TestExecutable.built)

    /// When the tests were built, counted from 1970; nil where that is not known.
    private let built: Duration?

    // Held while files are written, so that one test's edits do not undo another's; nothing foreign is called.
    private let files = FutexMutex<[String: RecordedSource]>([:])

    init(built: Duration?) {
        self.built = built
    }

    /// Puts `edit` into the file at `path`, beside all that were put there before.
    func record(_ edit: SnapshotEdit, in path: String) -> Outcome {
        files.withLock { files in
            do throws(RecordingRefusal) {
                // `??` would lose the type of what is thrown.
                var file = if let known = files[path] { known } else { try RecordedSource(path, built: built) }
                let outcome = try file.record(edit)
                files[path] = file
                return outcome
            } catch {
                return .refused(error)
            }
        }
    }
}
