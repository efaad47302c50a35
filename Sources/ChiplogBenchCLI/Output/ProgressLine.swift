import ChiplogBench

/// One line on the terminal, written over and over, that says how far a run is.
struct ProgressLine {
    private let console: Console
    private let columns: Int
    private let isBold: Bool
    private var row = ""

    /// Nil where no progress shall be shown.
    init?(_ console: Console, environment: [String: String]) {
        guard let columns = console.columns else { return nil }
        self.console = console
        self.columns = columns
        // https://no-color.org: set and not empty means no colour.
        isBold = environment["NO_COLOR", default: ""].isEmpty
    }

    mutating func show(_ event: RunEvent) {
        switch event {
        case .rowStarted(let id, let index, let count):
            row = "[\(index + 1)/\(count)] \(id)"
            draw(row)
        case .passProgress(let pass, let done, let total):
            draw("\(row)  \(pass.rawValue) \(done + 1)/\(total)")
        case .rowFinished, .compared, .explained, .controlled: break
        }
    }

    /// Shows some words.
    func show(_ text: String) { draw(text) }

    /// Takes the line away.
    func clear() { console.writeError("\r\u{1B}[K") }

    private func draw(_ text: String) {
        // One column stays free: a full line would wrap on some terminals.
        let shown = String(text.prefix(max(0, columns - 1)))
        console.writeError("\r\u{1B}[K" + (isBold ? "\u{1B}[1m\(shown)\u{1B}[0m" : shown))
    }
}
