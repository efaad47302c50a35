import Chiplog

/// The fields of a span's last event, taken apart into attributes and what `Span` adds behind them.
///
/// An attribute may have the name of one of those, so they are told by their place: one behind the other in a fixed
/// order, around `start_time` and `duration`, which are always there. Processors may have added fields behind them.
struct SpanEnding {
    private(set) var attributes: LogFields
    private(set) var parent: SpanID?
    private(set) var start: LogTimestamp?
    private(set) var duration: Duration?
    private(set) var status = SpanStatus.unset
    /// nil where there was at most one, which the event has as its error.
    private(set) var errors: [LogErrorValue]?
    private(set) var isAbandoned = false

    init(_ fields: LogFields) {
        attributes = fields
        let elements = Array(fields)
        let places = elements.indices.dropFirst()
        guard let place = places.last(where: { Self.areTimes(elements[$0 - 1], elements[$0]) }) else { return }
        var (first, next) = (place - 1, place + 1)
        if first > 0, elements[first - 1].key.name == "parent_span_id",
            case .string(let id) = elements[first - 1].value
        {
            parent = SpanID(hex: id)
            first -= 1
        }
        if case .timestamp(let start) = elements[place - 1].value { self.start = start }
        if case .duration(let duration) = elements[place].value { self.duration = duration }
        for take in [Self.takeCode, Self.takeDescription, Self.takeErrors, Self.takeAbandoned]
        where next < elements.count && take(&self, elements[next]) {
            next += 1
        }
        attributes = LogFields(elements[..<first] + elements[next...])
    }

    private static func areTimes(_ one: LogFields.Element, _ other: LogFields.Element) -> Bool {
        guard case .timestamp = one.value, case .duration = other.value else { return false }
        return one.key.name == "start_time" && other.key.name == "duration"
    }
}

// Each takes in a field if it is the one in question.
extension SpanEnding {
    private static func takeCode(_ ending: inout Self, _ field: LogFields.Element) -> Bool {
        guard field.key.name == "otel.status_code" else { return false }
        switch field.value {
        case "OK": ending.status = .ok
        case "ERROR": ending.status = .error()
        default: return false
        }
        return true
    }

    private static func takeDescription(_ ending: inout Self, _ field: LogFields.Element) -> Bool {
        guard field.key.name == "otel.status_description", case .error = ending.status,
            case .string(let description) = field.value
        else { return false }
        ending.status = .error(description)
        return true
    }

    private static func takeErrors(_ ending: inout Self, _ field: LogFields.Element) -> Bool {
        guard field.key.name == "errors", case .array(let values) = field.value else { return false }
        let errors = values.compactMap { if case .error(let error) = $0 { error } else { nil } }
        guard errors.count > 1 else { return false }
        ending.errors = errors
        return true
    }

    private static func takeAbandoned(_ ending: inout Self, _ field: LogFields.Element) -> Bool {
        guard field.key.name == "abandoned", field.value == true else { return false }
        ending.isAbandoned = true
        return true
    }
}
