extension EnvironmentRecord {
    /// Reads the `environment` of a report back.
    init(_ reader: ReportReader) throws(ReportError) {
        self.init()
        os = try reader.optional("os", ReportReader.string)
        kernel = try reader.optional("kernel", ReportReader.string)
        libc = try reader.optional("libc", ReportReader.string)
        arch = try reader.optional("arch", ReportReader.string)
        let cpu = try reader.object("cpu")
        self.cpu.model = try cpu.optional("model", ReportReader.string)
        self.cpu.logical = try cpu.optional("logical", ReportReader.integer)
        self.cpu.allowed = try cpu.array("allowed", of: "integers", \.int)
        memoryBytes = try reader.optional("memory_bytes", ReportReader.count)
        virtualization = try reader.optional("virtualization", ReportReader.string)
        let clock = try reader.object("clock")
        self.clock.source = try clock.optional("source", ReportReader.string)
        self.clock.costNanoseconds = try clock.optional("cost_ns", ReportReader.number)
        self.clock.resolutionNanoseconds = try clock.optional("resolution_ns", ReportReader.number)
        let applied = try reader.object("applied")
        self.applied.pin = try applied.optional("pin", ReportReader.string)
        self.applied.aslr = try applied.bool("aslr")
        self.applied.deterministicHashing = try applied.bool("deterministic_hashing")
        self.applied.environmentPadding = try applied.bool("env_padding")
        let load = try reader.object("load")
        self.load.averageAtStart = try load.optional("avg1_start", ReportReader.number)
        self.load.averageAtEnd = try load.optional("avg1_end", ReportReader.number)
        self.load.othersCPU = try load.optional("others_cpu", ReportReader.number)
        self.load.steal = try load.optional("steal", ReportReader.number)
        let tools = try reader.object("tools")
        for member in try reader.members("tools") {
            self.tools.append((member.key, try tools.optional(member.key, ReportReader.string)))
        }
        ci = try reader.optional("ci", ReportReader.string)
        fingerprint = try reader.string("fingerprint")
    }
}
