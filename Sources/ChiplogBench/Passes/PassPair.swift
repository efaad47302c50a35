/// What a pass found out about a row and its reference.
struct PassPair {
    var head = PassResult()
    var reference = PassResult()
}

extension Pass {
    func conduct(_ head: PassRequest, beside reference: PassRequest) throws(ArmFailure) -> PassPair {
        PassPair(
            head: try ArmFailure.of(.head) { () throws(WorkerFailure) in try conduct(head) },
            reference: try ArmFailure.of(.reference) { () throws(WorkerFailure) in try conduct(reference) })
    }
}
