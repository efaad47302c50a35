// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "service",
    // In a package of your own: the repository's URL.
    dependencies: [.package(name: "chiplog", path: "../..")],
    targets: [
        .target(name: "Bookings", dependencies: [.product(name: "Chiplog", package: "chiplog")]),
        .executableTarget(name: "BookingServer", dependencies: ["Bookings"]),
        .testTarget(
            name: "BookingsTests", dependencies: ["Bookings", .product(name: "ChiplogTesting", package: "chiplog")]),
    ]
)
