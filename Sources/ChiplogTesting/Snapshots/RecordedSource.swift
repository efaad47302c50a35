/// A file into which snapshots are written; each time anew, all of them as edits of what it was before the first.
struct RecordedSource {
    private struct Place: Hashable {
        let line: Int
        let column: Int
    }

    /// What the tests say of a call's literal.
    private enum Claim {
        case agreed(SnapshotEdit)
        /// They say different things; the first of those.
        case disputed(SnapshotEdit)
    }

    private let file: SourceFile
    private let original: SwiftSource
    /// As it should be on disk now.
    private var written: [UInt8]
    private var claims: [Place: Claim] = [:]

    /// - Parameter built: when the tests were, from 1970 on; refused is a file that has been edited since. What is written
    ///   here later is known to be ours. nil is not known.
    init(_ path: String, built: Duration?) throws(RecordingRefusal) {
        file = try SourceFile(path)
        if let built, try file.modified() > built { throw .editedSinceBuild(file.path) }
        written = try file.contents()
        original = SwiftSource(written)
    }

    /// Takes `edit` in. On a refusal nothing has changed, neither here nor on disk.
    mutating func record(_ edit: SnapshotEdit) throws(RecordingRefusal) -> SnapshotRecorder.Outcome {
        let place = Place(line: edit.line, column: edit.column)
        switch claims[place] {
        case nil:
            try settle(place, .agreed(edit))
        case .agreed(let other) where other.text != edit.text:
            try settle(place, .disputed(other))
            return .disputed(other: other.text)
        case .disputed(let other):
            return .disputed(other: other.text)
        case .agreed:
            break
        }
        return edit.isNeeded ? .recorded : .unchanged
    }

    /// Brings the file on disk to what is claimed with this claim too.
    private mutating func settle(_ place: Place, _ claim: Claim) throws(RecordingRefusal) {
        let claims = self.claims.merging([place: claim]) { $1 }
        let edits = claims.values.compactMap { claim in
            if case .agreed(let edit) = claim, edit.isNeeded { edit } else { nil }
        }
        let bytes = try original.applying(edits).bytes
        if bytes != written {
            guard try file.contents() == written else {
                throw RecordingRefusal("\(file.path) was changed by someone else meanwhile; run the tests again")
            }
            try file.replace(with: bytes)
        }
        self.claims = claims
        written = bytes
    }
}
