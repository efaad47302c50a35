/// What a client asks for.
public struct Request: Sendable {
    public var method: String
    public var path: String
    public var headers: [String: String]
    public var body: [String: String]

    public init(
        _ method: String, _ path: String, headers: [String: String] = [:], body: [String: String] = [:]
    ) {
        self.method = method
        self.path = path
        self.headers = headers
        self.body = body
    }
}

/// What it gets.
public struct Response: Sendable {
    public var status: Int
    public var headers: [String: String] = [:]
    public var body = ""
}

/// Answers a request.
public typealias Handler = @Sendable (Request) async throws -> Response
