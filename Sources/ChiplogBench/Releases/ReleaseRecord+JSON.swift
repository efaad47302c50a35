extension ReleaseRecord {
    /// The record as its file has it: a line for each row, so that a change of one is a change of one line.
    public var text: String {
        let members = (json.members ?? []).map { member -> String in
            guard member.key == "rows", let rows = member.value.array, !rows.isEmpty else {
                return "  \(JSON.string(member.key).text()): \(member.value.text())"
            }
            return "  \"rows\": [\n" + rows.map { "    \($0.text())" }.joined(separator: ",\n") + "\n  ]"
        }
        return "{\n" + members.joined(separator: ",\n") + "\n}\n"
    }

    /// The record under its published names, in their fixed order.
    public var json: JSON {
        [
            "schema": .string(Self.schema),
            "tool": [
                "name": "chiplog", "version": .string(toolVersion), "metric_defs": .integer(metricDefinitions),
            ],
            "run": ["started": .string(started), "profile": .string(profile), "seed": .integer(seed)],
            "release": release,
            "previous": previous?.json ?? .null,
            "environment": machine.json,
            "harness": .orNull(harness),
            "status": failure == nil ? "ok" : "failed",
            "reason": .orNull(failure),
            "units": .object(units),
            "omitted": .array(omitted.map { .string($0) }),
            "scenarios": .object(scenarios.map { JSON.Member($0.name, .string($0.sha256)) }),
            "rows": .array(rows.map(\.json)),
        ]
    }

    private var release: JSON {
        [
            "label": .string(name.label),
            "commit": .string(name.commit),
            "describe": .orNull(describe),
            "swift": .orNull(build?.swift),
            "flags": .array((build?.flags ?? []).map { .string($0) }),
            "binary": ["sha256": .orNull(build?.sha256), "bytes": .orNull(build?.bytes)],
        ]
    }

    /// Of the metrics that have figures.
    private var units: [JSON.Member] {
        let names = Set(rows.flatMap { $0.figures.map(\.metric) })
        return Self.metrics.filter { names.contains($0.name) }.map { JSON.Member($0.name, .string($0.unit)) }
    }
}

extension ReleaseName {
    fileprivate var json: JSON { ["label": .string(label), "commit": .string(commit)] }
}

extension ReleaseRecord.Machine {
    fileprivate var json: JSON {
        [
            "os": .orNull(os), "arch": .orNull(arch), "libc": .orNull(libc), "cpu": .orNull(cpu),
            "fingerprint": .string(fingerprint),
        ]
    }
}

extension ReleaseRow {
    /// Most rows are ok and need no reason, so those have none, not even null.
    fileprivate var json: JSON {
        .object(
            [
                JSON.Member("id", .string(id)), JSON.Member("scenario", .string(scenario)),
                JSON.Member("status", .string(status.rawValue)),
            ] + (reason.map { [JSON.Member("reason", .string($0))] } ?? [])
                + [JSON.Member("figures", .object(figures.map { JSON.Member($0.metric, $0.json) }))])
    }
}

extension ReleaseFigure {
    /// The ratio and its bounds are null where the figure before was 0.
    fileprivate var json: JSON {
        var members = [JSON.Member("value", .double(value))]
        if let change {
            members.append(JSON.Member("ratio", .double(change.ratio)))
            if let judgement = change.judgement {
                let isFinite = judgement.lower.isFinite && judgement.upper.isFinite
                let bounds: JSON = [.double(judgement.lower), .double(judgement.upper)]
                members.append(JSON.Member("ci", isFinite ? bounds : .null))
                members.append(JSON.Member("verdict", .string(judgement.verdict.rawValue)))
            }
        }
        return .object(members)
    }
}
