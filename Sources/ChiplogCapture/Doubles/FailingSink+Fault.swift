public import Chiplog

extension FailingSink {
    /// When a failing sink fails. Where several are given, each counts.
    public struct Fault: Sendable {
        enum Occasion: Sendable {
            /// Asked with the write's number, from 1 on, and its event.
            case write(@Sendable (Int, borrowing LogEvent) -> Bool)
            /// Asked with the flush's number, from 1 on.
            case flush(@Sendable (Int) -> Bool)
        }

        let occasion: Occasion

        private static func onWrites(_ fails: @escaping @Sendable (Int, borrowing LogEvent) -> Bool) -> Self {
            Self(occasion: .write(fails))
        }

        /// On this write alone, counted from 1.
        public static func onWrite(_ number: Int) -> Self {
            onWrites { written, _ in written == number }
        }

        /// On the first `count` writes: a sink that recovers.
        public static func forFirst(_ count: Int) -> Self {
            onWrites { written, _ in written <= count }
        }

        /// On this write, counted from 1, and all that follow: a sink that breaks for good.
        public static func from(_ number: Int) -> Self {
            onWrites { written, _ in written >= number }
        }

        /// On every event that looks like `pattern`.
        public static func matching(_ pattern: LogPattern) -> Self {
            onWrites { _, event in pattern.matches(event) }
        }

        /// On every event that `filter` matches.
        public static func `where`(_ filter: LogFilter) -> Self {
            onWrites { _, event in filter.matches(event) }
        }

        /// On every event of which `predicate` says so; it is called on the thread that logs, on several at once.
        public static func when(_ predicate: @escaping @Sendable (borrowing LogEvent) -> Bool) -> Self {
            onWrites { _, event in predicate(event) }
        }

        /// On every flush.
        public static let onFlush = Self(occasion: .flush { _ in true })

        /// On this flush alone, counted from 1.
        public static func onFlush(_ number: Int) -> Self {
            Self(occasion: .flush { $0 == number })
        }
    }
}
