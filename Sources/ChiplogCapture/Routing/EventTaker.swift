import Chiplog

/// What takes an event that is logged outside of every capture's task.
enum EventTaker {
    case capture(LogCapture, CapturedRecord.Route)
    /// That of a capture which has ended and is gone.
    case watch(LateWatch)

    func take(_ event: borrowing LogEvent) {
        switch self {
        case .capture(let capture, let route): capture.write(event, route: route)
        case .watch(let watch): watch.tell(of: event)
        }
    }
}
