#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Files that hold one word, as container platforms mount them.
enum SmallFile {
    /// The first word of the file, looked for in 4,096 bytes; nil where it cannot be read.
    static func read(_ path: String) -> String? {
        // Not waiting for a writer, should it be a pipe.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = bytes.withUnsafeMutableBytes { Self.read(descriptor, $0) }
        guard count > 0 else { return nil }
        let isSpace = { (byte: UInt8) in byte <= UInt8(ascii: " ") }
        let text = bytes.prefix(count).drop(while: isSpace)
        return String(decoding: text.prefix { !isSpace($0) }, as: UTF8.self)
    }

    // The C function, which the method of the same name hides.
    private static func read(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
        #if canImport(Glibc)
        Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        #elseif canImport(Musl)
        Musl.read(descriptor, buffer.baseAddress, buffer.count)
        #else
        Darwin.read(descriptor, buffer.baseAddress, buffer.count)
        #endif
    }
}
