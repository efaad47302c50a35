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
    private var slots: [(key: ObjectIdentifier, slot: any AnyObject & Sendable)] = []

    /// A context that carries nothing.
    public init() {}

    /// What is carried under `key`, or nil.
    public subscript<Key: LogContextKey>(key: Key.Type) -> Key.Value? {
        get {
            for (name, slot) in slots where name == ObjectIdentifier(key) {
                return (slot as? Slot<Key>)?.value
            }
            return nil
        }
        set {
            let place = slots.firstIndex { $0.key == ObjectIdentifier(key) }
            switch (place, newValue.map { Slot<Key>($0) }) {
            case (let place?, let slot?): slots[place].slot = slot
            case (let place?, nil): slots.remove(at: place)
            case (nil, let slot?): slots.append((ObjectIdentifier(key), slot))
            case (nil, nil): break
            }
        }
    }

    /// A value behind a reference: finding out a class's type costs a comparison, an existential value's ten times that.
    private final class Slot<Key: LogContextKey>: Sendable {
        let value: Key.Value

        init(_ value: Key.Value) {
            self.value = value
        }
    }
}
