/// What a task carries for the logging calls made in it: fields, a trace context, a pipeline, and whatever else has a
/// `LogContextKey`. A value; `run` binds it.
///
/// ```swift
/// LogContext.with(["request": id]) {
///     log.info("accepted")            // has the field `request`, and so has all that is logged from here
/// }
/// ```
/// It reaches child tasks, `async let`, task groups, `Task { }` and actors. To `Task.detached`, dispatch queues and
/// threads it is carried by hand: `let context = LogContext.current; queue.async { context.run { … } }`.
public struct LogContext: Sendable {
    /// A handful at most, so they are searched in order; copying a context copies no more than this array.
    private var values: [(key: ObjectIdentifier, value: any Sendable)] = []

    /// A context that carries nothing.
    public init() {}

    /// What is carried under `key`, or nil.
    public subscript<Key: LogContextKey>(key: Key.Type) -> Key.Value? {
        get {
            values.first { $0.key == ObjectIdentifier(key) }?.value as? Key.Value
        }
        set {
            let place = values.firstIndex { $0.key == ObjectIdentifier(key) }
            switch (place, newValue) {
            case (let place?, let value?): values[place].value = value
            case (let place?, nil): values.remove(at: place)
            case (nil, let value?): values.append((ObjectIdentifier(key), value))
            case (nil, nil): break
            }
        }
    }
}
