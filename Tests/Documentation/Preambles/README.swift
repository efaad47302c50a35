import Chiplog
import ChiplogConfiguration
import ChiplogTesting
import Dispatch
import Testing

// What the README's pieces of code take for granted.

struct PaymentError: Error {}

enum CardDesk {
    static let log = Log("checkout")

    static func pay(_ amount: Double) {
        log.info("charging card", ["amount": amount, "currency": "EUR"])
        log.error("payment declined", ["code": 51])
    }
}

/// The desk when the bank declines for another reason than the test expects.
enum OtherCardDesk {
    #sourceLocation(file:"CardDesk.swift",line:7)
    static func pay(_ amount: Double) {
        log.info("charging card", ["amount": amount, "currency": "EUR"])
        log.error("payment declined", ["code": 5])
    }
    #sourceLocation()
}

struct Cart: Sendable {
    var count = 3
    var total = 29.97

    func summary() -> String { "\(count) items" }
}

/// A request as HTTP libraries have it: a header may be there several times.
struct Request: Sendable {
    struct Headers {
        subscript(name: String) -> [String] { [] }
    }

    var headers: Headers { Headers() }
}

struct OrderID: Sendable {
    var rawValue: Int
}

func charge() throws {}

let log = Log("checkout")
let error = PaymentError()
let cart = Cart()
let id = "4bf92f35"
let request = Request()
let queue = DispatchQueue(label: "queue")
