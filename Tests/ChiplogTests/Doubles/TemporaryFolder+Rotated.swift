extension TemporaryFolder {
    /// The names of the rotated files of the log called "log", oldest first: the number before the last dash counts up.
    var rotatedNames: [String] {
        func number(_ name: String) -> Int {
            name.split(separator: ".").last.flatMap { Int($0.prefix { $0 != "-" }) } ?? -1
        }
        return names.filter { $0.hasPrefix("log.2") && number($0) >= 0 }.sorted { number($0) < number($1) }
    }

    /// Everything that was logged to "log", from the oldest rotated file to the current one.
    var allBytes: [UInt8] {
        (rotatedNames + ["log"]).flatMap { bytes($0) ?? [] }
    }
}
