#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Reads configuration files.
enum FileContents {
    /// More than any configuration, and little enough to read at any time.
    static let limit = 1 << 20

    /// The bytes of the file at `path`.
    static func read(_ path: String) throws(ConfigurationError) -> [UInt8] {
        // Not waiting for a writer, should it be a pipe.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw failure(path) }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 65_536, alignment: 16)
        defer { chunk.deallocate() }
        while bytes.count <= limit {
            let count = Self.read(descriptor, chunk)
            if count == 0 { return bytes }
            if count < 0 {
                guard errno == EINTR else { throw failure(path) }
                continue
            }
            bytes.append(contentsOf: chunk.prefix(count))
        }
        throw ConfigurationError(file: path, message: "larger than 1 MiB; expected a configuration in JSON")
    }

    private static func failure(_ path: String) -> ConfigurationError {
        ConfigurationError(file: path, message: "\(String(cString: strerror(errno))); the file could not be read")
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
