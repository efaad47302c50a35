import Chiplog

/// Any event through every formatter: valid UTF-8, no control character that is not declared, JSON that is JSON.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    var input = FuzzInput(start, count)
    let event = FuzzEvent(&input)
    event.log(
        to: ClosureSink { event in
            for formatter in lineFormatters { check(formatter, event) }
            for formatter in jsonFormatters {
                let line = check(formatter, event)
                let problem = JSONCheck.problem(of: line)
                found(
                    "\(formatter): \(problem ?? ""): \(String(decoding: line, as: UTF8.self))", unless: problem == nil)
            }
        })
    return 0
}

private let jsonFormatters: [any LogFormatter] = [
    .json, JSONFormatter(callSite: true), OpenTelemetryFormatter(callSite: true),
    made { try .json(keys: .init(time: "\"", level: nil, message: ""), time: .unixSeconds, callSite: true) },
    made { try .json(time: .rfc3339Nanoseconds, level: .severityNumber, fields: .under("k")) },
]

private let lineFormatters: [any LogFormatter] = [
    TextFormatter(callSite: true), LogfmtFormatter(callSite: true),
    PrettyFormatter(colour: .always, columns: 60, callSite: true), PrettyFormatter(colour: .never),
    made { try .pattern("{time} {LEVEL:<8} {label:^9.3}: {message:>20.40} {fields} {field.k} {error}") },
]

private func made(_ make: () throws -> any LogFormatter) -> any LogFormatter {
    do { return try make() } catch { fatalError("\(error)") }
}

@discardableResult
private func check(_ formatter: any LogFormatter, _ event: borrowing LogEvent) -> [UInt8] {
    let line = formatter.bytes(of: event, after: [])
    found("\(formatter): not UTF-8", unless: String(validating: line, as: UTF8.self) != nil)
    found("\(formatter): a control character", unless: !hasControl(line, formatter))
    return line
}

/// Bytes, not characters: this runs some hundred thousand times a minute.
private func hasControl(_ line: [UInt8], _ formatter: any LogFormatter) -> Bool {
    for index in line.indices {
        switch line[index] {
        case UInt8(ascii: "\n") where formatter.isMultiline:
            // A row that an event's text begins has two spaces before it.
            guard line[(index + 1)...].starts(with: [UInt8(ascii: " "), UInt8(ascii: " ")]) else { return true }
        case 0x1B where formatter.isColoured:
            let end = line[index...].firstIndex(of: UInt8(ascii: "m")) ?? index
            guard end > index + 2, line[index + 1] == UInt8(ascii: "["), end < index + 12 else { return true }
        case 0..<0x20, 0x7F: return true
        case 0xC2 where line[index + 1] < 0xA0: return true
        case 0xE2 where line[index + 1] == 0x80 && (line[index + 2] == 0xA8 || line[index + 2] == 0xA9): return true
        default: break
        }
    }
    return false
}
