@preconcurrency import Foundation
@preconcurrency import Glibc

/// `print`, with standard output led into a file: what there is without a logger.
struct PrintPeer {
    private let events: [Event]
    private let label: String
    private let isEnabled: Bool
    private let isFast: Bool
    /// The bound fields' text, made once.
    private let bound: String

    /// The size of standard output's buffer in the fast configuration; else the C library chooses, 4 KiB for a file.
    private static let bufferSize = 64 * 1024

    init(_ task: Command.Task, events: [Event], output: String, isFast: Bool) throws {
        let file = open(output, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw CommandError("\(output): \(String(cString: strerror(errno)))") }
        dup2(file, STDOUT_FILENO)
        close(file)
        if isFast { setvbuf(stdout, nil, _IOFBF, Self.bufferSize) }
        self.events = events
        self.isFast = isFast
        label = task.label
        isEnabled = task.level != "off"
        bound = task.bound.map { " \($0[0])=\($0[1].debugDescription)" }.joined()
    }

    /// Makes the calls of these numbers; event n is number n modulo their count.
    func log(_ numbers: Range<UInt64>) {
        var place = place(numbers.lowerBound)
        for _ in numbers {
            log(events[place], note: "")
            place = place + 1 == events.count ? 0 : place + 1
        }
    }

    /// The same, with each call's number as the field `seq`.
    func logNumbered(_ numbers: Range<UInt64>) {
        for number in numbers { log(events[place(number)], note: " seq=\(number)") }
    }

    /// Returns when everything printed is the operating system's.
    func drain() throws {
        guard fflush(stdout) == 0 else { throw CommandError("standard output: \(String(cString: strerror(errno)))") }
    }

    private func place(_ number: UInt64) -> Int { Int(number % UInt64(events.count)) }

    @inline(__always)
    private func log(_ event: Event, note: String) {
        guard isEnabled else { return }
        guard let fields = event.fields else {
            if isFast {
                print("\(unixMicroseconds) info \(label): \(event.message)\(note)")
            } else {
                print("\(Date()) info \(label): \(event.message)\(note)")
            }
            return
        }
        // Strings in quotes and escaped: a line feed in one must not break the line.
        if isFast {
            print(
                """
                \(unixMicroseconds) info \(label): \(event.message)\(bound) order=\(fields.order) \
                customer=\(quoted(fields.customer)) amount=\(fields.amount) currency=\(fields.currency) \
                express=\(fields.express) items=\(fields.items) elapsed=\(fields.elapsed.milliseconds)ms \
                cart.id=\(fields.cart.id) cart.coupon=\(fields.cart.coupon.map(quoted) ?? "nil") \
                tags=[\(fields.tags.map(quoted).joined(separator: ", "))] \
                failure=\(quoted(fields.failure.message))\(note)
                """)
        } else {
            print(
                """
                \(Date()) info \(label): \(event.message)\(bound) order=\(fields.order) \
                customer=\(fields.customer.debugDescription) amount=\(fields.amount) currency=\(fields.currency) \
                express=\(fields.express) items=\(fields.items) elapsed=\(fields.elapsed) \
                cart.id=\(fields.cart.id) cart.coupon=\(fields.cart.coupon?.debugDescription ?? "nil") \
                tags=\(fields.tags) failure=\(fields.failure.message.debugDescription)\(note)
                """)
        }
    }

    private var unixMicroseconds: Int {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        return now.tv_sec * 1_000_000 + now.tv_nsec / 1000
    }
}

/// The string's debug description, the short way where nothing needs an escape.
private func quoted(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
    return isPlain ? "\"\(text)\"" : text.debugDescription
}

extension Duration {
    fileprivate var milliseconds: Int64 { components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000 }
}
