import Chiplog

/// Any text for `CHIPLOG_LEVEL`: what is read is written so that it is read again, and an error knows its place.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    do throws(LogLevelsError) {
        let levels = try LogLevels(parsing: text)
        let again = try LogLevels(parsing: levels.description)
        found("\(again) from \(levels)", unless: again == levels)
        for label in text.split(separator: ",") {
            found(
                "a level below the lowest",
                unless: levels.threshold(for: String(label)).severity >= levels.lowest.severity)
        }
    } catch {
        found("an error without words", unless: !error.description.isEmpty)
        found("an error behind the text", unless: (1...text.unicodeScalars.count + 1).contains(error.position))
    }
    return 0
}
