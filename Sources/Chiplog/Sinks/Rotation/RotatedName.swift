/// The name of a file that was rotated: `app.log.20261121T071255Z.000042-1a2b3c`.
///
/// The parts are the log's name, when it was rotated (UTC), the how manieth of its rotations it was, and the file's
/// inode number in hexadecimal digits. The last says whose it is: a file that somebody else has put there, or copied
/// there, under such a name has another number.
struct RotatedName: Hashable {
    var base: String
    /// "20261121T071255Z".
    var stamp: String
    var sequence: UInt64
    var inode: UInt64

    init(base: String, time: LogTimestamp, sequence: UInt64, inode: UInt64) {
        self.base = base
        // "2026-11-21T07:12:55.123456Z" without what file names had better not have.
        stamp = time.description.prefix(19).filter { $0 != "-" && $0 != ":" } + "Z"
        self.sequence = sequence
        self.inode = inode
    }

    /// Reads a name; nil when it is not exactly as `text` would be.
    init?(_ name: String, base: String) {
        let parts = name.dropFirst(base.count + 1).split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, Self.isStamp(parts[0]) else { return nil }
        let numbers = parts[1].split(separator: "-", omittingEmptySubsequences: false)
        guard numbers.count == 2, let sequence = UInt64(numbers[0]), let inode = UInt64(numbers[1], radix: 16) else {
            return nil
        }
        self.base = base
        stamp = String(parts[0])
        self.sequence = sequence
        self.inode = inode
        guard text == name else { return nil }
    }

    var text: String {
        let digits = String(sequence)
        let zeros = String(repeating: "0", count: max(0, 6 - digits.count))
        return "\(base).\(stamp).\(zeros)\(digits)-\(String(inode, radix: 16))"
    }

    private static func isStamp(_ text: Substring) -> Bool {
        let form = "00000000T000000Z"
        return text.utf8.count == form.utf8.count
            && zip(text.utf8, form.utf8).allSatisfy { byte, model in
                model == UInt8(ascii: "0") ? (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) : byte == model
            }
    }
}
