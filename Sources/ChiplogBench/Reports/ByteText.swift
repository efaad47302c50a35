/// Bytes as people read them: `64 MiB`, `71.3 MiB`, `500 B`.
enum ByteText {
    static func of(_ bytes: UInt64) -> String {
        let units: [(name: String, factor: UInt64)] = [("GiB", 1 << 30), ("MiB", 1 << 20), ("KiB", 1 << 10)]
        guard let unit = units.first(where: { bytes >= $0.factor }) else { return "\(bytes) B" }
        let isWhole = bytes.isMultiple(of: unit.factor)
        return NumberText.fixed(Double(bytes) / Double(unit.factor), decimals: isWhole ? 0 : 1) + " \(unit.name)"
    }
}
