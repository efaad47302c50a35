internal import Chiplog
internal import ChiplogCapture

/// Whether a secret is in a log, and what to say if it is: never the secret.
struct SecretCheck {
    var secret: String
    var log: SearchedLog
    /// Whether the records are what processors have left of the events.
    var isProcessed = false

    /// Line 1 can stand alone; then each place is named. Nil when the secret is nowhere.
    var failure: String? {
        if secret.isEmpty { return "expectNeverLogged(secret:) was given an empty secret, which is in every record" }
        if log.records.isEmpty && log.droppedCount == 0 {
            return (["cannot tell whether the secret is logged (\(log.searched()))"] + log.footer)
                .joined(separator: "\n")
        }
        let leaks = log.records.map { ($0, SecretPlace.all(of: secret, in: $0)) }.filter { !$0.1.isEmpty }
        guard let first = leaks.first else {
            return log.doubt(
                about: "the secret is logged", found: "not in \(counted(log.records.count, "record", "records"))")
        }
        let count = "\(leaks.count) of \(counted(log.records.count, "record", "records"))"
        let headline = "secret logged in \(count), first in \(first.1[0].words) of record \(first.0.sequence)"
        let lines = leaks.prefix(RecordTable.mostRows).map { record, places in
            "  ✗ \(record.sequence) \(record.level) \(record.callSite): in "
                + places.map(\.words).joined(separator: ", ")
        }
        let rest = leaks.count - lines.count
        return
            ([headline] + lines + (rest > 0 ? ["    … \(rest) more"] : []) + likelyCause(leaks.flatMap(\.1)))
            .joined(separator: "\n")
    }

    private func likelyCause(_ places: [SecretPlace]) -> [String] {
        if secret.utf8.count <= Self.mostBytesByChance && places.allSatisfy(\.mayBeChance) {
            return ["    so short a secret may be in a number or an id by chance: let the test use a longer one"]
        }
        return isProcessed
            ? []
            : ["    captured as it was logged; to capture what redaction leaves of it, see processors: [.redact(…)]"]
    }

    /// Nine given digits are in one of a hundred million numbers of sixteen digits, and in still fewer ids.
    private static let mostBytesByChance = 8
}
