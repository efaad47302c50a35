import Chiplog
import Foundation

/// Any JSON as a filter: refused in words, or read, written and read again as the same filter, which matches the same.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    // The filter ends at the first zero; the event begins behind it.
    let bytes = UnsafeBufferPointer(start: start, count: count)
    let end = bytes.firstIndex(of: 0) ?? count
    guard let filter = try? JSONDecoder().decode(LogFilter.self, from: Data(bytes[..<end])) else { return 0 }
    let written = try? JSONEncoder().encode(filter)
    let again = written.flatMap { try? JSONDecoder().decode(LogFilter.self, from: $0) }
    found("\(filter) does not come back", unless: again == filter)
    var input = FuzzInput(start + end, count - end)
    FuzzEvent(&input).log(
        to: ClosureSink { event in
            let matches = filter.matches(event)
            found("\(filter) and its negation", unless: LogFilter.not(filter).matches(event) != matches)
            let foreseen = filter.matches(label: event.label, level: event.level)
            found("\(filter) was foreseen otherwise", unless: foreseen == nil || foreseen == matches)
        })
    return 0
}
