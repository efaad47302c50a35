import CBenchSystem
import Glibc

/// What stays the same about a machine for as long as it runs.
enum MachineProbe {
    /// The name of the operating system, from `os-release`.
    static var os: String? {
        (SystemFile.text("/etc/os-release") ?? SystemFile.text("/usr/lib/os-release"))
            .flatMap { SystemFile.value(of: "PRETTY_NAME", separator: "=", in: $0) }
    }

    static var kernel: String? { SystemFile.text("/proc/sys/kernel/osrelease") }

    /// The C library as it names itself, such as `glibc 2.36`.
    static var libc: String? {
        var buffer = [CChar](repeating: 0, count: 128)
        let length = confstr(Int32(_CS_GNU_LIBC_VERSION), &buffer, buffer.count)
        guard length > 1, length <= buffer.count else { return nil }
        return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// The architecture this was built for.
    static var architecture: String? {
        #if arch(x86_64)
        "x86_64"
        #elseif arch(arm64)
        "aarch64"
        #else
        nil
        #endif
    }

    static var cpu: EnvironmentRecord.CPU {
        var cpu = EnvironmentRecord.CPU()
        cpu.model = SystemFile.text("/proc/cpuinfo").flatMap(cpuModel(cpuinfo:))
        cpu.logical = Int(cbench_cpus_online())
        cpu.allowed = allowedCPUs
        return cpu
    }

    /// The numbers of the processors this thread may run on, ascending; empty when the kernel does not say.
    static var allowedCPUs: [Int] {
        var numbers = [Int32](repeating: 0, count: 1_024)
        let count = cbench_cpus_allowed(&numbers, Int32(numbers.count))
        return numbers.prefix(max(0, Int(count))).map { Int($0) }
    }

    /// x86 has "model name"; Arm boards have "Model" or only "Hardware", Arm servers nothing of the kind.
    static func cpuModel(cpuinfo text: String) -> String? {
        ["model name", "Model", "Hardware"].lazy.compactMap { SystemFile.value(of: $0, separator: ":", in: text) }.first
    }

    static var memoryBytes: UInt64? { SystemFile.text("/proc/meminfo").flatMap(memoryBytes(meminfo:)) }

    /// From a line such as `MemTotal:  8123456 kB`.
    static func memoryBytes(meminfo text: String) -> UInt64? { SystemFile.bytes(of: "MemTotal", in: text) }

    /// Whether the kernel places programs at random addresses.
    static var randomizesAddresses: Bool { SystemFile.text("/proc/sys/kernel/randomize_va_space") != "0" }
}
