public import Chiplog
internal import ChiplogJSON

/// The queue of a sink that writes on a thread of its own; see `AsyncSink`.
///
/// In a file `true`, or an object of `queue`, a size such as "1MiB", and `when-full`, an `OverflowPolicy`: "block",
/// "drop-newest", "drop-oldest", "drop-below-warning".
public struct QueueSettings: Sendable, Hashable {
    /// Bytes that each thread's queue holds.
    public var bytes = 1 << 20
    public var whenFull = OverflowPolicy.block

    public init(bytes: Int = 1 << 20, whenFull: OverflowPolicy = .block) {
        self.bytes = bytes
        self.whenFull = whenFull
    }
}

extension QueueSettings {
    /// nil for `false`.
    static func read(_ value: DocumentValue) throws(DocumentError) -> QueueSettings? {
        if let isOn = value.json.bool { return isOn ? QueueSettings() : nil }
        guard value.json.members != nil else {
            throw value.error("expected true, false or an object, found \(value.json.shortText)")
        }
        let reader = try value.object()
        var settings = QueueSettings()
        settings.bytes = try reader.size("queue", in: 65_536...(1 << 30), default: settings.bytes)
        settings.whenFull = try reader.choice("when-full", of: OverflowPolicy.self, default: settings.whenFull)
        try reader.finish()
        return settings
    }
}
