import Chiplog

/// Which seeds the living `SequentialIDs` of this process have, no two the same.
enum LiveSeeds {
    private struct State {
        var taken: Set<UInt64> = []
        /// Far above what people write in tests, so that theirs stay free.
        var nextUnused: UInt64 = 1 << 32

        mutating func take(_ wanted: UInt64) -> UInt64 {
            var seed = wanted
            // A prefix of zero is what ids of 8 bytes are filled up with.
            while LiveSeeds.prefix(of: seed) == 0 || !taken.insert(seed).inserted {
                seed &+= 1
            }
            return seed
        }
    }

    private static let state = FutexMutex(State())

    /// "test", and below it the seed. Another seed gives another prefix.
    static func prefix(of seed: UInt64) -> UInt64 { 0x7e57_0000_0000_0000 ^ seed }

    /// `seed`, or the next one that is free.
    static func take(_ seed: UInt64) -> UInt64 {
        state.withLock { $0.take(seed) }
    }

    /// One that nobody had before, asked for or not.
    static func takeUnused() -> UInt64 {
        state.withLock { state in
            let seed = state.take(state.nextUnused)
            state.nextUnused = seed &+ 1
            return seed
        }
    }

    static func giveBack(_ seed: UInt64) {
        state.withLock { _ = $0.taken.remove(seed) }
    }
}
