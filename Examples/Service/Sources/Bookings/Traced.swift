import Chiplog

private let log = Log("http")

/// The middleware: a handler whose every request is a span of the caller's trace. All that is logged while it is answered
/// has that trace's id and the request's own; an error is logged once, here, and answered with 500.
public func traced(_ next: @escaping Handler) -> Handler {
    { request in
        let headers = TraceHeaders(identifiers: [.requestID])
        return await headers.context(from: request.headers).run {
            await log.withSpan("request", ["method": request.method, "path": request.path]) { span in
                var response = Response(status: 500, body: "something went wrong")
                do {
                    response = try await next(request)
                } catch {
                    span.record(error)
                    log.error("request failed", error: error)
                }
                span["status"] = response.status
                // So that whoever asked can find the log of it.
                headers.write { response.headers[$0] = $1 }
                return response
            }
        }
    }
}
