import ChiplogBench

/// Finds out which event a line of another logger is, and whether it is the whole of it.
///
/// Other loggers write things their own way, so less is asked of them than of this one: the message, the number, and in
/// JSON the values that every one can write, wherever the manifest says they are.
struct PeerLineReader {
    private let lines: PeerLines
    private let pool: EventPool

    init(_ lines: PeerLines, _ pool: EventPool) {
        self.lines = lines
        self.pool = pool
    }

    /// The number that the line says, when it is the whole event of that number; nil for anything else.
    func number(_ line: Substring) -> UInt64? {
        switch lines {
        case .text: number(inText: line)
        case .json(let message, let fields): number(inJSON: line, message, fields)
        }
    }

    private func number(inText line: Substring) -> UInt64? {
        guard let number = Self.identity(in: line) else { return nil }
        let entry = pool.entry(number)
        guard line.contains(entry.message), names(of: entry).allSatisfy({ line.contains($0) }) else { return nil }
        return number
    }

    /// The digits behind the last `seq`, with nothing between but what sets a value off from its key.
    private static func identity(in line: Substring) -> UInt64? {
        guard let key = line.utf8.ranges(of: EventIdentity.numberKey.utf8).last else { return nil }
        let value = line.utf8[key.upperBound...].drop { " =:\"'".utf8.contains($0) }
        return UInt64(Substring(value.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }))
    }

    private func number(inJSON line: Substring, _ message: [String], _ fields: [String]) -> UInt64? {
        guard let document = try? JSON.parse(String(line)), let object = document.value(at: fields),
            let number = object[EventIdentity.numberKey]?.count
        else { return nil }
        let entry = pool.entry(number)
        guard document.value(at: message)?.string == entry.message, holds(object, entry) else { return nil }
        return number
    }

    /// Whether the fields are those of the event.
    private func holds(_ object: JSON, _ entry: EventPool.Entry) -> Bool {
        guard case .mixed(let event) = entry else { return true }
        // Who knows no nesting writes dotted names, and may leave out what is nil.
        let hasCoupon = event.coupon == nil || object["cart.coupon"] != nil
        let hasCart = object["cart"] != nil || (object["cart.id"] != nil && hasCoupon)
        return object["order"]?.says("\(event.order)") == true && object["items"]?.says("\(event.items)") == true
            && object["customer"]?.string == event.customer && object["currency"]?.string == event.currency
            && object["amount"]?.number == event.amount && object["express"]?.says("\(event.express)") == true
            && hasCart && ["elapsed", "tags", "failure"].allSatisfy { object[$0] != nil }
    }

    private func names(of entry: EventPool.Entry) -> [String] {
        if case .mixed = entry { MixedEvent.keys } else { [] }
    }
}

extension JSON {
    fileprivate func value(at path: [String]) -> JSON? {
        path.reduce(self) { value, key in value?[key] }
    }

    /// Whether it is what Swift writes as `text`, by itself or as a string.
    fileprivate func says(_ text: String) -> Bool { (string ?? self.text()) == text }

    /// A number, by itself or as a string.
    fileprivate var number: Double? { double ?? string.flatMap { Double($0) } }

    fileprivate var count: UInt64? { uint ?? string.flatMap { UInt64($0) } }
}
