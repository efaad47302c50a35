import Chiplog

/// Any pattern is either refused, with a place in it, or formats any event into one line.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    // The pattern ends at the first zero; the event begins behind it.
    let bytes = UnsafeBufferPointer(start: start, count: count)
    let end = bytes.firstIndex(of: 0) ?? count
    let pattern = String(decoding: bytes[..<end], as: UTF8.self)
    do throws(FormatError) {
        let formatter = try PatternFormatter(pattern)
        var input = FuzzInput(start + end, count - end)
        FuzzEvent(&input).log(
            to: ClosureSink { event in
                let line = formatter.bytes(of: event, after: [])
                let text = String(validating: line, as: UTF8.self)
                found("\(pattern): not UTF-8", unless: text != nil)
                found("\(pattern): a control character", unless: line.allSatisfy { $0 >= 0x20 && $0 != 0x7F })
            })
    } catch {
        found("\(error) is behind the pattern", unless: (1...pattern.count + 1).contains(error.position ?? 1))
        found("an error without words", unless: error.description.hasPrefix("pattern format"))
    }
    return 0
}
