/// Where the process runs, as far as its environment shows it, and what logs should look like there.
public struct LogPlatform: Sendable, Equatable {
    public enum Kind: String, Sendable, CaseIterable {
        case kubernetes
        case awsLambda = "aws-lambda"
        case googleCloudRun = "google-cloud-run"
        /// None of the others: a machine, a container, a terminal.
        case plain
    }

    public var kind: Kind

    /// What says where an event comes from, named as OpenTelemetry's resource attributes (semantic conventions 1.37,
    /// "Resource"). For `.enrich`.
    public var resource: LogFields = [:]

    public init(_ kind: Kind, resource: LogFields = [:]) {
        self.kind = kind
        self.resource = resource
    }

    /// The format that the platform's collector understands.
    public var format: LogFormat {
        switch kind {
        case .kubernetes: .json
        case .awsLambda: .awsLambda
        case .googleCloudRun: .googleCloud
        case .plain: .text
        }
    }

    /// Whether a thread of ours may be stopped while nothing is asked of the process, so that what it has in hand would
    /// wait until the next request: AWS Lambda freezes the whole process between invocations.
    public var freezes: Bool { kind == .awsLambda }
}

extension LogPlatform {
    /// Looks at the environment variables that platforms set:
    /// - AWS Lambda (developer guide, "Defined runtime environment variables"): `AWS_LAMBDA_FUNCTION_NAME` and others.
    /// - Cloud Run ("Container runtime contract"): `K_SERVICE` and `K_REVISION`, or `CLOUD_RUN_JOB` and others.
    /// - Kubernetes: `KUBERNETES_SERVICE_HOST`. A pod's `HOSTNAME` is its name, unless the pod sets another. `POD_NAME`,
    ///   `POD_NAMESPACE` and `NODE_NAME` count where the pod's description hands them in; else the namespace is that of
    ///   the service account.
    ///
    /// On all of them `OTEL_SERVICE_NAME` becomes `service.name` (OpenTelemetry, "SDK environment variables").
    ///
    /// - Parameters:
    ///   - environment: what to look at.
    ///   - readFile: gives a file's contents, or nil where there is no such file; asked on Kubernetes only. nil reads
    ///     the files themselves.
    public static func detect(
        environment: LogEnvironment = .process, readFile: ((_ path: String) -> String?)? = nil
    ) -> LogPlatform {
        var platform = named(by: environment, readFile: readFile ?? SmallFile.read)
        platform.add("service.name", environment["OTEL_SERVICE_NAME"])
        return platform
    }

    private static func named(by environment: LogEnvironment, readFile: (String) -> String?) -> LogPlatform {
        // Lambda and Cloud Run first: they say exactly what they are.
        if let function = environment["AWS_LAMBDA_FUNCTION_NAME"] {
            return lambda(function, environment)
        }
        if environment["K_SERVICE"] != nil || environment["CLOUD_RUN_JOB"] != nil {
            return cloudRun(environment)
        }
        if environment["KUBERNETES_SERVICE_HOST"] != nil {
            return kubernetes(environment, readFile)
        }
        return LogPlatform(.plain)
    }

    private static func lambda(_ function: String, _ environment: LogEnvironment) -> LogPlatform {
        var platform = LogPlatform(.awsLambda)
        platform.add("cloud.provider", "aws")
        platform.add("cloud.platform", "aws_lambda")
        platform.add("cloud.region", environment["AWS_REGION"])
        platform.add("faas.name", function)
        platform.add("faas.version", environment["AWS_LAMBDA_FUNCTION_VERSION"])
        platform.add("faas.instance", environment["AWS_LAMBDA_LOG_STREAM_NAME"])
        return platform
    }

    private static func cloudRun(_ environment: LogEnvironment) -> LogPlatform {
        var platform = LogPlatform(.googleCloudRun)
        platform.add("cloud.provider", "gcp")
        platform.add("cloud.platform", "gcp_cloud_run")
        platform.add("faas.name", environment["K_SERVICE"] ?? environment["CLOUD_RUN_JOB"])
        platform.add("faas.version", environment["K_REVISION"])
        platform.add("gcp.cloud_run.job.execution", environment["CLOUD_RUN_EXECUTION"])
        if let task = environment["CLOUD_RUN_TASK_INDEX"].flatMap({ Int($0) }) {
            platform.resource["gcp.cloud_run.job.task_index"] = .int(Int64(task))
        }
        return platform
    }

    private static func kubernetes(_ environment: LogEnvironment, _ readFile: (String) -> String?) -> LogPlatform {
        var platform = LogPlatform(.kubernetes)
        platform.add("k8s.pod.name", environment["POD_NAME"] ?? environment["HOSTNAME"])
        let namespace =
            environment["POD_NAMESPACE"] ?? readFile("/var/run/secrets/kubernetes.io/serviceaccount/namespace")
        platform.add("k8s.namespace.name", namespace)
        platform.add("k8s.node.name", environment["NODE_NAME"])
        return platform
    }

    private mutating func add(_ key: String, _ value: String?) {
        guard let value, !value.isEmpty else { return }
        resource[key] = .string(value)
    }
}
