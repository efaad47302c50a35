// The peer print: `print default|fast worker [--protocol]`.
@preconcurrency import Glibc

let words = CommandLine.arguments.dropFirst()
switch Array(words) {
case ["default", "worker"], ["fast", "worker"]:
    var worker = Worker(isFast: words.first == "fast")
    try worker.serve()
case ["default", "worker", "--protocol"], ["fast", "worker", "--protocol"]:
    print("1\nversion \(swiftVersion)\nlanguage Swift (swiftc \(swiftVersion))")
default:
    fputs("usage: print default|fast worker [--protocol]\n", stderr)
    exit(2)
}
