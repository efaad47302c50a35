import Chiplog
import ChiplogConfiguration
import Testing

@Suite struct LogConfigurationTests {
    @Test("what is left out is as documented")
    func defaults() throws {
        #expect(try LogConfiguration(parsing: "{}") == LogConfiguration())
        let standard = LogConfiguration(levels: LogLevels(.info), processors: [], sinks: [SinkSettings(.standardError)])
        #expect(LogConfiguration() == standard)
    }

    @Test("the example in the documentation is valid and means what it says")
    func example() throws {
        let source = contentsOfFile(
            #filePath.replacing("Tests/ChiplogConfigurationTests/LogConfigurationTests.swift", with: "")
                + "Sources/ChiplogConfiguration/LogConfiguration.swift")
        let example = source.split(separator: "/// ```", omittingEmptySubsequences: false)[1].split(separator: "\n")
            .dropFirst().map { $0.drop { $0 == "/" } }.joined(separator: "\n")
        let configuration = try LogConfiguration(parsing: example)
        #expect(configuration.levels == LogLevels(.info, ["db": .debug, "db.pool": .off]))
        var limit = RateLimitSettings(100, per: .seconds(1))
        limit.scope = .message
        var sample = SampleSettings()
        sample.otherwise = .traces(0.25)
        sample.rules = [SampleSettings.Rule(.label("db"), .rate(0.01))]
        var redact = RedactSettings()
        redact.keyPatterns = ["*_token"]
        redact.values = [.email, .card]
        #expect(
            configuration.processors == [
                .enrich(["service.name": "shop", "service.version": "2.1"]),
                .drop(.all([.label("http"), .message(.contains("health check"))])),
                .rateLimit(limit), .sample(sample), .redact(redact),
            ])
        var json = FormatSettings.JSONSettings()
        json.keys.message = "event"
        json.time = .rfc3339Milliseconds
        json.fields = .under("details")
        #expect(
            configuration.sinks == [
                SinkSettings(.standardError, format: .named(.pretty), level: .warning),
                SinkSettings(.file("shop.log"), format: .named(.json), queue: QueueSettings()),
                SinkSettings(.file("audit.log"), format: .json(json), filter: .label("audit")),
            ])
    }

    @Test(
        "levels are a text or an object",
        arguments: ["\"notice,db=off\"", "{\"db\": \"off\", \"default\": \"notice\"}"])
    func levels(text: String) throws {
        let configuration = try LogConfiguration(parsing: "{\"levels\": \(text)}")
        #expect(configuration.levels == LogLevels(.notice, ["db": .off]))
    }

    @Test(
        "what is wrong is told with line, path, what was expected and the nearest name",
        arguments: [
            ("", "c.json:1: not JSON: the text is empty; expected a JSON value (column 1)"),
            ("{\"level\": \"info\"}", "c.json:1: $.level: unknown key; did you mean \"levels\"?"),
            ("{\n\"levels\": \"inof\"}", "c.json:2: $.levels: character 1: unknown level \"inof\""),
            ("{\"levels\": {\"db\": \"debgu\"}}", "$.levels.db: expected one of trace, debug"),
            ("{\"levels\": {\"db\": \"debgu\"}}", "found \"debgu\"; did you mean \"debug\"?"),
            ("{\"sinks\": []}", "$.sinks: expected at least one sink"),
            ("{\"sinks\": [\"stder\"]}", "found \"stder\"; did you mean \"stderr\"?"),
            ("{\"sinks\": [{\"kind\": \"file\"}]}", "$.sinks[0]: missing key \"path\""),
            ("{\"sinks\": [{\"kind\": \"file\", \"path\": \"\"}]}", "$.sinks[0].path: expected a file's path"),
            (
                "{\"sinks\": [{\"kind\": \"stderr\",\n\"fromat\": \"json\"}]}",
                "c.json:2: $.sinks[0].fromat: unknown key"
            ),
            ("{\"sinks\": [{\"kind\": \"stderr\", \"fromat\": \"json\"}]}", "did you mean \"format\"?"),
            ("{\"sinks\": [{\"kind\": \"stderr\", \"format\": \"jsn\"}]}", "$.sinks[0].format: expected one of text"),
            ("{\"sinks\": [{\"kind\": \"stderr\", \"level\": 3}]}", "$.sinks[0].level: expected a string, found 3"),
            ("{\"sinks\": [{\"kind\": \"stderr\", \"path\": \"x\"}]}", "$.sinks[0].path: unknown key"),
            ("{\"sinks\": [{\"kind\": \"stderr\", \"async\": {\"queue\": \"1KiB\"}}]}", "$.sinks[0].async.queue"),
            ("{\"sinks\": [{\"kind\": \"stderr\", \"async\": {\"when-full\": \"drop\"}}]}", "\"drop-newest\""),
            (
                "{\"sinks\": [{\"kind\": \"stderr\", \"format\": {\"kind\": \"json\", \"keys\": {\"level\": \"time\"}}}]}",
                "$.sinks[0].format: "
            ),
            (
                "{\"sinks\": [{\"kind\": \"stderr\", \"format\": {\"kind\": \"pattern\", \"pattern\": \"{tmie}\"}}]}",
                "$.sinks[0].format: "
            ),
            (
                "{\"sinks\": [{\"kind\": \"stderr\", \"filter\": {\"lable\": \"db\"}}]}",
                "c.json:1: $.sinks[0].filter"
            ),
            ("{\"sinks\": [{\"kind\": \"syslog\", \"facility\": \"demon\"}]}", "did you mean \"daemon\"?"),
            ("{\"sinks\": [{\"kind\": \"syslog\", \"host\": \"a\", \"socket\": \"b\"}]}", "found both"),
            ("{\"sinks\": [{\"kind\": \"rotating-file\", \"path\": \"x\", \"every\": \"90s\"}]}", "whole minutes"),
            ("{\"sinks\": [{\"kind\": \"stderr\", \"fallback\": \"stder\"}]}", "$.sinks[0].fallback"),
            ("{\"processors\": [{\"kind\": \"redact\", \"values\": [\"emial\"]}]}", "did you mean \"email\"?"),
            ("{\"processors\": [{\"kind\": \"redact\", \"mask\": {\"hash\": \"secret\"}}]}", "32 hexadecimal digits"),
            ("{\"processors\": [{\"kind\": \"redact\", \"mask\": \"star\"}]}", "expected \"stars\""),
            ("{\"processors\": [{\"kind\": \"redact\", \"mask\": {\"fixd\": \"x\"}}]}", "did you mean \"fixed\"?"),
            ("{\"processors\": [{\"kind\": \"enrich\"}]}", "$.processors[0]: missing key \"fields\""),
            ("{\"processors\": [{\"kind\": \"enrich\", \"fields\": 1}]}", "expected an object of fields, found 1"),
            ("{\"processors\": [{\"kind\": \"drop\", \"filter\": {}}]}", "$.processors[0].filter"),
            ("{\"processors\": [{\"kind\": \"rate-limit\", \"count\": 0, \"per\": \"1s\"}]}", "$.processors[0].count"),
            ("{\"processors\": [{\"kind\": \"sample\", \"rate\": 1.5}]}", "expected a number from 0.0 to 1.0"),
            ("{\"processors\": [{\"kind\": \"sample\", \"rate\": 1, \"traces\": 1}]}", "found \"rate\" and \"traces\""),
            (
                "{\"processors\": [{\"kind\": \"sample\", \"rules\": [{\"filter\": \"everything\"}]}]}",
                "missing a sampler"
            ),
        ])
    func refused(text: String, message: String) throws {
        let error = try #require(throws: ConfigurationError.self) {
            try LogConfiguration(parsing: text, file: "c.json")
        }
        #expect(error.description.contains(message), "\(error)")
        #expect(error.description.hasPrefix("c.json:"))
    }

    @Test("a syslog daemon is a socket or a host")
    func syslog() throws {
        let configuration = try LogConfiguration(
            parsing: """
                {"sinks": ["syslog", {"kind": "syslog", "socket": "/run/log", "facility": "daemon", "app": "shop"},
                  {"kind": "syslog", "host": "logs.example", "port": 1514, "max-bytes": "2KiB"}]}
                """)
        let settings = [
            SyslogSettings(), SyslogSettings(.unix(path: "/run/log"), facility: .daemon, app: "shop"),
            SyslogSettings(.udp(host: "logs.example", port: 1514), maxBytes: 2048),
        ]
        #expect(configuration.sinks == settings.map { SinkSettings(.syslog($0)) })
    }

    @Test("a rotating file has limits, and a sink one that stands in for it")
    func rotation() throws {
        let folder = TemporaryFolder()
        let configuration = try LogConfiguration(
            parsing: """
                {"sinks": [{
                  "kind": "rotating-file", "path": "\(folder.file("log"))", "max-size": "1KiB", "every": "15min", "keep": 2,
                  "reopen-on-hangup": false, "buffer": 0, "fallback": { "kind": "stderr", "format": "json" }
                }]}
                """)
        var rotation = RotationSettings()
        rotation.maxSize = 1024
        rotation.interval = .minutes(15)
        rotation.keep = 2
        var sink = SinkSettings(.rotatingFile(folder.file("log"), rotation, buffer: 0))
        sink.fallbacks = [SinkSettings(.standardError, format: .named(.json))]
        #expect(configuration.sinks == [sink])
        let pipeline = try configuration.makePipeline()
        for _ in 0..<200 { Log("shop", pipeline: pipeline).info("an event of some length, so that files fill up") }
        try pipeline.shutdown()
        #expect((1...20).contains(folder.lines("log").count))
    }

    @Test("what rotates never is null", arguments: ["max-size", "keep"])
    func unlimited(key: String) throws {
        let text = "{\"sinks\": [{\"kind\": \"rotating-file\", \"path\": \"log\", \"\(key)\": null}]}"
        guard case .rotatingFile(_, let rotation, _, _) = try LogConfiguration(parsing: text).sinks[0].destination
        else {
            Issue.record("no rotating file")
            return
        }
        #expect((rotation.maxSize == nil) == (key == "max-size"))
        #expect((rotation.keep == nil) == (key == "keep"))
    }

    @Test("a pipeline made of it filters, changes and formats as it says")
    func pipeline() throws {
        let folder = TemporaryFolder()
        let text = """
            {
              "levels": "info,db=debug",
              "processors": [
                { "kind": "redact", "keys": ["pin"], "values": [], "mask": { "fixed": "-" } },
                { "kind": "drop", "filter": { "message": "noise" } },
                { "kind": "rename", "names": { "usr": "user" } },
                { "kind": "enrich", "fields": { "service": "shop", "replica": 2 } },
                { "kind": "sample", "rules": [{ "filter": { "message": "often" }, "rate": 0 }] }
              ],
              "sinks": [
                {
                  "kind": "file", "path": "\(folder.file("all"))",
                  "format": { "kind": "json", "keys": { "time": null, "label": null },
                    "level": { "debug": "D", "error": "E" } }
                },
                {
                  "kind": "file", "path": "\(folder.file("errors"))", "level": "error", "async": true,
                  "format": { "kind": "pattern", "pattern": "{level} {message}" }
                }
              ]
            }
            """
        let pipeline = try LogConfiguration(parsing: text).makePipeline()
        let log = Log("shop", pipeline: pipeline)
        log.debug("too low")
        Log("db", pipeline: pipeline).debug("query", ["usr": "ann", "pin": 1234])
        log.info("noise")
        log.info("often")
        log.error("broken")
        try pipeline.shutdown()
        let rest = "\"service\":\"shop\",\"replica\":2}"
        #expect(
            folder.lines("all") == [
                "{\"level\":\"D\",\"message\":\"query\",\"user\":\"ann\",\"pin\":\"-\",\(rest)",
                "{\"level\":\"E\",\"message\":\"broken\",\(rest)",
            ])
        #expect(folder.lines("errors") == ["error broken"])
    }

    @Test("a sink that cannot be opened is told, whatever came before it")
    func unopened() throws {
        let settings = [SinkSettings(.null), SinkSettings(.file("/nowhere/at/all.log"))]
        let error = try #require(throws: SinkError.self) { try LogConfiguration(sinks: settings).makePipeline() }
        #expect(error.description.contains("/nowhere/at/all.log"))
    }

    @Test("a file that is missing, a folder or too large is refused")
    func unreadable() throws {
        let folder = TemporaryFolder()
        folder.write("large.json", String(repeating: " ", count: (1 << 20) + 1))
        for (path, message) in [
            ("missing.json", "No such file"), ("", "Is a directory"), ("large.json", "larger than 1 MiB"),
        ] {
            let error = try #require(throws: ConfigurationError.self) {
                try LogConfiguration(contentsOf: folder.file(path))
            }
            #expect(error.description.contains(message), "\(error)")
            #expect(error.file == folder.file(path))
        }
    }
}
