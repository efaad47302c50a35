import CBenchSystem
import Glibc

/// This process's resident memory as the kernel counts it, in bytes.
enum ResidentMemory {
    /// Sets the high-water mark to what is resident now, less free heap, and returns that; nil where the kernel or a
    /// container forbids it.
    ///
    /// Writing 5 to `clear_refs` does it, from Linux 4.0 on: proc(5).
    static func resetPeak() -> UInt64? {
        // What the heap holds ready would hide as much of what is allocated from now on.
        cbench_return_free_memory()
        let file = open("/proc/self/clear_refs", O_WRONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        guard write(file, "5", 1) == 1 else { return nil }
        return peak
    }

    /// The high-water mark.
    static var peak: UInt64? { bytes(of: "VmHWM") }

    /// What is resident now, without an allocation. The second number of `statm` counts pages: proc(5).
    static var now: UInt64? {
        let file = open("/proc/self/statm", O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 128) { text in
            let count = read(file, text.baseAddress, text.count)
            var field = 0
            var pages: UInt64 = 0
            for byte in text.prefix(max(0, count)) {
                if byte == UInt8(ascii: " ") { field += 1 }
                if field == 1, byte != UInt8(ascii: " ") { pages = pages * 10 + UInt64(byte &- UInt8(ascii: "0")) }
            }
            return field > 1 ? pages * UInt64(sysconf(Int32(_SC_PAGESIZE))) : nil
        }
    }

    private static func bytes(of key: String) -> UInt64? {
        SystemFile.text("/proc/self/status").flatMap { SystemFile.bytes(of: key, in: $0) }
    }
}
