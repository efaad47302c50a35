import Chiplog

/// Any headers: what is understood is written so that it is understood again, and nothing else.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    if let trace = TraceContext(traceparent: text) {
        found("an invalid trace", unless: trace.isValid)
        found("another trace from \(trace.traceparent)", unless: TraceContext(traceparent: trace.traceparent) == trace)
    }
    let headers = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if let state = TraceState(headers: headers) {
        let header = state.header(limit: .max)
        found("another state from \(header)", unless: TraceState(headers: [header]) == state)
        found("a header that is too long", unless: state.header().utf8.count <= 512)
        found("a header of other characters: \(header)", unless: isSendable(header))
    }
    let header = Baggage(headers: headers).header
    found("a header that is too long", unless: header.utf8.count <= 8192)
    found("a header of other characters: \(header)", unless: isSendable(header))
    found("other baggage from \(header)", unless: Baggage(headers: [header]).header == header)
    return 0
}

/// Whether the text may stand in a header of HTTP (RFC 9110, section 5.5).
private func isSendable(_ header: String) -> Bool {
    header.utf8.allSatisfy { (0x20...0x7E).contains($0) }
}
