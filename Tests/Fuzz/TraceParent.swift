import Chiplog

// Fuzzes what a request's headers say about its trace: `traceparent`, `tracestate`, `baggage` and identifiers. The input is
// text, each line of it one header of every name. Whatever is accepted must be written in the form that the
// specifications give, and read back as it was.

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzTraceParent(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let text = String(decoding: UnsafeBufferPointer(start: data, count: count), as: UTF8.self)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for line in lines {
        checkTraceparent(line)
    }
    checkTraceState(lines)
    checkBaggage(lines)
    checkHeaders(lines)
    return 0
}

private func checkTraceparent(_ header: String) {
    guard let trace = TraceContext(traceparent: header) else { return }
    precondition(trace.isValid, "an invalid id was accepted")
    let written = Array(trace.traceparent.utf8)
    precondition(written.count == 55, "the header has the wrong length")
    for (index, byte) in written.enumerated() {
        let isDash = [2, 35, 52].contains(index)
        precondition(isDash ? byte == UInt8(ascii: "-") : "0123456789abcdef".utf8.contains(byte), "malformed header")
    }
    precondition(TraceContext(traceparent: trace.traceparent) == trace, "the header reads back as another one")
}

private func checkTraceState(_ headers: [String]) {
    guard var state = TraceState(headers: headers) else { return }
    precondition(state.members.count <= 32, "too many members")
    precondition(Set(state.members.map(\.key)).count == state.members.count, "a key comes twice")
    precondition(TraceState(headers: [state.header(limit: .max)]) == state, "the header reads back as another one")
    let short = state.header()
    precondition(short.utf8.count <= 512, "the header is beyond the limit")
    precondition(isHeaderValue(short), "the header could end its line")
    precondition(TraceState(headers: [short]) != nil, "the cut header is malformed")
    if let last = state.members.last {
        precondition((try? state.update(last.key, to: last.value)) != nil, "what was read cannot be set")
        precondition(state.members.first == last, "an update does not move to the front")
    }
}

private func checkBaggage(_ headers: [String]) {
    let baggage = Baggage(headers: headers)
    let header = baggage.header
    precondition(header.utf8.count <= 8192, "the header is beyond the limit")
    precondition(isHeaderValue(header), "the header could end its line")
    let again = Baggage(headers: [header])
    // A value may grow when its wrong UTF-8 is written, and then not fit any more.
    precondition(again.entries.allSatisfy(baggage.entries.contains), "an entry reads back as another one")
    precondition(header.utf8.count > 7000 || again == baggage, "the header reads back as another one")
}

private func checkHeaders(_ lines: [String]) {
    let headers = TraceHeaders(identifiers: [.requestID, .traceID])
    let context = headers.context(extending: LogContext()) {
        $0 == "baggage" || $0 == "tracestate" ? lines : Array(lines.prefix(1))
    }
    headers.write(context) { name, value in
        precondition(isHeaderValue(value) && !value.isEmpty, "\(name) could end its line")
    }
}

/// Printable ASCII, of which none can end a header's line.
private func isHeaderValue(_ text: String) -> Bool {
    text.utf8.allSatisfy { (0x20...0x7e).contains($0) }
}
