import Chiplog
import Glibc

/// How many events the long tests write; `CHIPLOG_TEST_EVENTS` says otherwise where a sanitizer makes them slow.
let longRun: Int = getenv("CHIPLOG_TEST_EVENTS").flatMap { Int(String(cString: $0)) } ?? 1_000_000

/// Events that say which thread they are from and which of its events they are, and what came of them.
struct NumberedEvents {
    /// For each thread, the numbers of its events in the order in which they arrived.
    var byThread: [Int: [Int]] = [:]
    /// Lines that are not such events.
    var strange: [String] = []

    var count: Int { byThread.values.map(\.count).reduce(0, +) }

    /// Whether every thread's events are there once, in order and without a gap.
    func areComplete(threads: Int, each count: Int) -> Bool {
        strange.isEmpty && byThread.count == threads && byThread.values.allSatisfy { $0 == Array(0..<count) }
    }

    /// Whether no thread's event came twice or after a later one.
    var areInOrder: Bool {
        strange.isEmpty
            && byThread.values.allSatisfy { numbers in zip(numbers, numbers.dropFirst()).allSatisfy { $0 < $1 } }
    }

    init(_ events: [KeptEvent]) {
        for event in events {
            if case .int(let thread)? = event.fields["t"], case .int(let number)? = event.fields["n"] {
                byThread[Int(thread), default: []].append(Int(number))
            } else {
                strange.append(event.message)
            }
        }
    }

    /// Reads lines that end with ` t=THREAD n=NUMBER`.
    init(file: [UInt8]) {
        // An array, since this is called for millions of lines in debug builds.
        var numbers = [[Int]](repeating: [], count: 1024)
        file.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress else { return }
            var start = 0
            while start < bytes.count {
                let end =
                    memchr(base + start, 10, bytes.count - start).map { UnsafeRawPointer($0) - base } ?? bytes.count
                var position = end
                if let number = Self.number("n", before: &position, in: bytes, from: start),
                    let thread = Self.number("t", before: &position, in: bytes, from: start),
                    thread < numbers.count, end < bytes.count
                {
                    numbers[thread].append(number)
                } else {
                    strange.append(String(decoding: bytes[start..<end], as: UTF8.self))
                }
                start = end + 1
            }
        }
        for (thread, own) in numbers.enumerated() where !own.isEmpty { byThread[thread] = own }
    }

    /// Reads ` KEY=DIGITS` backwards from `position` and moves it before that.
    private static func number(
        _ key: Character, before position: inout Int, in bytes: UnsafeRawBufferPointer, from start: Int
    ) -> Int? {
        var value = 0
        var scale = 1
        var index = position - 1
        while index >= start, bytes[index] &- 48 < 10 {
            value += Int(bytes[index] &- 48) * scale
            scale *= 10
            index -= 1
        }
        guard index < position - 1, index - 2 >= start, bytes[index] == UInt8(ascii: "="),
            bytes[index - 1] == key.asciiValue,
            bytes[index - 2] == UInt8(ascii: " ")
        else { return nil }
        position = index - 2
        return value
    }
}

extension Log {
    /// Logs `count` events of `thread`.
    func writeNumbered(thread: Int, _ count: Int, from first: Int = 0) {
        for number in first..<first + count {
            info("event") {
                $0["t"] = thread
                $0["n"] = number
            }
        }
    }
}
