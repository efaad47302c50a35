import Chiplog

/// A second implementation of filters, over decoded values and strings, as plain as can be.
enum NaiveFilter {
    static func matches(_ filter: LogFilter, _ event: KeptEvent) -> Bool {
        switch filter {
        case .everything: return true
        case .nothing: return false
        case .atLeast(let level): return event.level >= level
        case .below(let level): return event.level < level
        case .level(let level): return event.level == level
        case .label(let prefix): return covers(prefix.description, event.label)
        case .message(let pattern): return matches(pattern, event.message)
        case .field(let path, let test):
            return value(at: path.unicodeScalars.map { $0 }, in: event.fields).map { passes(test, $0) } ?? false
        case .hasError: return event.error != nil
        case .error(let type):
            guard let error = event.error else { return false }
            return ([error] + error.causes).contains { $0.type == type || $0.type.hasSuffix("." + type) }
        case .hasTrace: return event.trace != nil
        case .isSpan: return event.isSpan
        case .all(let filters): return filters.allSatisfy { matches($0, event) }
        case .any(let filters): return filters.contains { matches($0, event) }
        case .not(let filter): return !matches(filter, event)
        }
    }

    static func covers(_ prefix: String, _ label: String) -> Bool {
        let parts = label.split(separator: ".", omittingEmptySubsequences: false)
        return prefix.isEmpty || (1...parts.count).contains { parts.prefix($0).joined(separator: ".") == prefix }
    }

    static func value(at path: [Unicode.Scalar], in fields: LogFields) -> LogValue? {
        var found: LogValue?
        for (key, value) in fields {
            let name = Array(key.name.unicodeScalars)
            if name == path {
                found = value
            } else if path.starts(with: name + ["."]), case .object(let inner) = value {
                found = self.value(at: Array(path.dropFirst(name.count + 1)), in: inner) ?? found
            }
        }
        return found
    }

    static func passes(_ test: FieldTest, _ value: LogValue) -> Bool {
        switch test {
        case .exists: return true
        case .equal(let other): return equal(value, other)
        case .notEqual(let other): return !equal(value, other)
        case .less(let other): return order(value, other).map { $0 < 0 } ?? false
        case .atMost(let other): return order(value, other).map { $0 <= 0 } ?? false
        case .greater(let other): return order(value, other).map { $0 > 0 } ?? false
        case .atLeast(let other): return order(value, other).map { $0 >= 0 } ?? false
        case .oneOf(let others): return others.contains { equal(value, $0) }
        case .text(let pattern):
            switch value {
            case .string(let text): return matches(pattern, text)
            case .error(let error): return matches(pattern, error.message)
            default: return false
            }
        }
    }

    private static func equal(_ one: LogValue, _ other: LogValue) -> Bool {
        switch (one, other) {
        case (.string(let one), .string(let other)): Array(one.utf8) == Array(other.utf8)
        case (.array(let one), .array(let other)): one.count == other.count && zip(one, other).allSatisfy(equal)
        default: one == other
        }
    }

    /// Less than 0, 0 or more; nil for what has no order.
    private static func order(_ one: LogValue, _ other: LogValue) -> Int? {
        switch (one, other) {
        case (.string(let one), .string(let other)):
            return one.utf8.lexicographicallyPrecedes(other.utf8) ? -1 : Array(one.utf8) == Array(other.utf8) ? 0 : 1
        case (.timestamp(let one), .timestamp(let other)): return one < other ? -1 : one == other ? 0 : 1
        case (.duration(let one), .duration(let other)): return one < other ? -1 : one == other ? 0 : 1
        default:
            guard let one = halves(of: one), let other = halves(of: other) else { return nil }
            return one.0 == other.0 ? (one.1 < other.1 ? -1 : one.1 == other.1 ? 0 : 1) : one.0 < other.0 ? -1 : 1
        }
    }

    /// A number as two whose order is the number's: how many times 2³² it has, and the rest; both exact in a double.
    private static func halves(of value: LogValue) -> (Double, Double)? {
        switch value {
        case .int(let number): return (Double(number >> 32), Double(number & 0xFFFF_FFFF))
        case .uint(let number): return (Double(number >> 32), Double(number & 0xFFFF_FFFF))
        case .double(let number):
            if number.isNaN { return nil }
            if number.isInfinite { return (number, 0) }
            let high = (number / 4_294_967_296).rounded(.down)
            return (high, number - high * 4_294_967_296)
        default: return nil
        }
    }

    static func matches(_ pattern: TextPattern, _ text: String) -> Bool {
        switch pattern {
        case .exactly(let other): Array(text.utf8) == Array(other.utf8)
        case .contains(let part):
            part.isEmpty
                || text.utf8.indices.contains { text.utf8[$0...].starts(with: part.utf8) }
        case .wildcard(let pattern):
            matches(wildcard: Array(pattern.description.unicodeScalars), Array(text.unicodeScalars))
        case .regex(let pattern): matches(regex: pattern.description, text)
        }
    }

    /// By definition, trying every length of every star.
    static func matches(wildcard pattern: [Unicode.Scalar], _ text: [Unicode.Scalar]) -> Bool {
        guard let first = pattern.first else { return text.isEmpty }
        let rest = Array(pattern.dropFirst())
        switch first {
        case "*": return (0...text.count).contains { matches(wildcard: rest, Array(text.dropFirst($0))) }
        case "?": return !text.isEmpty && matches(wildcard: rest, Array(text.dropFirst()))
        case "\\" where !rest.isEmpty:
            return text.first == rest.first && matches(wildcard: Array(rest.dropFirst()), Array(text.dropFirst()))
        default: return text.first == first && matches(wildcard: rest, Array(text.dropFirst()))
        }
    }

    /// By the standard library's engine.
    static func matches(regex pattern: String, _ text: String) -> Bool {
        guard let regex = try? Regex(pattern) else { return false }
        return text.contains(regex.matchingSemantics(.unicodeScalar).asciiOnlyWordCharacters().asciiOnlyDigits())
    }
}
