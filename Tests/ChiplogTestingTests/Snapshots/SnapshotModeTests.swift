import Testing

@testable import ChiplogTesting

@Suite struct SnapshotModeTests {
    @Test(
        arguments: [
            ([:], SnapshotMode.compare), (["CHIPLOG_RECORD_SNAPSHOTS": ""], .compare),
            (["CHIPLOG_RECORD_SNAPSHOTS": "0"], .compare),
            (["CI": "true"], .compare), (["CHIPLOG_RECORD_SNAPSHOTS": "1"], .recordAll),
            (["CHIPLOG_RECORD_SNAPSHOTS": "missing", "CI": "false"], .recordMissing),
            (
                ["CHIPLOG_RECORD_SNAPSHOTS": "1", "CI": "true"],
                .refuse(
                    "snapshot not recorded: CHIPLOG_RECORD_SNAPSHOTS is set, but so is CI, where nothing is recorded")
            ),
            (
                ["CHIPLOG_RECORD_SNAPSHOTS": "yes"],
                .refuse("snapshot not recorded: CHIPLOG_RECORD_SNAPSHOTS=yes means nothing; expected 1 or missing")
            ),
        ] as [([String: String], SnapshotMode)])
    func theModeIsReadFromTheEnvironment(environment: [String: String], expected: SnapshotMode) {
        #expect(SnapshotMode { environment[$0] } == expected)
    }
}
