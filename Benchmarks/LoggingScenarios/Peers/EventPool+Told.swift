import Chiplog
import ChiplogBench

extension EventPool.Entry {
    /// The event as other languages read it: the message, and the fields where there are any.
    var told: JSON {
        switch self {
        case .mixed(let event): ["message": .string(event.message), "fields": event.told]
        case .plain, .three, .madeUp: ["message": .string(message)]
        }
    }
}

extension MixedEvent {
    /// The ten fields, in their order.
    fileprivate var told: JSON {
        [
            "order": .integer(order), "customer": .string(customer), "amount": .double(amount),
            "currency": .string(currency), "express": .bool(express), "items": .integer(items),
            "elapsed_ms": .integer(elapsedMilliseconds), "cart": ["id": .integer(cartID), "coupon": .orNull(coupon)],
            "tags": .array(tags.map { .string($0) }),
            "failure": [
                "type": .string(failure.type), "message": .string(failure.message),
                "causes": .array(
                    failure.causes.map { ["type": .string($0.type), "message": .string($0.message)] }),
            ],
        ]
    }
}
