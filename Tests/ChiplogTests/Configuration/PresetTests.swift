import Testing

@testable import Chiplog

/// Which way events would take; nothing is logged, since the presets write to the process's own streams.
@Suite struct PresetTests {
    private static let all: [(String, @Sendable (LogEnvironment) -> Pipeline)] = [
        ("command-line tool", { .commandLineTool(environment: $0) }),
        ("service", { .service(environment: $0) }),
        ("batch job", { .batchJob(environment: $0) }),
        ("test", { .test(environment: $0) }),
    ]

    private func way(_ pipeline: Pipeline) -> String {
        pipeline.explain(label: "shop", level: .critical).description
    }

    @Test("each preset has its own level, and obeys CHIPLOG_LEVEL")
    func levels() {
        #expect(Self.all.map { $0.1([:]).level } == [.notice, .info, .info, .trace])
        for (name, make) in Self.all {
            let levels = make(["CHIPLOG_LEVEL": "error,db=debug"]).levels
            #expect(levels == LogLevels(.error, ["db": .debug]), "\(name)")
            // Rules alone leave the preset's default.
            #expect(make(["CHIPLOG_LEVEL": "db=off"]).level == make([:]).level, "\(name)")
        }
        #expect(Pipeline.commandLineTool(level: .debug, environment: [:]).level == .debug)
    }

    @Test("a service's events say where they come from, under the names of resource attributes")
    func enrichment() {
        let environment: LogEnvironment = ["K_SERVICE": "api", "K_REVISION": "api-7", "OTEL_SERVICE_NAME": "named"]
        for pipeline in [
            Pipeline.service("shop", version: "2.1", environment: environment),
            .batchJob("shop", version: "2.1", environment: environment),
        ] {
            let way = way(pipeline)
            for field in ["service.name", "service.version", "faas.name", "faas.version", "cloud.platform"] {
                #expect(way.contains(field), "\(field) in \(way)")
            }
        }
        #expect(Pipeline.service(environment: [:]).explain(label: "shop", level: .info).gates.count == 1)
    }

    @Test("a service writes on a thread of its own, but not where the platform freezes threads")
    func asynchrony() {
        let queues = [LogPlatform.Kind.plain, .kubernetes, .googleCloudRun, .awsLambda].map { kind in
            Pipeline.service(platform: LogPlatform(kind), environment: [:]).core.sinks.map { $0.sink is AsyncSink }
        }
        #expect(queues == [[true], [true], [true], [false]])
    }
}
