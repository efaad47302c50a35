/// What is left of the line that a stream has taken in part, shared by all who write to it: whoever has the stream next
/// writes it first, so that no line ends up in the middle of another.
struct CutLine: Sendable {
    /// Empty when the stream stands at the start of a line.
    private(set) var rest: [UInt8] = []
    /// How many lines have been cut so far; tells the owner of this one whether it is still his.
    private(set) var number: UInt64 = 0

    /// Whether the rest of line `number` is still to come.
    func isWaiting(_ number: UInt64) -> Bool {
        self.number == number && !rest.isEmpty
    }

    /// A new line was cut, with `rest` to come.
    mutating func begin(rest: Slice<UnsafeRawBufferPointer>) {
        self.rest = Array(rest)
        number &+= 1
    }

    /// `count` more bytes are out.
    mutating func advance(by count: Int) {
        rest.removeFirst(min(count, rest.count))
    }

    /// The line's owner has given up: only the line end is still to come, so that the next line is one of its own.
    mutating func giveUp() {
        rest = [UInt8(ascii: "\n")]
    }
}
