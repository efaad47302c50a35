import Chiplog
import ChiplogBench

/// A message and up to 64 fields of kinds and values drawn by chance.
///
/// A class, so that taking one from the pool costs the measured loop one reference count.
final class MadeUpEvent: Sendable {
    let message: String
    let fields: [MadeUpField]

    init(message: String, _ section: MessagesSection, _ count: ClosedRange<Int>, _ random: inout SplitMix64) {
        self.message = message
        let text = MadeUpText(charset: section.charset)
        fields = (0..<Int.random(in: count, using: &random)).map {
            MadeUpField(number: $0, lazyShare: section.lazy, text, &random)
        }
    }

    @inline(__always)
    func encode(into encoder: inout LogFieldEncoder) {
        for field in fields { field.encode(into: &encoder) }
    }
}
