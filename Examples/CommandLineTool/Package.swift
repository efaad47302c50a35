// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "command-line-tool",
    // In a package of your own: the repository's URL.
    dependencies: [.package(name: "chiplog", path: "../..")],
    targets: [
        .executableTarget(name: "wordcount", dependencies: [.product(name: "Chiplog", package: "chiplog")]),
        // Runs the tool, as a person or a script does.
        .testTarget(name: "WordCountTests", dependencies: ["wordcount"]),
    ]
)
