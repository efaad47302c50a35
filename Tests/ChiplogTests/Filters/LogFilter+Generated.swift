import Chiplog

extension LogFilter {
    /// Any filter up to three deep, over a few labels, paths and texts, so that it often matches.
    static func any(using generator: inout SeededGenerator, depth: Int = 0) -> LogFilter {
        func list() -> [LogFilter] {
            (0..<Int.random(in: 0..<4, using: &generator)).map { _ in any(using: &generator, depth: depth + 1) }
        }
        let level = LogLevel.allCases.randomElement(using: &generator) ?? .info
        return switch Int.random(in: 0..<(depth < 3 ? 17 : 13), using: &generator) {
        case 0: [.everything, .nothing].randomElement(using: &generator) ?? .nothing
        case 1: .atLeast(level)
        case 2: .below(level)
        case 3: .level(level)
        case 4: .label(LabelPrefix(SmallWorld.label(using: &generator)))
        case 5, 6: .message(.any(using: &generator))
        case 7: .hasError
        case 8: .error(type: ["CardError", "Error", "Shop.CardError", ""].randomElement(using: &generator) ?? "")
        case 9: [.hasTrace, .isSpan].randomElement(using: &generator) ?? .hasTrace
        case 10...12: .field(SmallWorld.path(using: &generator), .any(using: &generator))
        case 13: .not(any(using: &generator, depth: depth + 1))
        case 14: .any(list())
        default: .all(list())
        }
    }
}

extension FieldTest {
    static func any(using generator: inout SeededGenerator) -> FieldTest {
        let value = SmallWorld.value(using: &generator)
        return switch Int.random(in: 0..<9, using: &generator) {
        case 0: .exists
        case 1: .equal(to: value)
        case 2: .notEqual(to: value)
        case 3: .less(than: value)
        case 4: .atMost(value)
        case 5: .greater(than: value)
        case 6: .atLeast(value)
        case 7: .oneOf((0..<3).map { _ in SmallWorld.value(using: &generator) })
        default: .text(.any(using: &generator))
        }
    }
}

extension TextPattern {
    static func any(using generator: inout SeededGenerator) -> TextPattern {
        let text = SmallWorld.text(using: &generator)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: return .exactly(text)
        case 1: return .contains(text)
        case 2: return .wildcard(WildcardPattern(SmallWorld.text(using: &generator, signs: ["*", "*", "?", "\\*"])))
        default:
            let expression = SmallWorld.text(using: &generator, signs: ["a*", ".", "[^é]", "(?:a|é)", "b+"])
            return (try? RegexPattern(expression)).map { .regex($0) } ?? .exactly(text)
        }
    }
}

/// Few labels, paths, texts and values, so that two of them are often the same.
enum SmallWorld {
    static func label(using generator: inout SeededGenerator) -> String {
        ["", "db", "db.pool", "dbx", "d", "db.", ".db", "Db"].randomElement(using: &generator) ?? ""
    }

    static func path(using generator: inout SeededGenerator) -> String {
        (0..<Int.random(in: 1...3, using: &generator)).map { _ in key(using: &generator) }.joined(separator: ".")
    }

    static func key(using generator: inout SeededGenerator) -> String {
        ["a", "b", "a.b", "", "ä"].randomElement(using: &generator) ?? "a"
    }

    static func text(using generator: inout SeededGenerator, signs: [String] = []) -> String {
        let pieces = ["a", "b", "ab", "é", "👍"] + signs + signs
        return (0..<Int.random(in: 0..<6, using: &generator)).map { _ in
            pieces.randomElement(using: &generator) ?? ""
        }.joined()
    }

    static func value(using generator: inout SeededGenerator, depth: Int = 0) -> LogValue {
        switch Int.random(in: 0..<(depth < 3 ? 11 : 7), using: &generator) {
        case 0: .int([0, 1, -1, .max, .min, 9_007_199_254_740_993].randomElement(using: &generator) ?? 0)
        case 1: .uint([0, 1, .max, 9_223_372_036_854_775_808].randomElement(using: &generator) ?? 0)
        case 2:
            .double(
                [
                    0, -0.0, 1, 0.5, -0.5, .nan, .infinity, 9_007_199_254_740_992, 9_223_372_036_854_775_808, -1e300,
                    .leastNonzeroMagnitude,
                ]
                .randomElement(using: &generator) ?? 0)
        case 3, 4: .string(text(using: &generator))
        case 5: [.null, true, false].randomElement(using: &generator) ?? .null
        case 6: .any(using: &generator, depth: 3)
        case 7: .array((0..<2).map { _ in value(using: &generator, depth: depth + 1) })
        case 8: .error(LogErrorValue(type: "Shop.CardError", message: text(using: &generator)))
        default: .object(fields(using: &generator, depth: depth + 1))
        }
    }

    static func fields(using generator: inout SeededGenerator, depth: Int = 0) -> LogFields {
        LogFields(
            (0..<Int.random(in: 0..<5, using: &generator)).map { _ in
                (key: LogKey(key(using: &generator)), value: value(using: &generator, depth: depth))
            })
    }
}
