import Foundation

/// A Swift file in a folder of its own, which goes with it.
final class TemporarySource {
    let folder: URL
    let file: URL

    init(_ text: String) throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("snapshot-\(UUID().uuidString)")
        file = folder.appendingPathComponent("Tests.swift")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        try write(text)
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    var path: String { file.path }

    var text: String {
        get throws { String(decoding: try Data(contentsOf: file), as: UTF8.self) }
    }

    /// What is in the folder.
    var names: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() }
    }

    func write(_ text: String) throws {
        try Data(text.utf8).write(to: file)
    }
}
