/// What one sample took, in nanoseconds, as it is told to the parent.
struct Reading: Encodable {
    let eventsPerCaller: UInt64
    let callersNs: [UInt64]
    let callingNs: UInt64
    let drainingNs: UInt64
    let cpuNs: UInt64
    let bytes: Size
    var dropped = 0

    /// The size of the output; null, instead of nothing, where lines go nowhere.
    struct Size: Encodable {
        let bytes: UInt64?

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            try container.encode(bytes)
        }
    }
}
