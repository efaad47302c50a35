import ChiplogBench

extension SinkSection {
    init(_ reader: ScenarioReader?) throws(ScenarioError) {
        guard let reader else { return }
        kind = try reader.choice("kind", of: Kind.self)
        switch kind {
        case .null, .count, .capture, .captureSearch: break
        case .devNull, .file: try readBuffer(reader)
        case .rotating:
            try readBuffer(reader)
            rotation.size = try reader.size("size", in: 4_096...(1 << 30), default: rotation.size)
            rotation.keep = try reader.integer("keep", in: 1...1_000, default: rotation.keep)
        case .pipe:
            try readBuffer(reader)
            stallBytes = try reader.size("stall_bytes", in: 1...(1 << 30), default: stallBytes)
            stall.duration = try reader.duration("stall", default: stall.duration)
        case .memory: last = try reader.integer("last", in: 1...10_000_000, default: last)
        case .slow:
            try readBuffer(reader)
            stall.every = try reader.integer("stall_every", in: 1...1_000_000_000, default: stall.every)
            stall.duration = try reader.duration("stall", default: stall.duration)
        case .failing:
            try readBuffer(reader)
            try readFailure(reader)
        case .fullDisk:
            try readBuffer(reader)
            capacity = try reader.size("capacity", in: 4_096...(1 << 30), default: capacity)
        case .fanOut: branches = try Self.branches(reader)
        case .faulty:
            fault = try reader.choice("fault", of: FaultySink.Fault.self)
            faultEvery = try reader.integer("fault_every", in: 2...1_000_000_000, default: faultEvery)
        }
    }

    private mutating func readBuffer(_ reader: ScenarioReader) throws(ScenarioError) {
        buffer = try reader.size("buffer", in: 0...(64 << 20), default: buffer)
    }

    private mutating func readFailure(_ reader: ScenarioReader) throws(ScenarioError) {
        failure.every = try reader.integer("fail_every", in: 2...1_000_000_000, default: failure.every)
        failure.count = try reader.integer("fail_count", in: 1...1_000_000_000, default: failure.count)
        failure.error = try reader.choice("errno", of: RecoveringSink.ErrorName.self, default: failure.error)
        guard failure.count < failure.every else {
            throw reader.error("of \(failure.every) writes \(failure.count) fail: none would ever succeed")
        }
    }

    private static func branches(_ reader: ScenarioReader) throws(ScenarioError) -> [SinkSection] {
        let value = try reader.value("sinks")
        var branches: [SinkSection] = []
        for element in try value.array() {
            let inner = try element.object(shorthand: "kind")
            let branch = try SinkSection(inner)
            try inner.finish()
            guard [.null, .count, .devNull, .file].contains(branch.kind) else {
                throw element.error(
                    "a fan-out has sinks of the kinds \"null\", \"count\", \"dev-null\" and \"file\", not "
                        + "\"\(branch.kind.rawValue)\"")
            }
            branches.append(branch)
        }
        guard (2...8).contains(branches.count) else { throw value.error("expected 2 to 8 sinks") }
        return branches
    }
}
