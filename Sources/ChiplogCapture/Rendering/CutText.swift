import Chiplog

/// As much of a text as is read in one line, and how many characters are missing: `aaaaaaaa…+1033`.
///
/// Messages and values may be megabytes long, and failures are read on narrow screens and by machines that take a
/// line at a time.
package struct CutText: CustomStringConvertible {
    /// For a message or a value that stands in a sentence.
    package static let mostOfPart = 200
    /// For a line as a whole.
    package static let mostOfLine = 1_000

    private let beginning: Substring
    /// "…+1033"; empty where nothing is missing.
    private let ending: String

    /// - Parameter most: how many characters there may be, the number included where that leaves room for any.
    package init(_ text: String, to most: Int) {
        // Characters are counted one by one, bytes are known.
        let count = text.utf8.count > most ? text.count : 0
        guard count > most else {
            (beginning, ending) = (text[...], "")
            return
        }
        let room = max(1, most - "…+\(count)".count)
        beginning = text.prefix(room)
        ending = "…+\(count - room)"
    }

    package var description: String { beginning + ending }

    /// The same with the text in quotation marks, escaped, and the number behind them.
    var quoted: String { LogValue.string(String(beginning)).literal + ending }
}
