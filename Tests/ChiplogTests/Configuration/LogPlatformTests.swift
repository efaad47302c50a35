import Chiplog
import Testing

@Suite struct LogPlatformTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var kind: LogPlatform.Kind
        var environment: LogEnvironment
        var resource: LogFields
        var format: LogFormat
        var testDescription: String { kind.rawValue }
    }

    static let cases = [
        Case(kind: .plain, environment: ["HOSTNAME": "laptop", "HOME": "/root"], resource: [:], format: .text),
        Case(
            kind: .kubernetes,
            environment: [
                "KUBERNETES_SERVICE_HOST": "10.0.0.1", "HOSTNAME": "shop-5d8f-x2", "NODE_NAME": "node-7",
                "OTEL_SERVICE_NAME": "shop",
            ],
            resource: [
                "k8s.pod.name": "shop-5d8f-x2", "k8s.namespace.name": "from the file", "k8s.node.name": "node-7",
                "service.name": "shop",
            ],
            format: .json),
        Case(
            kind: .kubernetes,
            environment: [
                "KUBERNETES_SERVICE_HOST": "10.0.0.1", "HOSTNAME": "own", "POD_NAME": "pod",
                "POD_NAMESPACE": "payments",
            ],
            resource: ["k8s.pod.name": "pod", "k8s.namespace.name": "payments"], format: .json),
        Case(
            kind: .awsLambda,
            environment: [
                "AWS_LAMBDA_FUNCTION_NAME": "resize", "AWS_LAMBDA_FUNCTION_VERSION": "7", "AWS_REGION": "eu-west-1",
                "AWS_LAMBDA_LOG_STREAM_NAME": "2026/11/21/[7]abc",
            ],
            resource: [
                "cloud.provider": "aws", "cloud.platform": "aws_lambda", "cloud.region": "eu-west-1",
                "faas.name": "resize", "faas.version": "7", "faas.instance": "2026/11/21/[7]abc",
            ],
            format: .awsLambda),
        Case(
            kind: .googleCloudRun, environment: ["K_SERVICE": "api", "K_REVISION": "api-00007"],
            resource: [
                "cloud.provider": "gcp", "cloud.platform": "gcp_cloud_run", "faas.name": "api",
                "faas.version": "api-00007",
            ],
            format: .googleCloud),
        Case(
            kind: .googleCloudRun,
            environment: [
                "CLOUD_RUN_JOB": "nightly", "CLOUD_RUN_EXECUTION": "nightly-x", "CLOUD_RUN_TASK_INDEX": "3",
            ],
            resource: [
                "cloud.provider": "gcp", "cloud.platform": "gcp_cloud_run", "faas.name": "nightly",
                "gcp.cloud_run.job.execution": "nightly-x", "gcp.cloud_run.job.task_index": 3,
            ],
            format: .googleCloud),
    ]

    @Test("a platform is known by its variables, and says where an event comes from", arguments: cases)
    func detected(example: Case) {
        let platform = LogPlatform.detect(environment: example.environment) { path in
            path.hasSuffix("/namespace") ? "from the file" : nil
        }
        #expect(platform.kind == example.kind)
        #expect(platform.format == example.format)
        #expect(platform.resource == example.resource)
    }

    @Test("no file is read outside Kubernetes, and one that is missing leaves its field out")
    func files() {
        _ = LogPlatform.detect(environment: ["HOSTNAME": "laptop"]) { path in
            Issue.record("read \(path)")
            return nil
        }
        let platform = LogPlatform.detect(environment: ["KUBERNETES_SERVICE_HOST": "x"]) { _ in nil }
        #expect(platform.resource.isEmpty)
    }

    @Test("the platforms' own formats name severity, time and message as their collectors read them")
    func formats() throws {
        let event = { (log: Log) in log.warning("slow", ["ms": 12]) }
        let rest = ",\"label\":\"shop\",\"message\":\"slow\",\"ms\":12}"
        #expect(
            try line(.googleCloud, loggedBy: event)
                == "{\"time\":\"2026-11-21T07:12:55.123456Z\",\"severity\":\"WARNING\"\(rest)")
        #expect(
            try line(.awsLambda, loggedBy: event)
                == "{\"timestamp\":\"2026-11-21T07:12:55.123456Z\",\"level\":\"WARN\"\(rest)")
    }
}
