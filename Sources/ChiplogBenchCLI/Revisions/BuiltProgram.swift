import ChiplogBench
import Glibc

/// A finished build in the cache.
struct BuiltProgram: Equatable, Sendable {
    var executable: String
    var record: BuildRecord

    /// Reads what is in the folder of a build; nil unless it is whole.
    init?(in folder: String, product: String) {
        executable = "\(folder)/\(product)"
        guard access(executable, X_OK) == 0, let record = BuildRecord(in: folder),
            BinaryDigest(of: executable) == record.binary
        else { return nil }
        self.record = record
    }
}
