import Glibc

/// Something about the machine or the build that figures depend on, and whether it is as it should be.
public struct MachineFinding: Equatable, Sendable {
    public var isWell: Bool
    /// One sentence; of what is not well, with what it leads to and what helps.
    public var text: String

    static func well(_ text: String) -> MachineFinding { MachineFinding(isWell: true, text: text) }
    static func note(_ text: String) -> MachineFinding { MachineFinding(isWell: false, text: text) }

    /// Every finding about this process's machine.
    ///
    /// - Parameters:
    ///   - variables: The environment variables; `PATH` is where tools are looked for.
    ///   - countsAllocations: Whether the executable has an ``AllocationMeter``.
    ///   - scratch: The folder in which workers would write.
    public static func all(variables: [String: String], countsAllocations: Bool, scratch: String) -> [MachineFinding] {
        let path = variables["PATH"]
        return [
            build, processors(variables), addresses, clock, load, governor, peaks, allocations(countsAllocations),
            callgrind(path: path), space(in: scratch),
        ].compactMap(\.self)
    }

    private static var build: MachineFinding {
        let subject = SubjectProbe.configuration
        return subject == "release"
            ? .well("a release build, Swift \(SubjectProbe.swiftVersion)")
            : .note("a debug build, whose figures say nothing about a release: swift run -c release")
    }

    private static func processors(_ variables: [String: String]) -> MachineFinding {
        let cpu = MachineProbe.cpu
        let allowed = cpu.allowed.count
        let model = cpu.model.map { ", \($0)" } ?? ""
        let hypervisor = VirtualizationProbe.name(variables: variables)
        let virtual = hypervisor == "none" ? "" : ", virtualised (\(hypervisor))"
        let text = "\(allowed) of \(cpu.logical ?? allowed) processors may be used\(model)\(virtual)"
        return allowed > 1
            ? .well(text) : .note("\(text): scenarios of several threads show waiting, not running side by side")
    }

    private static var addresses: MachineFinding {
        if !MachineProbe.randomizesAddresses { return .well("addresses are the same in every process") }
        return WorkerConditions.canFixAddresses
            ? .well("addresses can be fixed, so that chance does not place code anew in each process")
            : .note(
                "addresses cannot be fixed, which makes processes differ by luck; in Docker, "
                    + "--security-opt seccomp=unconfined allows it")
    }

    private static var clock: MachineFinding {
        let clock = ClockProbe.measure()
        let cost = clock.costNanoseconds ?? 0
        let text = "the clock (\(clock.source ?? "unknown")) costs \(NumberText.fixed(cost, decimals: 1)) ns a reading"
        // A reading that is no system call takes tens of nanoseconds, one that is takes hundreds.
        return cost < 100 ? .well(text) : .note("\(text): latencies contain two of them; tsc would be faster")
    }

    private static var load: MachineFinding? {
        guard let average = LoadProbe.average() else { return nil }
        let allowed = max(1, MachineProbe.allowedCPUs.count)
        let text = "the load of the last minute is \(NumberText.fixed(average, decimals: 2)) on \(allowed) processors"
        return average < 0.5 * Double(allowed)
            ? .well(text) : .note("\(text): trust cpu_time and counts, not wall time")
    }

    private static var governor: MachineFinding? {
        guard let governor = SystemFile.text("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor") else {
            return nil
        }
        return governor == "performance"
            ? .well("the processors keep their frequency (governor performance)")
            : .note(
                "the processors change their frequency (governor \(governor)): cpupower frequency-set -g performance")
    }

    private static var peaks: MachineFinding {
        ResidentMemory.resetPeak() != nil
            ? .well("a process can reset its peak of resident memory, so the memory pass sees every spike")
            : .note("a process cannot reset its peak of resident memory (/proc/self/clear_refs): no memory pass")
    }

    private static func allocations(_ countsThem: Bool) -> MachineFinding {
        countsThem
            ? .well("allocations are counted")
            : .note("allocations are not counted, which needs glibc and a build without sanitizers: no alloc pass")
    }

    private static func callgrind(path: String?) -> MachineFinding {
        guard let version = ToolProbe.valgrind(path: path) else {
            return .note("valgrind is not there, so no instr pass (Debian: apt-get install valgrind)")
        }
        return CommandOutput.find("strip", in: path) != nil
            ? .well("valgrind \(version) counts instructions")
            : .note(
                "strip is not there, without which valgrind cannot read Swift programs: no instr pass "
                    + "(Debian: apt-get install binutils)")
    }

    private static func space(in folder: String) -> MachineFinding? {
        var status = statvfs()
        guard statvfs(folder, &status) == 0 else { return nil }
        let bytes = UInt64(status.f_bavail) * UInt64(status.f_frsize)
        let text = "\(NumberText.grouped(bytes >> 20)) MiB are free in \(folder), where scenarios write"
        return bytes >= 1 << 30 ? .well(text) : .note("\(text): set TMPDIR to a folder with at least 1 GiB")
    }
}
