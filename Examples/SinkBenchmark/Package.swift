// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "sink-benchmark",
    // In a package of your own: the repository's URL.
    dependencies: [.package(name: "chiplog", path: "../..")],
    targets: [
        .executableTarget(
            name: "FrameBenchmark",
            dependencies: [
                .product(name: "Chiplog", package: "chiplog"), .product(name: "ChiplogBenchCLI", package: "chiplog"),
            ])
    ]
)
