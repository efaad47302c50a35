import Glibc

/// This process's resident memory as the kernel counts it, in bytes.
enum ResidentMemory {
    /// Sets the high-water mark to what is resident now and returns that; nil where the kernel or a container forbids it.
    ///
    /// Writing 5 to `clear_refs` does it, from Linux 4.0 on: proc(5).
    static func resetPeak() -> UInt64? {
        let file = open("/proc/self/clear_refs", O_WRONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        guard write(file, "5", 1) == 1 else { return nil }
        return peak
    }

    /// The high-water mark.
    static var peak: UInt64? { bytes(of: "VmHWM") }

    private static func bytes(of key: String) -> UInt64? {
        SystemFile.text("/proc/self/status").flatMap { SystemFile.bytes(of: key, in: $0) }
    }
}
