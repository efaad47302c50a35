// swift-tools-version: 6.2
import PackageDescription

// A package as somebody else would write it: a benchmark of something that is no logger, with public products only.
let package = Package(
    name: "bench-consumer",
    dependencies: [.package(name: "chiplog", path: "../..")],
    targets: [
        .executableTarget(
            name: "SortBenchmark", dependencies: [.product(name: "ChiplogBenchCLI", package: "chiplog")]),
        // One whose output is read back.
        .executableTarget(
            name: "AppendBenchmark", dependencies: [.product(name: "ChiplogBenchCLI", package: "chiplog")]),
    ]
)
