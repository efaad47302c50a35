// A row and its reference take turns, as two builds do in a comparison. Each has a batch of its own, since a reference may
// be several times as fast.
extension TimePass {
    func conduct(_ head: PassRequest, beside reference: PassRequest) throws(ArmFailure) -> PassPair {
        var pairs = PairedTime(base: reference, head: head, PairedTime.Method(turns: head.profile.samples))
        var blocks: [PairedBlock] = []
        for number in 0..<head.profile.processes {
            head.progress(number, head.profile.processes)
            blocks.append(try pairs.block(number))
        }
        let ratio = TimeMetrics.ratio(of: blocks.map(\.head), to: blocks.map(\.base))
        return PassPair(
            head: PassResult(metrics: TimeMetrics.values(of: blocks.map(\.head), ratio: ratio)),
            reference: PassResult(metrics: TimeMetrics.values(of: blocks.map(\.base))))
    }
}
