import Glibc

/// The program that is running.
enum OwnExecutable {
    /// Its file name.
    static var name: String {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink("/proc/self/exe", &buffer, buffer.count)
        return name(of: String(decoding: buffer.prefix(max(0, count)).map { UInt8(bitPattern: $0) }, as: UTF8.self))
    }

    /// The file name in the kernel's link to an executable, which says so where a build has replaced the file since.
    static func name(of link: String) -> String {
        let note = " (deleted)"
        let path = link.hasSuffix(note) ? link.dropLast(note.count) : link[...]
        return path.split(separator: "/").last.map(String.init) ?? "chiplog"
    }
}
