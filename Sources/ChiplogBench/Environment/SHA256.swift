import CBenchSystem

/// The SHA-256 digest (FIPS 180-4) that names scenario files and binaries in reports.
public struct SHA256: Sendable {
    private var context = cbench_sha256()

    public init() {
        cbench_sha256_init(&context)
    }

    public mutating func update(_ bytes: UnsafeRawBufferPointer) {
        guard let start = bytes.baseAddress else { return }
        cbench_sha256_update(&context, start, bytes.count)
    }

    /// The digest of everything given so far, as 64 lower-case hexadecimal digits.
    public func hex() -> String {
        var context = context
        var digest = [UInt8](repeating: 0, count: 32)
        cbench_sha256_finish(&context, &digest)
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        for byte in digest {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The digest of `bytes`, as 64 lower-case hexadecimal digits.
    public static func hex(of bytes: [UInt8]) -> String {
        var hash = SHA256()
        bytes.withUnsafeBytes { hash.update($0) }
        return hash.hex()
    }
}
