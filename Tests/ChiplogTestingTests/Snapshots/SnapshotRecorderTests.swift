import Foundation
import Testing

@testable import ChiplogTesting

@Suite struct SnapshotRecorderTests {
    private let recorder = SnapshotRecorder(built: nil)

    private func edit(_ line: Int, _ expected: String?, _ text: String) -> SnapshotEdit {
        SnapshotEdit(line: line, column: 15, expected: expected, text: text)
    }

    @Test func laterEditsHoldThoughTheLinesHaveMoved() throws {
        let source = try TemporarySource("expectSnapshot()\nexpectSnapshot(\"b\")\nexpectSnapshot()\n")
        #expect(recorder.record(edit(2, "b", "3\n4"), in: source.path) == .recorded)
        #expect(recorder.record(edit(1, nil, "1\n2"), in: source.path) == .recorded)
        #expect(recorder.record(edit(3, nil, "5"), in: source.path) == .recorded)
        #expect(
            try source.text == """
                expectSnapshot(
                    \"""
                    1
                    2
                    \""")
                expectSnapshot(
                    \"""
                    3
                    4
                    \""")
                expectSnapshot("5")

                """)
        #expect(try source.names == ["Tests.swift"])
    }

    @Test func casesThatAgreeRecordOnce() throws {
        let source = try TemporarySource("expectSnapshot(\"a\")")
        for _ in 0..<3 {
            #expect(recorder.record(edit(1, "a", "b"), in: source.path) == .recorded)
        }
        #expect(try source.text == "expectSnapshot(\"b\")")
    }

    @Test func casesThatDisagreeLeaveTheLiteralAlone() throws {
        let source = try TemporarySource("expectSnapshot(\"a\")\nexpectSnapshot()")
        #expect(recorder.record(edit(1, "a", "b"), in: source.path) == .recorded)
        #expect(recorder.record(edit(2, nil, "x"), in: source.path) == .recorded)
        #expect(recorder.record(edit(1, "a", "c"), in: source.path) == .disputed(other: "b"))
        #expect(recorder.record(edit(1, "a", "b"), in: source.path) == .disputed(other: "b"))
        #expect(try source.text == "expectSnapshot(\"a\")\nexpectSnapshot(\"x\")")
    }

    @Test func aCaseThatIsRightAlreadyHasASayToo() throws {
        let source = try TemporarySource("expectSnapshot(\"a\")")
        #expect(recorder.record(edit(1, "a", "a"), in: source.path) == .unchanged)
        #expect(recorder.record(edit(1, "a", "c"), in: source.path) == .disputed(other: "a"))
        #expect(try source.text == "expectSnapshot(\"a\")")
    }

    @Test func aFileThatSomeoneElseHasChangedIsLeftAlone() throws {
        let source = try TemporarySource("expectSnapshot()\nexpectSnapshot()")
        #expect(recorder.record(edit(1, nil, "a"), in: source.path) == .recorded)
        try source.write("// mine\n")
        let outcome = recorder.record(edit(2, nil, "b"), in: source.path)
        guard case .refused(let refusal) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(refusal.reason.hasSuffix("Tests.swift was changed by someone else meanwhile; run the tests again"))
        #expect(try source.text == "// mine\n")
    }

    /// Our own edits make the file younger than the tests too; another process's may have moved the lines.
    @Test func aFileThatIsYoungerThanTheTestsIsRefusedUnlessItIsByOurOwnHand() throws {
        let source = try TemporarySource("expectSnapshot()\nexpectSnapshot()\nexpectSnapshot()")
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: 1_000)], ofItemAtPath: source.path)
        let older = SnapshotRecorder(built: .seconds(999))
        #expect(older.record(edit(1, nil, "a"), in: source.path) == .refused(.editedSinceBuild(source.path)))
        #expect(try source.text == "expectSnapshot()\nexpectSnapshot()\nexpectSnapshot()")

        let younger = SnapshotRecorder(built: .seconds(1_000))
        #expect(younger.record(edit(1, nil, "a"), in: source.path) == .recorded)
        #expect(younger.record(edit(2, nil, "b"), in: source.path) == .recorded)
        let next = SnapshotRecorder(built: .seconds(1_000))
        #expect(next.record(edit(3, nil, "c"), in: source.path) == .refused(.editedSinceBuild(source.path)))
        #expect(try source.text == "expectSnapshot(\"a\")\nexpectSnapshot(\"b\")\nexpectSnapshot()")
        #expect(
            RecordingRefusal.editedSinceBuild("/a/Tests.swift").reason
                == "/a/Tests.swift has been edited since the tests were built; build and run them again")
    }

    @Test func theTestsKnowWhenTheyWereBuilt() throws {
        let built = try #require(TestExecutable.built)
        #expect(built > .seconds(1_700_000_000) && built <= .seconds(Date().timeIntervalSince1970))
    }

    @Test(.enabled(if: geteuid() == 0, "only the superuser gives files away"))
    func ownerAndGroupStay() throws {
        let source = try TemporarySource("expectSnapshot()")
        #expect(chown(source.path, 4_321, 8_765) == 0 && chmod(source.path, 0o600) == 0)
        #expect(recorder.record(edit(1, nil, "a"), in: source.path) == .recorded)
        let status = try #require(FileStatus(source.path))
        #expect(status.owner == 4_321 && status.group == 8_765 && status.permissions == 0o600)
    }

    @Test func aRefusedEditDoesNotKeepOthersOut() throws {
        let source = try TemporarySource("expectSnapshot(a)\nexpectSnapshot()")
        let refusal = RecordingRefusal(
            "the snapshot in line 1 is no string literal by itself; write one there, or nothing")
        #expect(recorder.record(edit(1, "a", "b"), in: source.path) == .refused(refusal))
        #expect(recorder.record(edit(2, nil, "b"), in: source.path) == .recorded)
        #expect(try source.text == "expectSnapshot(a)\nexpectSnapshot(\"b\")")
    }

    @Test func aFileThatIsNotThereIsNamed() {
        #expect(
            recorder.record(edit(1, nil, "a"), in: "/no/such/Tests.swift")
                == .refused(RecordingRefusal("cannot find /no/such/Tests.swift: No such file or directory")))
    }

    @Test func linksAndPermissionsStay() throws {
        let source = try TemporarySource("expectSnapshot()")
        let link = source.folder.appendingPathComponent("Link.swift")
        try FileManager.default.createSymbolicLink(at: link, withDestinationURL: source.file)
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: source.path)
        #expect(recorder.record(edit(1, nil, "a"), in: link.path) == .recorded)
        #expect(try source.text == "expectSnapshot(\"a\")")
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link.path) == source.path)
        #expect(
            try FileManager.default.attributesOfItem(atPath: source.path)[.posixPermissions] as? Int == 0o640)
    }

    @Test func testsThatRunAtOnceAllRecord() async throws {
        let source = try TemporarySource(String(repeating: "expectSnapshot()\n", count: 40))
        let (recorder, path) = (recorder, source.path)
        await withTaskGroup { group in
            for line in 1...40 {
                group.addTask {
                    let edit = SnapshotEdit(line: line, column: 15, expected: nil, text: "\(line)")
                    #expect(recorder.record(edit, in: path) == .recorded)
                }
            }
        }
        #expect(try source.text == (1...40).map { "expectSnapshot(\"\($0)\")\n" }.joined())
    }
}
