import Chiplog

/// The symbols of one text: equal values get equal ones, in order of first appearance.
struct MaskSymbols {
    enum Name: String {
        case time, duration, uuid, trace, span, value
    }

    /// A value in the form in which it equals its equals.
    enum Key: Hashable {
        case text(String)
        case value(LogValue)
    }

    private var numbers: [Name: [Key: Int]] = [:]

    /// "<uuid-1>".
    mutating func symbol(_ name: Name, for key: Key) -> String {
        let next = (numbers[name]?.count ?? 0) + 1
        let number = numbers[name]?[key] ?? next
        numbers[name, default: [:]][key] = number
        return "<\(name.rawValue)-\(number)>"
    }
}
