extension Scalability {
    /// The law that comes closest to the rows: least squares of the throughputs, with α and β at least 0.
    ///
    /// - Returns: nil for fewer than four different numbers of threads (three parameters meet any three rows, which then
    ///   are no evidence), and when a row has no threads or a throughput that is not above 0 and finite.
    public init?(fitting rows: [Row]) {
        guard Set(rows.map(\.threads)).count >= 4,
            rows.allSatisfy({ $0.threads >= 1 && $0.throughput > 0 && $0.throughput.isFinite })
        else { return nil }
        // The best point lies on one face of what α ≥ 0 and β ≥ 0 leave; each is searched as if it had no border.
        let faces: [Set<ScalabilityFit.Term>] = [
            [.one], [.one, .contention], [.one, .coherency], [.one, .contention, .coherency],
        ]
        let fits = faces.compactMap { ScalabilityFit(rows, terms: $0).best() }
        guard let best = fits.min(by: { $0.error < $1.error }) else { return nil }
        self = best.law
    }
}

/// The search for the law's parameters on one face.
///
/// In p₀ = 1/λ, p₁ = α/λ and p₂ = β/λ the law reads X = N / (p₀ + p₁(N − 1) + p₂N(N − 1)): the reciprocal is linear. A
/// weighted linear fit of N/X is where Gauss and Newton's iteration begins, whose steps are such fits as well.
struct ScalabilityFit {
    /// What of the denominator is left to the search; the rest is 0.
    enum Term: Int, CaseIterable {
        case one, contention, coherency
    }

    private let threads: [Double]
    private let throughputs: [Double]
    private let terms: [Term]

    init(_ rows: [Scalability.Row], terms: Set<Term>) {
        threads = rows.map { Double($0.threads) }
        throughputs = rows.map(\.throughput)
        self.terms = Term.allCases.filter(terms.contains)
    }

    /// The best law of this face, with its sum of squares; nil when α or β comes out below 0.
    func best() -> (law: Scalability, error: Double)? {
        let start = weightedFit(
            weights: zip(throughputs, threads).map { $0 * $0 / $1 }, targets: zip(threads, throughputs).map { $0 / $1 })
        guard let (parameters, error) = start.flatMap(descend), parameters.allSatisfy({ $0 >= 0 }), parameters[0] > 0
        else { return nil }
        let mean = throughputs.reduce(0, +) / Double(throughputs.count)
        let variation = throughputs.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        let law = Scalability(
            single: 1 / parameters[0], contention: parameters[1] / parameters[0],
            coherency: parameters[2] / parameters[0], determination: variation > 0 ? 1 - error / variation : 0)
        return (law, error)
    }

    /// Gauss and Newton's iteration, each step halved until it leads down; nil where it begins outside the law.
    private func descend(from start: [Double]) -> (parameters: [Double], error: Double)? {
        var (parameters, error) = (start, squaredError(start))
        guard error.isFinite else { return nil }
        for _ in 0..<100 {
            let fitted = throughputs(of: parameters)
            let step = weightedFit(
                weights: zip(fitted, threads).map { $0 * $0 / $1 },
                targets: fitted.indices.map { threads[$0] * (fitted[$0] - throughputs[$0]) / (fitted[$0] * fitted[$0]) }
            )
            guard let step else { break }
            let shorter = (0..<30).lazy.map { halvings in
                zip(parameters, step).map { $0 + $1 / Double(1 << halvings) }
            }
            guard let next = shorter.first(where: { squaredError($0) < error }) else { break }
            (parameters, error) = (next, squaredError(next))
        }
        return (parameters, error)
    }

    private func throughputs(of parameters: [Double]) -> [Double] {
        threads.map { threads in
            threads / Term.allCases.reduce(0) { $0 + parameters[$1.rawValue] * factor($1, threads) }
        }
    }

    /// Infinite where the denominator is not above 0, which no law is.
    private func squaredError(_ parameters: [Double]) -> Double {
        zip(throughputs(of: parameters), throughputs).reduce(0) { sum, pair in
            pair.0 > 0 ? sum + (pair.0 - pair.1) * (pair.0 - pair.1) : .infinity
        }
    }

    private func factor(_ term: Term, _ threads: Double) -> Double {
        switch term {
        case .one: 1
        case .contention: threads - 1
        case .coherency: threads * (threads - 1)
        }
    }

    /// The parameters for which the denominators come closest to `targets`, the terms left out 0; nil when the rows do
    /// not determine them.
    private func weightedFit(weights: [Double], targets: [Double]) -> [Double]? {
        // Columns of a like size keep the equations well conditioned.
        let columns = terms.map { term in zip(threads, weights).map { factor(term, $0) * $1 } }
        let scales = columns.map { $0.max() ?? 0 }
        let target = zip(targets, weights).map(*)
        let scaled = zip(columns, scales).map { column, scale in column.map { $0 / scale } }
        let matrix = scaled.map { row in scaled.map { dot(row, $0) } + [dot(row, target)] }
        guard let solution = LinearEquations.solve(matrix) else { return nil }
        var parameters = [Double](repeating: 0, count: Term.allCases.count)
        for (index, term) in terms.enumerated() { parameters[term.rawValue] = solution[index] / scales[index] }
        return parameters
    }

    private func dot(_ one: [Double], _ other: [Double]) -> Double {
        zip(one, other).reduce(0) { $0 + $1.0 * $1.1 }
    }
}
