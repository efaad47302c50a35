/// A scenario file laid over the one it extends, that one over its own, and so on.
struct ScenarioChain {
    /// Gives the bytes of a file that another one extends.
    typealias Reader = (_ path: String) throws(ScenarioError) -> [UInt8]

    /// All of them as one document, in which every value knows its file and line.
    private(set) var source: ScenarioSource
    /// The files that are extended, the nearest first.
    private(set) var bases: [ScenarioText] = []
    /// SHA-256 of the bytes of all files, one after the other, the scenario's own first, and of a line for each setting.
    private(set) var sha256 = ""

    /// More files than anyone can keep in mind.
    private static let mostBases = 8

    init(
        file: String, bytes: [UInt8], settings: [ScenarioSetting], provider: any WorkloadProvider, readBase: Reader
    ) throws(ScenarioError) {
        source = try Self.parse(file, bytes, provider)
        var all = bytes
        var last = source
        while let place = try Self.base(of: last) {
            let path = Self.path(of: try place.string(), beside: last.file)
            try checkForCycle(path, at: place)
            let bytes = try Self.read(path, at: place, readBase)
            last = try Self.parse(path, bytes, provider)
            source = source.extending(last)
            bases.append(ScenarioText(file: path, text: String(decoding: bytes, as: UTF8.self)))
            all += bytes
        }
        for setting in settings { all += Array("--set \(setting.text)\n".utf8) }
        sha256 = SHA256.hex(of: all)
    }

    /// The value of a file's `extends`; nil where there is none.
    private static func base(of source: ScenarioSource) throws(ScenarioError) -> ScenarioValue? {
        guard let value = ScenarioReader(source.root).value(ifPresent: ScenarioKey.extends.rawValue) else { return nil }
        let name = try value.string()
        guard !name.isEmpty, !name.contains("/"), !name.hasSuffix(".json") else {
            throw value.error("expected the name of a scenario in the same folder, found \(value.json.shortText)")
        }
        return value
    }

    private static func path(of name: String, beside file: String) -> String {
        let folder = file.lastIndex(of: "/").map { file[...$0] } ?? ""
        return "\(folder)\(name).json"
    }

    private func checkForCycle(_ path: String, at place: ScenarioValue) throws(ScenarioError) {
        let files = [source.file] + bases.map(\.file)
        guard let start = files.firstIndex(of: path) else {
            guard bases.count < Self.mostBases else { throw place.error("more than \(Self.mostBases) files in a row") }
            return
        }
        let names = (files[start...] + [path]).map(ScenarioFile.baseName)
        throw place.error("extends itself: \(names.joined(separator: " extends "))")
    }

    /// A file that cannot be read is told of where it is asked for.
    private static func read(
        _ path: String, at place: ScenarioValue, _ reader: Reader
    ) throws(ScenarioError) -> [UInt8] {
        do throws(ScenarioError) {
            return try reader(path)
        } catch {
            throw place.error("\(error.place) \(error.message)", suggestion: error.suggestion)
        }
    }

    private static func parse(
        _ file: String, _ bytes: [UInt8], _ provider: any WorkloadProvider
    ) throws(ScenarioError) -> ScenarioSource {
        guard !bytes.isEmpty else {
            throw ScenarioError(place: file, message: "the file is empty; expected a scenario in JSON")
        }
        let source = try ScenarioSource(file: file, bytes: bytes)
        try ScenarioHeader.check(source, provider)
        return source
    }
}
