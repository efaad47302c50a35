import Testing

@testable import Chiplog

@Suite struct PendingLinesTests {
    /// The same kept plainly: each event's bytes by itself.
    private struct Model {
        var events: [[UInt8]] = []

        var bytes: [UInt8] { events.flatMap(\.self) }
        var ends: [Int] { events.indices.map { events[...$0].reduce(0) { $0 + $1.count } } }

        mutating func removeFirst(_ count: Int) -> Int {
            var rest = count
            let before = events.count
            while let first = events.first, first.count <= rest {
                rest -= first.count
                events.removeFirst()
            }
            if rest > 0 { events[0].removeFirst(rest) }
            return before - events.count
        }
    }

    @Test("bytes and ends stay what a plain list of events says, whatever comes and goes", arguments: 0..<20)
    func agreesWithModel(seed: UInt64) {
        var random = seed
        func number(below limit: Int) -> Int {
            random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(random >> 33) % limit
        }
        var lines = PendingLines(capacity: number(below: 200))
        defer { lines.deallocate() }
        var model = Model()
        for step in 0..<300 {
            if number(below: 4) > 0 {
                // One to 150 bytes: on both sides of each length that is copied in a way of its own.
                let line = (0...number(below: 150)).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ step) }
                let hasRoom = lines.reserve(line.count)
                #expect(hasRoom)
                line.withUnsafeBytes { lines.append($0) }
                model.events.append(line)
            } else if number(below: 10) == 0 {
                lines.removeAll(keepingAtMost: number(below: 4000))
                model.events = []
            } else {
                let count = number(below: lines.count + 1)
                let (complete, expected) = (lines.removeFirst(count), model.removeFirst(count))
                #expect(complete == expected)
            }
            #expect(lines.bytes.elementsEqual(model.bytes) && lines.events == model.events.count)
            let (ends, start, room) = (model.ends, number(below: lines.count + 1), number(below: 500))
            #expect(lines.firstEnd(after: start) == ends.first { $0 > start } ?? lines.count)
            let last = ends.last { $0 > start && $0 - start <= room }
            #expect(lines.lastEnd(after: start, within: room) == (lines.count - start <= room ? lines.count : last))
        }
    }
}
