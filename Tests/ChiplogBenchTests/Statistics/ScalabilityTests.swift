import Testing

@testable import ChiplogBench

@Suite struct ScalabilityTests {
    private func rows(_ points: KeyValuePairs<Int, Double>) -> [Scalability.Row] {
        points.map { Scalability.Row(threads: $0, throughput: $1) }
    }

    private func rows(of law: Scalability, threads: [Int]) -> [Scalability.Row] {
        threads.map { Scalability.Row(threads: $0, throughput: law.throughput(threads: Double($0))) }
    }

    /// SPEC SDM91 on a SPARCcenter 2000, the example of Gunther's book and of the R package `usl`, whose version 3
    /// publishes α 0.0277285, β 0.0001044 and γ (here λ) 89.9952330.
    @Test func `The book's measurements give the published parameters`() throws {
        let law = try #require(
            Scalability(
                fitting: rows([
                    1: 64.9, 18: 995.9, 36: 1652.4, 72: 1853.2, 108: 1828.9, 144: 1775.0, 216: 1702.2,
                ])))
        #expect(abs(law.contention - 0.0277285) < 5e-7)
        #expect(abs(law.coherency - 0.0001044) < 5e-8)
        #expect(abs(law.single - 89.9952330) < 1e-4)
        #expect(abs(law.determination - 0.98956) < 1e-5)
        #expect(abs(try #require(law.peakThreads) - 96.519) < 1e-2)
    }

    @Test(arguments: [(0, 0), (0.1, 0), (0, 0.002), (0.05, 0.001), (0.9, 0.3), (1e-5, 1e-7)])
    func `What follows the law is found exactly`(contention: Double, coherency: Double) throws {
        let law = Scalability(single: 1.5e6, contention: contention, coherency: coherency, determination: 1)
        let found = try #require(Scalability(fitting: rows(of: law, threads: [1, 2, 4, 8, 16])))
        #expect(abs(found.single / 1.5e6 - 1) < 1e-9)
        #expect(abs(found.contention - contention) < 1e-9)
        #expect(abs(found.coherency - coherency) < 1e-9)
        #expect(found.determination > 0.999999)
    }

    @Test func `Better than linear is fitted as linear, since neither cost is ever below 0`() throws {
        let law = try #require(Scalability(fitting: rows([1: 10, 2: 22, 4: 50, 8: 110])))
        #expect(law.contention == 0)
        #expect(law.coherency == 0)
        // Σ NX / Σ N²
        #expect(abs(law.single - 1134.0 / 85) < 1e-9)
        #expect(law.peakThreads == nil)
    }

    @Test func `The unit makes no difference to the two costs`() throws {
        let measured = rows([1: 10, 2: 17, 4: 24, 8: 26, 16: 19])
        let one = try #require(Scalability(fitting: measured))
        let other = try #require(
            Scalability(fitting: measured.map { Scalability.Row(threads: $0.threads, throughput: $0.throughput * 1e9) })
        )
        #expect(abs(one.contention / other.contention - 1) < 1e-9)
        #expect(abs(one.coherency / other.coherency - 1) < 1e-9)
        #expect(abs(one.single * 1e9 / other.single - 1) < 1e-9)
    }

    @Test func `No parameters near those found come closer`() throws {
        var random = SplitMix64(seed: 8)
        for _ in 0..<40 {
            let truth = Scalability(
                single: 100, contention: .random(in: 0...0.3, using: &random),
                coherency: .random(in: 0...0.01, using: &random), determination: 1)
            let measured = [1, 2, 3, 4, 6, 8, 12, 16].map { threads in
                Scalability.Row(
                    threads: threads,
                    throughput: truth.throughput(threads: Double(threads)) * .random(in: 0.9...1.1, using: &random))
            }
            let best = try #require(Scalability(fitting: measured))
            for change in [0.999, 1.001] {
                for path in [\Scalability.single, \.contention, \.coherency] {
                    var other = best
                    other[keyPath: path] = other[keyPath: path] * change + (change > 1 ? 1e-7 : 0)
                    #expect(squares(other, measured) >= squares(best, measured))
                }
            }
        }
    }

    private func squares(_ law: Scalability, _ rows: [Scalability.Row]) -> Double {
        rows.reduce(0) { sum, row in
            let error = law.throughput(threads: Double(row.threads)) - row.throughput
            return sum + error * error
        }
    }

    @Test func `What does not determine the law gives none`() {
        #expect(Scalability(fitting: []) == nil)
        #expect(Scalability(fitting: rows([1: 1, 2: 2, 4: 3])) == nil)
        #expect(Scalability(fitting: rows([1: 1, 2: 2, 2: 2.1, 4: 3])) == nil)
        #expect(Scalability(fitting: rows([0: 1, 1: 1, 2: 2, 4: 3])) == nil)
        #expect(Scalability(fitting: rows([1: 1, 2: 0, 4: 3, 8: 4])) == nil)
        #expect(Scalability(fitting: rows([1: 1, 2: .nan, 4: 3, 8: 4])) == nil)
    }

    @Test func `The peak is where the throughput is highest`() throws {
        let law = Scalability(single: 1, contention: 0.1, coherency: 0.01, determination: 1)
        let peak = try #require(law.peakThreads)
        #expect(law.throughput(threads: peak) > law.throughput(threads: peak * 1.01))
        #expect(law.throughput(threads: peak) > law.throughput(threads: peak * 0.99))
        #expect(Scalability(single: 1, contention: 2, coherency: 1, determination: 1).peakThreads == 1)
    }

    @Test func `Linear equations with one solution are solved, others are not`() {
        #expect(LinearEquations.solve([[0, 2, 6], [4, 1, 11]]) == [2, 3])
        #expect(LinearEquations.solve([[1, 2, 3], [2, 4, 6]]) == nil)
        #expect(LinearEquations.solve([[0, 1]]) == nil)
    }
}
