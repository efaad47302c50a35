import Chiplog
import ChiplogBench

/// The events of a scenario, made up once from the seed; event n is entry n modulo their number.
///
/// Every caller has a pool of its own, equal to the others' but sharing no memory with them: callers that count
/// references to one string would wait for each other's processors, which is no cost of logging.
struct EventPool {
    /// What one event says.
    enum Entry {
        case plain(message: String)
        /// With three of the event's fields.
        case three(MixedEvent)
        case mixed(MixedEvent)

        var message: String {
            switch self {
            case .plain(let message): message
            case .three(let event), .mixed(let event): event.message
            }
        }
    }

    let entries: [Entry]
    let style: MessagesSection.Style

    init(_ section: MessagesSection, seed: UInt64) {
        var random = SplitMix64(seed: seed)
        style = section.style
        let count = section.text != nil && section.fields == .none ? 1 : section.pool
        entries = (0..<count).map { index in
            let isLong = section.longEvery.map { index % $0 == $0 - 1 } ?? false
            let bytes = isLong ? section.longBytes...section.longBytes : section.bytes
            let message = section.text.map(Self.copy(of:)) ?? Self.message(of: bytes, &random)
            return switch section.fields {
            case .none: .plain(message: message)
            case .three: .three(MixedEvent(message: message, &random))
            case .mixed: .mixed(MixedEvent(message: message, &random))
            }
        }
    }

    /// Words up to a length drawn from `bytes`.
    private static func message(of bytes: ClosedRange<Int>, _ random: inout SplitMix64) -> String {
        let words = [
            "order", "placed", "by", "customer", "and", "handed", "to", "the", "warehouse", "without", "delay",
        ]
        let length = Int.random(in: bytes, using: &random)
        var text = ""
        text.reserveCapacity(length + 16)
        while text.utf8.count < length {
            text += words[Int.random(in: words.indices, using: &random)]
            text += " "
        }
        // Never a space at the end, which a reader of the text format could not tell from the one before the fields.
        return String(text.utf8.prefix(length - 1)).map { $0 + "." } ?? ""
    }

    /// A string with memory of its own.
    private static func copy(of text: String) -> String {
        String(decoding: text.utf8, as: UTF8.self)
    }

    func entry(_ number: UInt64) -> Entry {
        entries[Int(number % UInt64(entries.count))]
    }
}
