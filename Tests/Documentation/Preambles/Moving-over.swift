import ChiplogTesting
import Testing

// module: MovingOver
// What the pieces of code of Documentation/Moving-over.md take for granted.

let log = Log("shop")

struct User: Sendable {
    var id = 7
}

struct Order: Sendable {
    var id = 42
    var total = 12.5
}

struct PaymentError: Error {}

let user = User()
let order = Order()
let error = PaymentError()
let isVerbose = false
let path = "app.log"

func charge(_ order: Order) async throws {}
func handle() async {}
