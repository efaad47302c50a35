import Chiplog

extension LogValue {
    /// Any value: each kind, the edges of each kind, containers up to three deep.
    static func any(using generator: inout SeededGenerator, depth: Int = 0) -> LogValue {
        switch Int.random(in: 0..<(depth < 3 ? 16 : 13), using: &generator) {
        case 0: .null
        case 1: .bool(.random(using: &generator))
        case 2: .int(Int64(truncatingIfNeeded: generator.next()) >> Int.random(in: 0..<64, using: &generator))
        case 3: .int([.min, .max, -1, 0, 1].randomElement(using: &generator) ?? 0)
        case 4: .uint(generator.next() >> UInt64.random(in: 0..<64, using: &generator))
        case 5: .uint([.max, UInt64(Int64.max), UInt64(Int64.max) + 1, 0].randomElement(using: &generator) ?? 0)
        case 6: .double(Double(bitPattern: generator.next()))
        case 7: .double(Double(Int.random(in: -100_000...100_000, using: &generator)) / 1000)
        case 8: .double(doubles.randomElement(using: &generator) ?? 0)
        case 9: .string(HostileText.string(using: &generator))
        case 10: .bytes(HostileText.bytes(using: &generator))
        case 11: .timestamp(LogTimestamp(nanosecondsSince1970: Int64(truncatingIfNeeded: generator.next())))
        case 12:
            .duration(
                Duration(
                    secondsComponent: Int64(truncatingIfNeeded: generator.next())
                        >> Int64.random(in: 0..<64, using: &generator),
                    attosecondsComponent: Int64.random(in: 0..<1000, using: &generator) * 1_000_000_000_000_000))
        case 13, 14: .array(few(using: &generator).map { _ in any(using: &generator, depth: depth + 1) })
        default:
            .object(
                LogFields(
                    few(using: &generator).map { _ in
                        (key: HostileText.key(using: &generator), value: any(using: &generator, depth: depth + 1))
                    }))
        }
    }

    static let doubles: [Double] = [
        0, -0.0, .nan, .infinity, -.infinity, .leastNonzeroMagnitude, -.leastNonzeroMagnitude,
        .leastNormalMagnitude, .leastNormalMagnitude.nextDown, .greatestFiniteMagnitude, -.greatestFiniteMagnitude,
        0.1, 1.0 / 3, 1e15, 1e16, 1e17, 123_456_789_012_345_680, 9_007_199_254_740_992, 1e21, 1e22, 1e23, 5e-5, 1e-7,
        9_223_372_036_854_775_808, -9_223_372_036_854_775_808, 18_446_744_073_709_551_616, 2.5, 100,
    ]

    private static func few(using generator: inout SeededGenerator) -> Range<Int> {
        0..<Int.random(in: 0..<5, using: &generator)
    }
}
