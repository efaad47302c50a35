@testable import ChiplogBench

/// A worker that is a shell script: what it answers is what it is told to.
struct ScriptedWorker {
    /// CPU time of an event, in nanoseconds; may be an expression of the shell.
    var cost = "100"
    /// By how many events that is multiplied to be a sample's.
    var factor = 100
    var allocations = 2.0
    var isExact = true
    var peak = 20_000_000
    var missing: UInt64 = 0
    /// What it does instead of answering `load`.
    var load = "echo '{}'"

    var command: WorkerCommand { WorkerCommand(executable: "/bin/sh", arguments: ["-c", script]) }

    private var script: String {
        let delivery = Delivery(
            attempted: 100, accepted: 100, delivered: 100 - missing, missingUnaccounted: missing, verifiedBy: "script")
        let counts: JSON = [
            "allocations": .double(allocations), "bytes": 80, "peak": 1000, "growth": 0, "is_exact": .bool(isExact),
        ]
        return """
            read load; cost=\(cost); \(load)
            while read line; do
              case $line in
                *'"verify"'*) echo '{"delivery": \(delivery.json.text())}';;
                *'"warm_up"'*) echo '{"batch": 100}';;
                *'"sample"'*) count=${line#*'"count":'}; samples=
                  for i in $(seq ${count%%[,\\}]*}); do
                    samples="$samples,"'{"events_per_caller": 100, "callers_ns": [1], "calling_ns": 1, "draining_ns": 1,'
                    samples="$samples"' "cpu_ns": '$((cost * \(factor)))', "bytes": null, "dropped": 0}'
                  done
                  echo '{"samples": ['"${samples#,}"']}';;
                *'"count"'*) echo '\(counts.text())';;
                *'"peak"'*) echo '{"before": 1000, "peak": \(peak)}';;
                *) echo '{}';;
              esac
            done
            """
    }
}
