extension ResultRow {
    var json: JSON {
        [
            "id": .string(id),
            "scenario": .string(scenario),
            "scenario_sha256": .string(scenarioSHA256),
            "params": .object(params.map { JSON.Member($0.name, $0.value) }),
            "subject": .string(subject),
            "status": .string(status.rawValue),
            "reason": .orNull(reason),
            "events": .orNull(events),
            "metrics": .object(metrics.map { JSON.Member($0.definition.name, $0.json) }),
            "goals": .object(goals.map { JSON.Member($0.metric.name, $0.json(met: meets($0))) }),
            "expectations": .object(expectations.map { JSON.Member($0.figure.name, $0.json(of: self)) }),
            "thresholds": .object(thresholds.map { JSON.Member($0.metric.name, .double($0.share)) }),
            "latency": .array(latency.map(\.json)),
            "delivery": delivery.map(\.json) ?? .null,
            "warnings": .array(warnings.map(\.json)),
        ]
    }
}

extension Goal {
    fileprivate func json(met: Bool?) -> JSON {
        ["limit": .double(limit), "met": met.map { .bool($0) } ?? .null]
    }
}

extension ExpectedFigure {
    fileprivate func json(of row: ResultRow) -> JSON {
        [
            "unit": .string(figure.unit), "min": .orNull(least), "max": .orNull(most),
            "measured": .orNull(figure.value(row)), "met": isMet(by: row).map { .bool($0) } ?? .null,
        ]
    }
}

extension MetricValue {
    /// `blocks` are the processes' medians, `readings` what they come from, process by process.
    var json: JSON {
        [
            "unit": .string(definition.unit),
            "better": .string(definition.better.rawValue),
            "kind": .string(definition.kind.rawValue),
            "value": .double(value),
            "ci": interval.map { [.double($0.lower), .double($0.upper)] } ?? .null,
            "ci_coverage": interval.map { .double($0.coverage) } ?? .null,
            "blocks": .array(processMedians.map { .double($0) }),
            "samples": .integer(samples.reduce(0) { $0 + $1.count }),
            "readings": .array(samples.map { .array($0.map { .double($0) }) }),
        ]
    }
}
