import Glibc

/// What the machine's processors did since it started, in ticks, from the first line of `/proc/stat`.
struct CPUUsage: Equatable, Sendable {
    /// Ticks of all processors together, whatever they did.
    var total: Double
    /// Those in which they worked.
    var busy: Double
    /// Those that the hypervisor gave to others.
    var steal: Double

    /// Now; nil where the kernel does not tell.
    static func now() -> CPUUsage? { SystemFile.text("/proc/stat").flatMap(CPUUsage.init(procStat:)) }

    /// From the text of `/proc/stat`: `cpu user nice system idle iowait irq softirq steal …` (`man 5 proc`); user time
    /// holds guest time already.
    init?(procStat text: String) {
        guard let line = text.split(separator: "\n").first(where: { $0.hasPrefix("cpu ") }) else { return nil }
        let ticks = line.split(separator: " ").dropFirst().prefix(8).compactMap { Double($0) }
        guard ticks.count >= 5 else { return nil }
        total = ticks.reduce(0, +)
        steal = ticks.count == 8 ? ticks[7] : 0
        busy = total - ticks[3] - ticks[4] - steal
    }

    /// Ticks that this process and its children, as far as they have ended, have worked.
    static func own() -> Double {
        let seconds = [RUSAGE_SELF, RUSAGE_CHILDREN].reduce(0.0) { sum, who in
            var usage = rusage()
            getrusage(who.rawValue, &usage)
            return sum + self.seconds(usage.ru_utime) + self.seconds(usage.ru_stime)
        }
        return seconds * Double(sysconf(Int32(_SC_CLK_TCK)))
    }

    private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
}
