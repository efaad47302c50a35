/// Where a `DescriptorOutput` writes: a descriptor, or a file that is exchanged now and then.
///
/// What a destination promises:
/// 1. It is called by one thread at a time.
/// 2. A line that it has begun is finished, in the same place, before anything else is written there.
/// 3. `done` counts every byte that needs not be given again.
protocol LineDestination: Sendable {
    /// Writes the lines from byte `done` on, moving `done`; returns 0 or the error's number.
    mutating func write(_ lines: PendingLines, _ done: inout Int) -> Int32

    /// Lets go; a line that is out in part is not going to be finished.
    mutating func close()
}
