/// Whose events a capture takes.
public enum CaptureScope: Sendable, Hashable {
    /// Those of the task, its child tasks, `Task { }`s, actors, and wherever `LogContext.current.run { }` has carried
    /// the context; and those that bear a trace which the capture has given out.
    case task
    /// Those too that no other capture takes, from wherever in the process: detached tasks, dispatch queues, threads;
    /// but of these only what logs without a pipeline of their own log. Of such captures there is one at a time, and
    /// those nested in it; the next waits for its end.
    ///
    /// What no capture takes may be another test's: a test that runs in parallel and has no capture has what it logs
    /// through the default pipeline in this one. Their records have the route `.process`, and expectations of absence
    /// count them. Where tests run in parallel, let all of them capture, or carry the context instead.
    case process
}
