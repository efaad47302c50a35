import Chiplog
import Synchronization

/// Text, but for one fault.
struct BrokenFormatter: LogFormatter {
    /// The promise that is broken, in the words of its rule.
    enum Fault: String, CaseIterable {
        case erases = "it appends to the line and touches nothing before"
        case cutsCharacters = "what it appends is valid UTF-8"
        case endsLines = "what it appends has no line ends, unless it is multiline"
        case writesControls = "what it appends has no control characters"
        case forgets = "each of its lines after the first begins with two spaces"
        case staysColoured = "it ends what colours it begins in the same line"
        case counts = "equal events give equal lines, whatever came between them"
    }

    private let fault: Fault
    private let counter = Counter()

    private final class Counter: Sendable { let value = Atomic<Int64>(0) }

    init(_ fault: Fault) { self.fault = fault }

    var isMultiline: Bool { fault == .forgets }
    var isColoured: Bool { fault == .staysColoured }

    func format(_ event: borrowing LogEvent, into line: inout LineBuffer) {
        if fault == .erases {
            line.truncate(to: 0)
        }
        TextFormatter.text.format(event, into: &line)
        switch fault {
        case .erases: break
        case .cutsCharacters: if event.message.contains("é") { line.append(byte: 0xC3) }
        case .endsLines: if event.message.contains("\n") { line.append("\n  ") }
        case .writesControls: if event.message.contains("\u{9B}") { line.append("\u{9B}") }
        case .forgets: if event.message.contains("\n") { line.append("\n") }
        case .staysColoured: if event.level == .error { line.append("\u{1B}[31m") }
        case .counts:
            // By twos, since each event is formatted twice before its equal comes.
            if event.level == .notice { line.append(counter.value.add(1, ordering: .relaxed).oldValue / 2) }
        }
    }
}
