import Glibc

/// The files that a process under Callgrind writes; removed with this object, which outlives the process.
final class CallgrindOutput {
    /// The file's name; a dump's has its number behind it, from 1 on.
    let path: String

    init(_ path: String) {
        self.path = path
    }

    deinit {
        unlink(path)
        for number in 1...Self.mostDumps { unlink("\(path).\(number)") }
    }

    /// More than any pass asks for.
    private static let mostDumps = 8

    /// The first `count` dumps that can be read.
    func profiles(_ count: Int) -> [CallgrindProfile] {
        (1...count).compactMap { SystemFile.text("\(path).\($0)").flatMap { CallgrindProfile($0) } }
    }
}
