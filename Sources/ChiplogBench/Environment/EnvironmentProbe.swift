/// Finds out, without being root, on what a run is made: begun before the run, finished after.
public struct EnvironmentProbe: Sendable {
    private let variables: [String: String]
    private let pinning: Pinning
    private let load = LoadProbe()

    /// - Parameters:
    ///   - variables: The environment variables, by which services of continuous integration are known.
    ///   - pinning: Where the run's workers are put.
    public init(variables: [String: String], pinning: Pinning) {
        self.variables = variables
        self.pinning = pinning
    }

    /// The record; what could not be found out is nil in it.
    public func finish() -> EnvironmentRecord {
        var record = EnvironmentRecord()
        // First, since what follows starts processes and is no part of the run.
        record.load = load.finish()
        record.os = MachineProbe.os
        record.kernel = MachineProbe.kernel
        record.libc = MachineProbe.libc
        record.arch = MachineProbe.architecture
        record.cpu = MachineProbe.cpu
        record.memoryBytes = MachineProbe.memoryBytes
        record.virtualization = VirtualizationProbe.name(variables: variables)
        record.clock = ClockProbe.measure()
        record.applied.pin = pinning.text(allowed: record.cpu.allowed)
        record.applied.aslr = MachineProbe.randomizesAddresses && !WorkerConditions.canFixAddresses
        record.applied.deterministicHashing = true
        record.applied.environmentPadding = true
        record.tools = [("valgrind", ToolProbe.valgrind(path: variables["PATH"]))]
        record.ci = CIProvider.name(variables: variables)
        record.fingerprint = Self.fingerprint(of: record)
        return record
    }

    /// 16 hexadecimal digits, equal where figures may be compared: what figures hang on, but nothing that changes from
    /// run to run. Of the kernel's release only the first two numbers, since services patch the rest weekly.
    static func fingerprint(of record: EnvironmentRecord) -> String {
        let kernel = record.kernel?.split(separator: ".").prefix(2).joined(separator: ".")
        let keys: [String?] = [
            record.os, kernel, record.libc, record.arch, record.cpu.model, record.cpu.logical.map(String.init),
            String(record.cpu.allowed.count), record.memoryBytes.map { String($0 >> 30) }, record.virtualization,
            record.clock.source, record.applied.pin, String(record.applied.aslr),
            String(record.applied.deterministicHashing), String(record.applied.environmentPadding),
        ]
        let hash = String(FNV1a.hash(keys.map { $0 ?? "n/a" }.joined(separator: "\n")), radix: 16)
        return String(repeating: "0", count: 16 - hash.count) + hash
    }
}
