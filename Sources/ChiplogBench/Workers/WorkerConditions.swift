import CBenchSystem

/// What a worker process is started with against noise; both workers of a block are started alike.
struct WorkerConditions: Equatable, Sendable {
    /// The processors it may run on; nil for those of this process.
    var cpus: [Int]?
    /// Whether its code and data lie at the same addresses each time, where the machine allows it.
    var fixesAddresses = true
    /// Bytes by which its environment is longer. They move the stack, and with it what shares a cache line or a page:
    /// luck that a block must not repeat, and that both arms of it must share (Mytkowicz et al., "Producing Wrong Data
    /// Without Doing Anything Obviously Wrong!", 2009).
    var padding = 0

    /// The longest padding: a page, beyond which alignments repeat.
    static let longestPadding = 4_096

    /// The variable that holds the padding.
    static let paddingVariable = "CHIPLOG_PADDING"

    /// What the worker's environment has beyond this process's.
    ///
    /// Hashing is seeded alike in every process, so that dictionaries cost the same in each. A backtrace would take a
    /// crashing worker seconds, and push the line that says why out of sight.
    var environment: [String: String] {
        var environment = ["SWIFT_DETERMINISTIC_HASHING": "1", "SWIFT_BACKTRACE": "enable=no"]
        if padding > 0 { environment[Self.paddingVariable] = String(repeating: "x", count: padding) }
        return environment
    }

    /// Runs `start`, which starts the worker from this thread; children inherit a thread's processors and personality.
    func apply<Result, Failure>(to start: () throws(Failure) -> Result) throws(Failure) -> Result {
        let addresses = fixesAddresses ? cbench_fix_addresses() : -1
        let allowed = cpus == nil ? nil : MachineProbe.allowedCPUs
        if let cpus { Self.useOnly(cpus) }
        defer {
            if let allowed { Self.useOnly(allowed) }
            if addresses >= 0 { cbench_restore_addresses(addresses) }
        }
        return try start()
    }

    private static func useOnly(_ cpus: [Int]) {
        // The numbers were checked against those allowed; a set that was taken away since is no reason not to measure.
        _ = cbench_set_cpus(cpus.map { Int32($0) }, Int32(cpus.count))
    }
}

extension WorkerConditions {
    /// Whether this machine lets addresses be fixed: containers often forbid it.
    static var canFixAddresses: Bool {
        let before = cbench_fix_addresses()
        guard before >= 0 else { return false }
        cbench_restore_addresses(before)
        return true
    }
}
