/// The way that events of one level take from logs of one label through a pipeline, in words.
///
/// ```
/// debug from "db.pool":
///   level: passes: from debug on
///   SampleProcessor: passes: keeps 1 in 10
///   FileSink: passes: takes every event
/// ```
public struct PipelineExplanation: Sendable, Hashable, CustomStringConvertible {
    /// One station on the way.
    public struct Step: Sendable, Hashable {
        public var name: String
        public var explanation: StageExplanation
    }

    public var label: String
    public var level: LogLevel
    /// The level gate and the processors, in order, up to the first that ends the way.
    public var gates: [Step] = []
    /// The sinks; empty when the way ends before.
    public var sinks: [Step] = []

    /// Whether some sink takes such events, as far as level and label decide it.
    public var isKept: Bool { sinks.contains { $0.explanation.passes } }

    public var description: String {
        let steps = (gates + sinks).map { step in
            "  \(step.name): \(step.explanation.passes ? "passes" : "ends"): \(step.explanation)"
        }
        return (["\(level) from \"\(label)\":"] + steps).joined(separator: "\n")
    }
}

extension Pipeline {
    /// Tells in words which way events of `level` from logs called `label` take, and where and why it ends.
    public func explain(label: String, level: LogLevel) -> PipelineExplanation {
        var result = PipelineExplanation(label: label, level: level)
        let levels = levels
        let threshold = levels.threshold(for: label)
        let reason = "from \(threshold) on" + (levels.prefix(for: label).map { ", by the rule for \"\($0)\"" } ?? "")
        let gate: StageExplanation = threshold.allows(level) ? .passes(reason) : .ends("only \(reason)")
        result.gates = [PipelineExplanation.Step(name: "level", explanation: gate)]
        guard gate.passes else { return result }
        for stage in core.stages {
            let explanation = stage.processor.explain(label: label, level: level)
            result.gates.append(PipelineExplanation.Step(name: stage.processor.name, explanation: explanation))
            guard explanation.passes else { return result }
        }
        result.sinks = core.sinks.map { sink in
            let explanation = sink.sink.explain(label: label, level: level)
            return PipelineExplanation.Step(name: sink.sink.name, explanation: explanation)
        }
        return result
    }
}
