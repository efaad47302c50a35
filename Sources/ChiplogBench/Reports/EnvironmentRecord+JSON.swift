extension EnvironmentRecord {
    var json: JSON {
        [
            "os": .orNull(os),
            "kernel": .orNull(kernel),
            "libc": .orNull(libc),
            "arch": .orNull(arch),
            "cpu": [
                "model": .orNull(cpu.model),
                "logical": .orNull(cpu.logical),
                "allowed": .array(cpu.allowed.map { .integer($0) }),
            ],
            "memory_bytes": .orNull(memoryBytes),
            "virtualization": .orNull(virtualization),
            "clock": [
                "source": .orNull(clock.source),
                "cost_ns": .orNull(clock.costNanoseconds),
                "resolution_ns": .orNull(clock.resolutionNanoseconds),
            ],
            "applied": [
                "pin": .orNull(applied.pin),
                "aslr": .bool(applied.aslr),
                "deterministic_hashing": .bool(applied.deterministicHashing),
                "env_padding": .bool(applied.environmentPadding),
            ],
            "load": [
                "avg1_start": .orNull(load.averageAtStart),
                "avg1_end": .orNull(load.averageAtEnd),
                "others_cpu": .orNull(load.othersCPU),
                "steal": .orNull(load.steal),
            ],
            "tools": .object(tools.map { JSON.Member($0.name, .orNull($0.version)) }),
            "ci": .orNull(ci),
            "fingerprint": .string(fingerprint),
        ]
    }
}
