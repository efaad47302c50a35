import CBenchSystem

/// How long Linux lets a thread run before another waiting one gets its turn.
enum SchedulerGranularity {
    /// In nanoseconds: 0.75 ms × (1 + ⌊log₂ CPUs⌋), counting at most 8 CPUs.
    ///
    /// Source: `sysctl_sched_base_slice` and `get_update_sysctl_factor` in the kernel's `sched/fair.c`; the exact
    /// figure is in debugfs, which only root may read.
    static func nanoseconds(cpus: Int) -> UInt64 {
        var remaining = min(max(cpus, 1), 8)
        var factor: UInt64 = 1
        while remaining > 1 {
            factor += 1
            remaining /= 2
        }
        return 750_000 * factor
    }

    /// How long a sample of several callers lasts at least, in nanoseconds.
    ///
    /// Ten turns: in a sample of one or two turns the callers would run one after the other, never contend, and the
    /// sample would tell about one thread what it claims about many.
    static var shortestThreadedSample: UInt64 { 10 * nanoseconds(cpus: Int(cbench_cpus_online())) }
}
