#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The last resort for what no test framework listens to.
package enum StandardError {
    package static func write(_ text: String) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { systemWrite(STDERR_FILENO, $0.baseAddress, $0.count) }
            // There is nobody left to tell of a closed standard error.
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}

/// `write` by a name that the function above does not hide.
private let systemWrite = write
