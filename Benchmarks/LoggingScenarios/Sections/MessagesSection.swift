import Chiplog
import ChiplogBench

/// `messages`: what is logged.
struct MessagesSection {
    /// Which fields events have.
    enum Fields: String, CaseIterable {
        case none
        /// An integer, a double and a string.
        case three
        /// Ten typed ones; see `MixedEvent`.
        case mixed
    }

    /// How the calls give their fields.
    enum Style: String, CaseIterable {
        case builder
        case literal
    }

    /// How the sizes of made-up messages lie between the least and the most.
    enum Spread: String, CaseIterable {
        case uniform
        /// Every doubling as likely as the next: many short ones, a few long ones.
        case logarithmic
    }

    /// The levels of the core.
    enum Level: String, CaseIterable {
        case trace, debug, info, notice, warning, error, critical

        var level: LogLevel { LogLevel(rawValue: rawValue) ?? .info }
    }

    /// A fixed message, or nil when messages are made up.
    var text: String?
    /// Bytes of a made-up message.
    var bytes: ClosedRange<Int> = 64...64
    var spread = Spread.uniform
    /// Of how many made-up messages one, the last, is a long one of `longBytes`; nil when none is.
    var longEvery: Int?
    var longBytes = 4096
    /// What made-up texts consist of.
    var charset = Shares(Charset.ascii)
    var levels = Shares(Level.info)
    var fields = Fields.none
    /// How many fields of random kinds an event has; nil where `fields` says which it has.
    var madeUpFields: ClosedRange<Int>?
    /// The share of these that is given as values to be computed, 0 to 1.
    var lazy = 0.0
    var style = Style.builder
    /// How many different events are made up; they are logged in turn.
    var pool = 256
}

extension MessagesSection.Spread {
    /// A size within `range`.
    func draw(from range: ClosedRange<Int>, _ random: inout SplitMix64) -> Int {
        switch self {
        case .uniform: return Int.random(in: range, using: &random)
        case .logarithmic:
            guard range.count > 1 else { return range.lowerBound }
            // A doubling by chance, then a size within it: no logarithm of the platform's decides what is logged.
            let ratio = (range.upperBound - 1) / range.lowerBound
            let doublings = Int.bitWidth - ratio.leadingZeroBitCount
            let least = range.lowerBound << Int.random(in: 0..<doublings, using: &random)
            return Int.random(in: least...min(range.upperBound, 2 * least), using: &random)
        }
    }
}
