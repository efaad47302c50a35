import Testing

@testable import ChiplogBench

@Suite struct HistorySectionTests {
    private func view(_ labels: String...) throws -> HistoryView {
        HistoryView(
            try ReleaseHistory(
                labels.enumerated().map { index, label in
                    .sample(label, after: index > 0 ? labels[index - 1] : nil, ratios: [("a", index > 0 ? 1.5 : nil)])
                }))
    }

    private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

    /// Bytes that may be no text, and lines that are nearly markers.
    private func page(_ random: inout SplitMix64) -> [UInt8] {
        (0..<Int.random(in: 0...8, using: &random)).flatMap { _ -> [UInt8] in
            switch Int.random(in: 0..<6, using: &random) {
            case 0: (0..<20).map { _ in UInt8.random(in: 0...255, using: &random) }
            case 1: bytes("\r\n")
            case 2: bytes("see `\(HistorySection.begin)` for it\n")
            case 3: bytes("\n\(HistorySection.end)\n")
            case 4: bytes("# Über\u{301}\n\n")
            default: bytes("text")
            }
        }
    }

    @Test(arguments: 0..<200)
    func `What is outside of the section stays byte for byte, whatever it is`(seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed))
        let (before, after) = (page(&random), page(&random))
        let old = bytes("\n \(HistorySection.begin)\t\r\nold\n\(HistorySection.end)")
        let new = HistorySection.updated(before + old + bytes("\r\n") + after, with: try view("v1", "v2"))
        #expect(new.starts(with: before + bytes("\n \(HistorySection.begin)\n")))
        #expect(new.reversed().starts(with: (bytes("\(HistorySection.end)\r\n") + after).reversed()))
        #expect(!String(decoding: new, as: UTF8.self).contains("\nold\n"))
    }

    @Test(arguments: 0..<100)
    func `A page without a section gets one after its end, and the next time the same one is replaced`(seed: Int) throws
    {
        var random = SplitMix64(seed: UInt64(seed))
        let page = page(&random)
        let first = HistorySection.updated(page, with: try view("v1", "v2"))
        #expect(first.starts(with: page))
        #expect(HistorySection.updated(first, with: try view("v1", "v2")) == first)
        let second = HistorySection.updated(first, with: try view("v1", "v2", "v3"))
        #expect(second.starts(with: page))
        #expect(HistorySection.updated(second, with: try view("v1", "v2")) == first)
    }

    @Test func `A beginning without an end is text`() throws {
        let page = bytes("\(HistorySection.begin)\nmine\n")
        let once = HistorySection.updated(page, with: try view("v1"))
        #expect(once.starts(with: page))
        #expect(HistorySection.updated(once, with: try view("v1")) == once)
    }

    @Test func `A page that is not there gets a heading`() throws {
        let text = String(decoding: HistorySection.updated(nil, with: try view("v1", "a/b")), as: UTF8.self)
        #expect(
            text == """
                # Releases

                <!-- chiplog history -->

                **v1 to a/b: cpu time, change since the first release**

                | scenario | v1 | a/b | trend | last step |
                | --- | ---: | ---: | --- | --- |
                | a | start | +50.0 % | ▁█ | 50.0 % slower |

                - [a/b](a-b.md), 2026-01-01, Swift 6.3.1: nothing could be compared with v1
                - [v1](v1.json), 2026-01-01, Swift 6.3.1: the first release

                Each release was measured in turns with the one before; changes since the first are chained from these ratios.

                <!-- end of chiplog history -->

                """)
    }
}
