public import Chiplog

/// Events that say which thread they are from and which of its events they are, and what came of them.
///
/// The rules for sinks log such events, with the fields `t` for the thread and `n` for the number; what came out of a sink
/// is read back as one of these.
public struct NumberedEvents: Sendable {
    /// For each thread, the numbers of its events in the order in which they arrived.
    public private(set) var byThread: [Int: [Int]] = [:]
    /// What is no such event: its line, or its message.
    public private(set) var strange: [String] = []

    /// No events yet.
    public init() {}

    /// How many events there are, strange ones left out.
    public var count: Int { byThread.values.map(\.count).reduce(0, +) }

    /// Whether every thread's events are there once, in order and without a gap.
    public func areComplete(threads: Int, each count: Int) -> Bool {
        strange.isEmpty && byThread.count == threads && byThread.values.allSatisfy { $0 == Array(0..<count) }
    }

    /// Whether no thread's event came twice or after a later one.
    public var areInOrder: Bool {
        strange.isEmpty
            && byThread.values.allSatisfy { numbers in zip(numbers, numbers.dropFirst()).allSatisfy { $0 < $1 } }
    }

    /// Adds an event that arrived.
    public mutating func append(_ event: borrowing LogEvent) {
        append(event.fields, message: event.message)
    }

    /// Adds an event of which only fields and message are left.
    public mutating func append(_ fields: LogFields, message: String) {
        if case .int(let thread)? = fields["t"], case .int(let number)? = fields["n"] {
            byThread[Int(thread), default: []].append(Int(number))
        } else {
            strange.append(message)
        }
    }
}

extension NumberedEvents {
    /// Reads lines that end with ` t=THREAD n=NUMBER` and a line feed, as the logfmt format writes them.
    public init(lines: [UInt8]) {
        // An array, since this is called for millions of lines in debug builds.
        var numbers = [[Int]](repeating: [], count: 1024)
        lines.withUnsafeBytes { bytes in
            var start = 0
            while start < bytes.count {
                var end = start
                while end < bytes.count, bytes[end] != UInt8(ascii: "\n") {
                    end += 1
                }
                var position = end
                if let number = Self.number(UInt8(ascii: "n"), before: &position, in: bytes, from: start),
                    let thread = Self.number(UInt8(ascii: "t"), before: &position, in: bytes, from: start),
                    thread < numbers.count, end < bytes.count
                {
                    numbers[thread].append(number)
                } else {
                    strange.append(String(decoding: bytes[start..<end], as: UTF8.self))
                }
                start = end + 1
            }
        }
        for (thread, own) in numbers.enumerated() where !own.isEmpty {
            byThread[thread] = own
        }
    }

    /// Reads ` KEY=DIGITS` backwards from `position` and moves it before that.
    private static func number(
        _ key: UInt8, before position: inout Int, in bytes: UnsafeRawBufferPointer, from start: Int
    ) -> Int? {
        var value = 0
        var scale = 1
        var index = position - 1
        while index >= start, bytes[index] &- 48 < 10, scale < 1_000_000_000_000_000 {
            value += Int(bytes[index] &- 48) * scale
            scale *= 10
            index -= 1
        }
        guard index < position - 1, index - 2 >= start, bytes[index] == UInt8(ascii: "="), bytes[index - 1] == key,
            bytes[index - 2] == UInt8(ascii: " ")
        else { return nil }
        position = index - 2
        return value
    }
}

extension Log {
    /// Logs `count` events of `thread`, numbered from `first`.
    package func writeNumbered(thread: Int, _ count: Int, from first: Int = 0) {
        for number in first..<first + count {
            info("event") {
                $0["t"] = thread
                $0["n"] = number
            }
        }
    }
}
