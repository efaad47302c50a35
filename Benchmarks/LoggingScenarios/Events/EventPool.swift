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
        case madeUp(MadeUpEvent)

        var message: String {
            switch self {
            case .plain(let message): message
            case .three(let event), .mixed(let event): event.message
            case .madeUp(let event): event.message
            }
        }
    }

    let entries: [Entry]
    /// Each entry's level.
    let levels: [LogLevel]
    /// The level of all; nil where they differ.
    let onlyLevel: LogLevel?
    let style: MessagesSection.Style

    init(_ section: MessagesSection, seed: UInt64) {
        var random = SplitMix64(seed: seed)
        style = section.style
        entries = (0..<Self.count(section)).map { index in
            let message = section.text.map(Self.copy(of:)) ?? Self.message(section, index, &random)
            if let fields = section.madeUpFields {
                return .madeUp(MadeUpEvent(message: message, section, fields, &random))
            }
            return switch section.fields {
            case .none: .plain(message: message)
            case .three: .three(MixedEvent(message: message, &random))
            case .mixed: .mixed(MixedEvent(message: message, &random))
            }
        }
        // Drawn from numbers of their own, so that a mix of levels leaves messages and fields as they are.
        var levelRandom = SplitMix64(seed: ~seed)
        levels = entries.map { _ in section.levels.draw(&levelRandom).level }
        onlyLevel = section.levels.only?.level
    }

    /// One, where all events are the same.
    private static func count(_ section: MessagesSection) -> Int {
        let isFixed = section.text != nil && section.fields == .none && section.madeUpFields == nil
        return isFixed && section.levels.only != nil ? 1 : section.pool
    }

    private static func message(_ section: MessagesSection, _ index: Int, _ random: inout SplitMix64) -> String {
        let isLong = section.longEvery.map { index % $0 == $0 - 1 } ?? false
        let bytes = isLong ? section.longBytes : section.spread.draw(from: section.bytes, &random)
        return MadeUpText(charset: section.charset).text(bytes: bytes, &random)
    }

    /// A string with memory of its own.
    private static func copy(of text: String) -> String {
        String(decoding: text.utf8, as: UTF8.self)
    }

    func entry(_ number: UInt64) -> Entry { entries[index(number)] }

    /// Which entry event `number` is.
    func index(_ number: UInt64) -> Int { Int(number % UInt64(entries.count)) }
}
