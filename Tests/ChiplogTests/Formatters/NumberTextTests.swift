import Chiplog
import Testing

/// Numbers as they stand in lines. The oracles are Swift's own descriptions and reading the text back.
@Suite struct NumberTextTests {
    /// The texts that the values have in a JSON line.
    private func texts(_ values: [LogValue]) throws -> [String] {
        let line = try line(.json) { $0.info("m", ["v": LogValue.array(values)]) }
        let start = try #require(line.firstIndex(of: "["))
        return line[start...].dropFirst().dropLast(2).split(separator: ",").map(String.init)
    }

    private func check(_ values: [Double]) throws {
        for start in stride(from: 0, to: values.count, by: 10_000) {
            let some: [Double] = values[start..<min(start + 10_000, values.count)].filter { $0.isFinite }
            for (value, text) in zip(some, try texts(some.map { .double($0) })) {
                if text != value.description || Double(text)?.bitPattern != value.bitPattern {
                    Issue.record(
                        "\(value.debugDescription) (\(String(value.bitPattern, radix: 16))) was written as \(text)")
                }
            }
        }
    }

    @Test("any double is written as Swift writes it, and reads back bit for bit: 100,000 bit patterns")
    func randomDoubles() throws {
        var generator = SeededGenerator(seed: 1)
        try check((0..<100_000).map { _ in Double(bitPattern: generator.next()) })
    }

    @Test("short decimals are written as Swift writes them, and read back bit for bit")
    func shortDecimals() throws {
        var generator = SeededGenerator(seed: 2)
        let decimals = (0..<50_000).map { _ -> Double in
            let digits = Int64.random(in: -999_999_999...999_999_999, using: &generator)
            let scale = ([1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7] as [Double]).randomElement(using: &generator) ?? 1
            return Double(digits >> Int64.random(in: 0..<30, using: &generator)) / scale
        }
        try check(decimals)
        try check(decimals.flatMap { [$0.nextUp, $0.nextDown] })
    }

    @Test("the edges of doubles are written as Swift writes them")
    func specialDoubles() throws {
        let powers = (-324...308).compactMap { Double("1e\($0)") }
        let binary = (-1074...1023).map { Double(sign: .plus, exponent: $0, significand: 1) }
        let edges =
            LogValue.doubles + powers + binary + [1e9, 1e9.nextDown, 999_999_999.999999, 1e-3, 1e-3.nextDown, 0.000001]
        try check(edges.flatMap { [$0, -$0, $0.nextUp, $0.nextDown] })
    }

    @Test("integers are written digit by digit up to their limits")
    func integers() throws {
        var generator = SeededGenerator(seed: 3)
        var unsigned: [UInt64] = [.max, .max - 1]
        var power: UInt64 = 1
        for _ in 0..<20 {
            unsigned += [power &- 1, power, power &+ 1]
            power &*= 10
        }
        for _ in 0..<5000 { unsigned.append(generator.next() >> UInt64.random(in: 0..<64, using: &generator)) }
        var signed: [Int64] = [.min, .max]
        for number in unsigned {
            let number = Int64(truncatingIfNeeded: number)
            signed += [number, 0 &- number]
        }
        #expect(try texts(unsigned.map { .uint($0) }) == unsigned.map(\.description))
        #expect(try texts(signed.map { .int($0) }) == signed.map(\.description))
    }

    @Test(
        "durations are written in seconds, exactly",
        arguments: [
            (Duration.zero, "0s"), (.seconds(90), "90s"), (.milliseconds(1500), "1.5s"),
            (.microseconds(-1), "-0.000001s"),
            (.nanoseconds(1), "0.000000001s"), (.seconds(-2) + .milliseconds(-50), "-2.05s"),
            (Duration(secondsComponent: 0, attosecondsComponent: 1), "0.000000000000000001s"),
            (
                Duration(secondsComponent: .max, attosecondsComponent: 999_999_999_999_999_999),
                "9223372036854775807.999999999999999999s"
            ),
            (Duration(secondsComponent: .min, attosecondsComponent: 0), "-9223372036854775808s"),
        ])
    func durations(duration: Duration, text: String) throws {
        #expect(try texts([.duration(duration)]) == ["\"\(text)\""])
    }

    @Test("a duration of more seconds than sixty-four bits hold is written as the longest there is")
    func endlessDurations() throws {
        #expect(
            try texts([.duration(.seconds(1e20)), .duration(.seconds(-1e20))]) == [
                "\"9223372036854775807.999999999999999999s\"", "\"-9223372036854775808s\"",
            ])
    }
}
