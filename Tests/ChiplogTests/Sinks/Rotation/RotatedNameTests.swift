import Testing

@testable import Chiplog

@Suite struct RotatedNameTests {
    @Test("a name that was made is read back, whatever its parts are")
    func roundTrip() {
        var generator = SeededGenerator(seed: 1)
        for base in ["log", "app.log", "a-b.c", "größe.log", "x y"] {
            for bits in 0..<64 {
                let name = RotatedName(
                    base: base,
                    time: LogTimestamp(nanosecondsSince1970: .random(in: 0..<1 << 62, using: &generator)),
                    sequence: .random(in: 0...UInt64.max >> bits, using: &generator),
                    inode: .random(in: 0...UInt64.max >> bits, using: &generator))
                #expect(RotatedName(name.text, base: base) == name)
            }
        }
    }

    @Test(
        "what is not exactly such a name is not read as one",
        arguments: [
            "log", "log.", "log.1", "log.bak", "log.gz", "log.20261121T071255Z", "log.20261121T071255Z.000042",
            "log.20261121T071255Z.000042-", "log.20261121T071255Z.42-1a2b", "log.20261121T071255Z.0000042-1a2b",
            "log.20261121T071255Z.000042-1A2B", "log.20261121T071255Z.000042-01a2b", "log.20261121T071255Z.+00042-1a2b",
            "log.20261121T071255Z.000042-1a2b.gz", "log.20261121T071255Z.000042-1a2b~",
            "log.2026112tT071255Z.000042-1a2b",
            "log.2026-11-21T07:12:55Z.000042-1a2b", "log.20261121T071255.000042-1a2b",
            "other.20261121T071255Z.000042-1a2b",
            "log 20261121T071255Z.000042-1a2b", "log.20261121T071255Z.000042--1a2b",
            "log.20261121T071255Z.99999999999999999999-1a2b",
        ])
    func strangers(name: String) {
        #expect(RotatedName("log.20261121T071255Z.000042-1a2b", base: "log") != nil)
        #expect(RotatedName(name, base: "log") == nil)
    }
}
