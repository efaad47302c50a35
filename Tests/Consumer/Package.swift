// swift-tools-version: 6.2
import PackageDescription

// A package as a user has it: it sees the products of this repository and nothing else. `check` builds and tests it.

let strict: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

func chiplog(_ product: String) -> Target.Dependency {
    .product(name: product, package: "chiplog")
}

let package = Package(
    name: "consumer",
    dependencies: [.package(name: "chiplog", path: "../..")],
    targets: [
        .target(name: "Shop", dependencies: [chiplog("Chiplog")], swiftSettings: strict),
        .testTarget(name: "ShopTests", dependencies: ["Shop", chiplog("ChiplogTesting")], swiftSettings: strict),
        .testTarget(name: "ShopXCTests", dependencies: ["Shop", chiplog("ChiplogTesting")], swiftSettings: strict),
        .executableTarget(name: "CaptureDemo", dependencies: [chiplog("ChiplogCapture")], swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
