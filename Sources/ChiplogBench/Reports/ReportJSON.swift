extension ReportFormat {
    /// The complete report, for programs: `chiplog schema report` describes it.
    public static let json = ReportFormat(name: "json", fileExtension: "json") { report in
        report.json.text(pretty: true) + "\n"
    }
}

extension Report {
    /// The report under its published names, in their fixed order.
    public var json: JSON {
        [
            "schema": .string(Self.schema),
            "tool": [
                "name": .string(toolName),
                "version": .string(toolVersion),
                "metric_defs": .integer(metricDefinitions),
            ],
            "run": run.json,
            "subjects": .array(subjects.map(\.json)),
            "environment": environment.json,
            "results": .array(results.map(\.json)),
            "comparisons": .array(comparisons.map(\.json)),
            "control": .array(control.map(\.json)),
            "explanations": .array(explanations.map(\.json)),
            "verdict": verdict.json,
            "warnings": .array(warnings.map(\.json)),
        ]
    }
}

extension ReportRun {
    var json: JSON {
        [
            "id": .string(id),
            "kind": .string(kind.rawValue),
            "started": .string(started),
            "duration_s": .double(durationSeconds),
            "profile": .string(profile),
            "seed": .integer(seed),
            "argv": .array(argv.map { .string($0) }),
            "status": .string(status.rawValue),
        ]
    }
}

extension Subject {
    var json: JSON {
        let own: JSON = [
            "id": .string(id),
            "label": .string(label),
            "git": git.map(\.json) ?? .null,
            "build": [
                "configuration": .string(configuration),
                "swift": .string(swift),
                "flags": .array(flags.map { .string($0) }),
            ],
            "binary": [
                "sha256": .orNull(binarySHA256),
                "bytes": .orNull(binaryBytes),
            ],
        ]
        return .object((own.members ?? []) + (peer.map { [JSON.Member("peer", $0.json)] } ?? []))
    }
}

extension Subject.Git {
    var json: JSON {
        ["commit": .string(commit), "describe": .orNull(describe), "dirty": .bool(dirty)]
    }
}

extension ReportWarning {
    var json: JSON {
        ["code": .string(code), "message": .string(message)]
    }
}

extension Verdict {
    var json: JSON {
        [
            "status": .string(status.rawValue),
            "exit": .integer(exit.rawValue),
            "results": .integer(results),
            "ok": .integer(ok),
            "failed": .integer(failed),
            "skipped": .integer(skipped),
            "broken": .integer(broken),
            "regressed": .integer(compared.regressed),
            "improved": .integer(compared.improved),
            "same": .integer(compared.same),
            "inconclusive": .integer(compared.inconclusive),
            "geomean": .object(compared.geometricMean.map { JSON.Member($0.metric, .double($0.ratio)) }),
        ]
    }
}
