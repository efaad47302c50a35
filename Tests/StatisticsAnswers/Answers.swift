import ChiplogBench

/// What can be asked; a question's values are under the names that the functions' arguments have.
let answers: [String: @Sendable (JSON) -> JSON] = [
    "quantile": { .orNull(Statistics.quantile($0.number("fraction"), of: $0.numbers("readings"))) },
    "geometric_mean": { .orNull(Statistics.geometricMean(of: $0.numbers("readings"))) },
    "hodges_lehmann": { .orNull(Statistics.hodgesLehmann(of: $0.numbers("readings"))) },
    "median_interval": { question in
        .orNull(Statistics.medianInterval(of: question.numbers("readings"), coverage: question.number("coverage")))
    },
    "signed_rank_interval": { question in
        .orNull(Statistics.signedRankInterval(of: question.numbers("readings"), coverage: question.number("coverage")))
    },
    "comparison": comparison,
    "histogram": { question in
        var histogram = HDRHistogram()
        for run in question["runs"]?.array ?? [] {
            for _ in 0..<(run[1]?.uint ?? 0) { histogram.record(run[0]?.uint ?? 0) }
        }
        return figures(of: histogram, question)
    },
    "histogram_text": { question in
        do throws(HDRDecodingError) {
            return figures(of: try HDRHistogram(text: question["text"]?.string ?? ""), question)
        } catch {
            return ["error": .string(error.description)]
        }
    },
    "scalability": scalability,
    "arrivals": arrivals,
]

private func comparison(_ question: JSON) -> JSON {
    let comparison = Comparison(
        logRatios: question.numbers("log_ratios"), better: question["better"]?.string == "higher" ? .higher : .lower,
        threshold: question.number("threshold"), noiseFloor: question["noise_floor"]?.double)
    guard let comparison else { return .null }
    return [
        "ratio": .double(comparison.ratio), "interval": .orNull(comparison.interval),
        "verdict": .string(comparison.verdict.rawValue), "half_width": .double(comparison.halfWidth),
    ]
}

private func figures(of histogram: HDRHistogram, _ question: JSON) -> JSON {
    let percentiles = question.numbers("percentiles")
    return [
        "text": .string(histogram.text),
        "count": .integer(histogram.count),
        "overflowed": .integer(histogram.overflowed),
        "min": .orNull(histogram.min),
        "max": .orNull(histogram.max),
        "mean": .orNull(histogram.mean),
        "percentiles": .array(percentiles.map { .orNull(histogram.value(atPercentile: $0)) }),
        "reportable": .array(percentiles.map { .orNull(histogram.reportable(percentile: $0)) }),
        "recorded": .array(
            histogram.recorded.map { [.integer($0.lowest), .integer($0.highest), .integer($0.count)] }),
    ]
}

private func scalability(_ question: JSON) -> JSON {
    let rows = (question["rows"]?.array ?? []).map { row in
        Scalability.Row(threads: row[0]?.int ?? 0, throughput: row[1]?.double ?? 0)
    }
    guard let law = Scalability(fitting: rows) else { return .null }
    return [
        "single": .double(law.single), "contention": .double(law.contention), "coherency": .double(law.coherency),
        "determination": .double(law.determination),
    ]
}

private func arrivals(_ question: JSON) -> JSON {
    let arrivals = Arrivals(
        question["pattern"]?.string == "poisson" ? .poisson : .uniform, rate: question.number("rate"),
        seed: question["seed"]?.uint ?? 0, caller: question["caller"]?.int ?? 0, of: question["callers"]?.int ?? 1)
    guard let arrivals else { return .null }
    return .array(arrivals.prefix(question["count"]?.int ?? 0).map { .integer($0) })
}

extension JSON {
    /// The number of that name; not a number where there is none, so that no answer fits.
    fileprivate func number(_ key: String) -> Double { self[key]?.double ?? .nan }

    fileprivate func numbers(_ key: String) -> [Double] { (self[key]?.array ?? []).map { $0.double ?? .nan } }

    fileprivate static func orNull(_ interval: ConfidenceInterval?) -> JSON {
        guard let interval else { return .null }
        return [.double(interval.lower), .double(interval.upper), .double(interval.coverage)]
    }
}
