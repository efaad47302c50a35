import Testing

@testable import ChiplogBench

@Suite("Digests")
struct DigestTests {
    // FIPS 180-4's own examples, as NIST publishes them.
    @Test(
        "SHA-256 agrees with the published vectors",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
            (
                "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
                "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
            ),
        ])
    func sha256(text: String, digest: String) {
        #expect(SHA256.hex(of: Array(text.utf8)) == digest)
    }

    @Test("a million letters a, given in pieces, have the published digest", arguments: [1, 63, 64, 65, 10_000])
    func pieces(size: Int) {
        var hash = SHA256()
        var left = 1_000_000
        while left > 0 {
            let piece = [UInt8](repeating: UInt8(ascii: "a"), count: min(size, left))
            piece.withUnsafeBytes { hash.update($0) }
            left -= piece.count
        }
        #expect(hash.hex() == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
        #expect(hash.hex() == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }

    // The authors' test vectors.
    @Test(
        "FNV-1a agrees with the published vectors",
        arguments: [
            ("", 0xcbf2_9ce4_8422_2325), ("a", 0xaf63_dc4c_8601_ec8c), ("foobar", 0x8594_4171_f739_67e8),
        ] as [(String, UInt64)])
    func fnv1a(text: String, hash: UInt64) {
        #expect(FNV1a.hash(text) == hash)
    }

    // date -u -d @N +%FT%TZ
    @Test(
        "times are RFC 3339 in UTC",
        arguments: [
            (0, "1970-01-01T00:00:00Z"), (951_782_399, "2000-02-28T23:59:59Z"), (1_709_164_800, "2024-02-29T00:00:00Z"),
        ])
    func times(seconds: Int, text: String) {
        #expect(RFC3339.text(secondsSince1970: seconds) == text)
    }
}
