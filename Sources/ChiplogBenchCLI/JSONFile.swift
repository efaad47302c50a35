import ChiplogBench

/// A JSON document on disk; what is wrong with it is told with its path.
struct JSONFile {
    /// The most bytes that are read of one: a report of a thousand rows of the thorough profile takes a tenth of it.
    private static let longest = 256 << 20

    let path: String
    let bytes: [UInt8]

    init(_ path: String) throws(CommandError) {
        self.path = path
        do throws(FileError) {
            bytes = try FileBytes.read(path, limit: Self.longest)
        } catch {
            throw CommandError("\(path): cannot be read: \(error.reason)")
        }
    }

    /// - Throws: One sentence with the file and the line.
    func json() throws(CommandError) -> JSON {
        do throws(JSONError) {
            return try JSON.parse(bytes)
        } catch {
            throw CommandError("\(path):\(error.line): not JSON: \(error.message)")
        }
    }

    /// What `read` makes of the document.
    ///
    /// - Throws: One sentence with the file and the line, or the file and the JSON path of the value to blame.
    func value<Value>(_ read: (JSON) throws(ReportError) -> Value) throws(CommandError) -> Value {
        try value(of: try json(), read)
    }

    /// The same of the document where it has been parsed already.
    func value<Value>(
        of json: JSON, _ read: (JSON) throws(ReportError) -> Value
    ) throws(CommandError) -> Value {
        do throws(ReportError) {
            return try read(json)
        } catch {
            throw CommandError("\(path): \(error)")
        }
    }
}
