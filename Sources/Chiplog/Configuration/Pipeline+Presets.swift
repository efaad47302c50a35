// A few lines each, of public pieces: who wants it otherwise writes it otherwise.
//
// All of them obey `CHIPLOG_LEVEL` and `CHIPLOG_FORMAT`; see `EnvironmentSettings`.
extension Pipeline {
    /// For a tool that a person runs: lines for people on standard error, coloured on a terminal, each written at once and
    /// on the caller's thread. Standard output stays free for what the tool prints.
    ///
    /// ```swift
    /// Pipeline.default = .commandLineTool(level: isVerbose ? .debug : .notice)
    /// ```
    public static func commandLineTool(
        level: LogThreshold = .notice, environment: LogEnvironment = .process
    ) -> Pipeline {
        let settings = EnvironmentSettings.told(environment, level)
        return Pipeline(
            levels: settings.levels ?? LogLevels(level),
            sinks: [.stderr(format: (settings.format ?? .pretty).formatter)])
    }

    /// For a process that answers requests: lines in the platform's format on standard output, where container platforms
    /// collect them, written by a thread of their own, so that no request waits for the output. Nothing is lost: callers
    /// wait when the queue is full, and `exit` writes out what is in it. Every event says which service, pod or function
    /// it comes from.
    ///
    /// On AWS Lambda, which freezes the process between invocations, lines are written on the caller's thread instead.
    ///
    /// - Parameters:
    ///   - name: the field `service.name`; what the platform knows unless given.
    ///   - version: the field `service.version`.
    ///   - level: from which level on events are taken, unless `CHIPLOG_LEVEL` says otherwise.
    ///   - platform: where the process runs; found out unless given.
    ///   - environment: where the variables of this library and of platforms are read.
    public static func service(
        _ name: String? = nil, version: String? = nil, level: LogThreshold = .info, platform: LogPlatform? = nil,
        environment: LogEnvironment = .process
    ) -> Pipeline {
        let settings = EnvironmentSettings.told(environment, level)
        let platform = platform ?? .detect(environment: environment)
        let format = (settings.format ?? platform.format).formatter
        let sink: any LogSink =
            platform.freezes ? .stdout(format: format) : .async(.stdout(format: format, buffer: 65_536))
        return Pipeline(
            levels: settings.levels ?? LogLevels(level), processors: platform.enrichment(name, version), sinks: [sink])
    }

    /// For work that runs to its end: lines in the platform's format on standard output, on the caller's thread through a
    /// buffer of 64 KiB, which is the most events for the least work. The buffer is written when it is full, at events of
    /// level error and above, and at the end of the process; a process that is killed loses what is in it.
    ///
    /// - Parameters:
    ///   - name: the field `service.name`; what the platform knows unless given.
    ///   - version: the field `service.version`.
    ///   - level: from which level on events are taken, unless `CHIPLOG_LEVEL` says otherwise.
    ///   - platform: where the process runs; found out unless given.
    ///   - environment: where the variables of this library and of platforms are read.
    public static func batchJob(
        _ name: String? = nil, version: String? = nil, level: LogThreshold = .info, platform: LogPlatform? = nil,
        environment: LogEnvironment = .process
    ) -> Pipeline {
        let settings = EnvironmentSettings.told(environment, level)
        let platform = platform ?? .detect(environment: environment)
        return Pipeline(
            levels: settings.levels ?? LogLevels(level), processors: platform.enrichment(name, version),
            sinks: [.stdout(format: (settings.format ?? platform.format).formatter, buffer: 65_536)])
    }

    /// For tests that are to show what they log: all levels as text on standard error, each line at once. To check what is
    /// logged, capture it instead: `withLogCapture` of ChiplogCapture.
    ///
    /// - Parameters:
    ///   - level: from which level on events are taken, unless `CHIPLOG_LEVEL` says otherwise.
    ///   - clock: what time events bear.
    ///   - environment: where `CHIPLOG_LEVEL` and `CHIPLOG_FORMAT` are read.
    public static func test(
        level: LogThreshold = .trace, clock: LogClock = .system, environment: LogEnvironment = .process
    ) -> Pipeline {
        let settings = EnvironmentSettings.told(environment, level)
        return Pipeline(
            levels: settings.levels ?? LogLevels(level), sinks: [.stderr(format: (settings.format ?? .text).formatter)],
            clock: clock)
    }
}

extension EnvironmentSettings {
    /// The settings, their problems told.
    fileprivate static func told(_ environment: LogEnvironment, _ level: LogThreshold) -> EnvironmentSettings {
        let settings = EnvironmentSettings(environment, level: level)
        settings.tell()
        return settings
    }
}

extension LogPlatform {
    /// What adds the resource, the service's own name and version included, to every event.
    fileprivate func enrichment(_ name: String?, _ version: String?) -> [any LogProcessor] {
        var fields = resource
        if let name { fields["service.name"] = .string(name) }
        if let version { fields["service.version"] = .string(version) }
        return fields.isEmpty ? [] : [.enrich(fields)]
    }
}
