import ChiplogBench

/// A JSON report on disk.
enum ReportFile {
    /// The most bytes that are read of one: a thousand rows of the thorough profile take a tenth of it.
    private static let longest = 256 << 20

    /// Reads the report at `path`.
    ///
    /// - Throws: One sentence with the file and the line, or the file and the JSON path of the value to blame.
    static func read(_ path: String) throws(CommandError) -> Report {
        let bytes: [UInt8]
        do throws(FileError) {
            bytes = try FileBytes.read(path, limit: longest)
        } catch {
            throw CommandError("\(path): cannot be read: \(error.reason)")
        }
        let json: JSON
        do throws(JSONError) {
            json = try JSON.parse(bytes)
        } catch {
            throw CommandError("\(path):\(error.line): not JSON: \(error.message)")
        }
        do throws(ReportError) {
            return try Report(json: json)
        } catch {
            throw CommandError("\(path): \(error)")
        }
    }

    /// The name of `path` without its folder and `.json`.
    static func baseName(of path: String) -> String {
        let last = path.split(separator: "/").last.map(String.init) ?? path
        return last.hasSuffix(".json") ? String(last.dropLast(5)) : last
    }
}
