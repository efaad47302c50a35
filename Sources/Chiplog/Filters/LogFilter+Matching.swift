extension LogFilter {
    /// Whether `event` is as described.
    ///
    /// Reads the encoded record and allocates nothing, unless a field is compared with an object or an error, which is
    /// then decoded, or has a lazy value, which is then computed. Costs what the questions cost that are asked: a level some nanoseconds, a field a walk over the
    /// fields, a text a pass over it.
    public func matches(_ event: borrowing LogEvent) -> Bool {
        event.withParts { matches($0) }
    }

    func matches(_ parts: Record.Parts) -> Bool {
        switch self {
        case .everything: true
        case .nothing: false
        case .atLeast(let level): parts.severity >= level.severity
        case .below(let level): parts.severity < level.severity
        case .level(let level): LogLevel(severity: parts.severity) == level
        case .label(let prefix): prefix.covers(parts.label)
        case .message(let pattern): pattern.matches(parts.message)
        case .field(let path, let test): Self.value(at: path, in: parts.fields).map { test.passes($0) } ?? false
        case .hasError: parts.error != nil
        case .error(let type): parts.error.map { Self.error($0, hasType: type) } ?? false
        case .hasTrace: parts.trace != nil
        case .isSpan: parts.flags & Record.Flag.isSpan != 0
        case .all(let filters): Self.all(filters, parts)
        case .any(let filters): Self.any(filters, parts)
        case .not(let filter): !filter.matches(parts)
        }
    }

    // By hand, both: an array's iterator allocates in debug builds, where costs are tested.
    private static func all(_ filters: [LogFilter], _ parts: Record.Parts) -> Bool {
        var index = 0
        while index < filters.count {
            guard filters[index].matches(parts) else { return false }
            index += 1
        }
        return true
    }

    private static func any(_ filters: [LogFilter], _ parts: Record.Parts) -> Bool {
        var index = 0
        while index < filters.count {
            if filters[index].matches(parts) { return true }
            index += 1
        }
        return false
    }

    private static func value(at path: String, in fields: UnsafeRawBufferPointer) -> EncodedValue? {
        path.withUTF8Pointer { start, count in
            FieldCursor(fields).value(at: UnsafeRawBufferPointer(start: start, count: count))
        }
    }

    private static func error(_ links: UnsafeRawBufferPointer, hasType name: String) -> Bool {
        name.withUTF8Pointer { start, count in
            let name = UnsafeRawBufferPointer(start: start, count: count)
            var cursor = ErrorCursor(links)
            while let (type, _) = cursor.next() {
                let lead = type.count - count
                guard lead >= 0, UnsafeRawBufferPointer(rebasing: type[lead...]).isEqual(to: name) else { continue }
                if lead == 0 || type[lead - 1] == UInt8(ascii: ".") { return true }
            }
            return false
        }
    }
}
