public import ChiplogBench

/// Makes workloads that drive the logging core, from the sections `logger`, `messages`, `format`, `processors`,
/// `sampling`, `sink` and `async`.
public struct LoggingProvider: WorkloadProvider {
    public init() {}

    public var sections: [String] { LoggingSettings.sections }

    public func validate(_ scenario: Scenario) throws(ScenarioError) {
        _ = try LoggingSettings(scenario)
    }

    public func makeWorkload(_ request: WorkloadRequest) throws(WorkloadError) -> any Workload {
        try LoggingWorkload(LoggingSettings(of: request.scenario), request)
    }

    /// A queue has a writer of its own.
    public func backgroundThreads(of scenario: Scenario) -> Int {
        (try? LoggingSettings(scenario))?.queue.policy == AsyncSection.Policy.none ? 0 : 1
    }

    public var reference: (any WorkloadReference)? { HandWrittenC() }

    public var peerEvents: (any PeerEvents)? { LoggingPeerEvents() }

    public var starterScenario: String? {
        """
        {
          "schema": "chiplog.scenario/1",
          "name": "starter",
          "description": "Ten typed fields as JSON to a file, from one thread and from four.",
          "logger": { "level": "info", "bound": { "service": "shop" } },
          "messages": { "fields": "mixed" },
          "format": "json",
          "sink": "file",
          "load": { "events": 50000 },
          "expect": { "delivery.dropped": 0 },
          "matrix": { "load.threads": [1, 4] }
        }

        """
    }
}
