import Chiplog

/// Any text through the redactor: what is left of it stands in the text in the same order, with masks between, and a value with the
/// same bytes is masked exactly when the message is.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    let mask: UInt8 = 0x01
    // In a text that has the sign itself nobody could tell a mask from it.
    guard !text.utf8.contains(mask) else { return 0 }
    let redactor = RedactProcessor(mask: .fixed("\u{1}"))
    let sink = ClosureSink { event in
        let rest = event.message.utf8.split(separator: mask, omittingEmptySubsequences: false).map { Array($0) }
        let bytes = Array(text.utf8)
        found("the beginning of \(text.debugDescription)", unless: bytes.starts(with: rest[0]))
        found(
            "the end of \(text.debugDescription)",
            unless: bytes.reversed().starts(with: rest[rest.count - 1].reversed()))
        found("more than there was", unless: rest.reduce(0) { $0 + $1.count } <= bytes.count - (rest.count - 1))
        let isMasked = rest.count > 1
        found("the string is not as the message", unless: event["string"] == .string(event.message))
        found("the bytes are not as the message", unless: event["bytes"] == (isMasked ? "\u{1}" : .bytes(bytes)))
        found("a secret under its key", unless: event["password"] == "\u{1}")
    }
    Log("fuzz", pipeline: Pipeline(processors: [redactor], sinks: [sink])).info(text) {
        $0["string"] = text
        $0["bytes"] = Array(text.utf8)
        $0["password"] = text
    }
    return 0
}
