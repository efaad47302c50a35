internal import Chiplog

extension HostileEvent {
    /// Values within values: deep, and against the rules of `LogFieldValue`.
    static let nesting: [HostileEvent] = [
        HostileEvent("arrays deeper than deep") { $0.info("m", ["a": nested(60) { .array([$0]) }]) },
        HostileEvent("objects deeper than deep") { log in
            log.info("m", ["a": nested(60) { .object(LogFields([(key: LogKey("k"), value: $0)])) }])
        },
        HostileEvent("two values under one key") { $0.info("m", ["a": Twice(), "b": [Twice()], "c": 1]) },
        HostileEvent("no value under a key") { $0.info("m", ["a": Nothing(), "b": [Nothing()], "c": 1]) },
        HostileEvent("a value without a key in an object, one with a key in an array") { log in
            log.info("m", ["a": [Misplaced()], "b": Misplaced(), "c": 1])
        },
        HostileEvent("an error with too many causes") { log in
            let causes = (0..<100).map { LogErrorValue(type: "T\($0)", message: "m\n\($0)") }
            log.info("m", ["a": LogErrorValue(type: "", message: "", causes: causes)])
        },
        HostileEvent("a lazy value that is one again, and one of every kind") { log in
            log.info(
                "m",
                [
                    "a": .lazy { .lazy { "x y" } }, "b": .lazy { ["k": 1] as LogFields },
                    "c": .lazy { LogErrorValue(type: "T", message: "m") }, "d": .lazy { Nothing() },
                ])
        },
    ]

    /// Very much of everything.
    static let many: [HostileEvent] = [
        HostileEvent("a key beyond all bounds") { $0.info("m", [LogKey(String(repeating: "ké", count: 5000)): 1]) },
        HostileEvent("a large string") { $0.info("m", ["a": String(repeating: "\"é\n", count: 3000)]) },
        HostileEvent("many fields") { log in log.info("m") { for n in 0..<500 { $0[key: "k\(n)"] = n } } },
        HostileEvent("many fields of one name") { log in log.info("m") { for n in 0..<500 { $0["k"] = n } } },
        HostileEvent("fields with the names of a record's own members") { log in
            let names = ["time", "level", "label", "message", "error", "source", "function", "trace_id", "span_id"]
            log.error("m", error: Nothing()) { fields in
                for name in names {
                    fields[key: name] = 1
                    fields[key: "field.\(name)"] = 2
                    fields[key: name] = 3
                }
            }
        },
    ]

    private static func nested(_ depth: Int, _ wrap: (LogValue) -> LogValue) -> LogValue {
        (0..<depth).reduce(.int(1)) { value, _ in wrap(value) }
    }
}

private struct Twice: LogFieldValue {
    func encode(_ key: EncodedKey, into fields: inout LogFieldEncoder) {
        fields.encode(key, 1 as Int64)
        fields.encode(key, "two")
    }
}

private struct Nothing: LogFieldValue, Error {
    func encode(_ key: EncodedKey, into fields: inout LogFieldEncoder) {}
}

/// Carries its key to where it does not belong.
private struct Misplaced: LogFieldValue {
    func encode(_ key: EncodedKey, into fields: inout LogFieldEncoder) {
        fields.encodeObject(key) { object in
            object.encode(key, 1 as Int64)
            object.encodeArray(key) { array in
                array.append(true)
                array.object { $0.encode(key, "x") }
            }
        }
    }
}
