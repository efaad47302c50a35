// swift-tools-version: 6.2
import PackageDescription

// Continuous integration accepts no warning; a user's newer compiler may have new ones.
let isCI = Context.environment["CI"] != nil
let warnings: [SwiftSetting] = isCI ? [.treatAllWarnings(as: .error)] : []
let cWarnings: [CSetting] = isCI ? [.treatAllWarnings(as: .error)] : []

let strict: [SwiftSetting] =
    warnings + [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
    ]

// `LogEvent` is a non-escapable view of an encoded record; declaring one needs this feature, using one does not.
let lifetimes: [SwiftSetting] = strict + [.enableExperimentalFeature("Lifetimes")]

// Whoever runs some of the tests need not build all of them: CHIPLOG_TEST_TARGETS=ChiplogTests,ChiplogBenchTests:Load:Run
// is one target and two folders of another.
let testTargets = Context.environment["CHIPLOG_TEST_TARGETS"].map { list in
    list.split(separator: ",").map { $0.split(separator: ":").map(String.init) }
}

let package = Package(
    name: "chiplog",
    products: [
        .library(name: "Chiplog", targets: ["Chiplog"]),
        .library(name: "ChiplogConfiguration", targets: ["ChiplogConfiguration"]),
        .library(name: "ChiplogCapture", targets: ["ChiplogCapture"]),
        .library(name: "ChiplogTesting", targets: ["ChiplogTesting"]),
        .library(name: "ChiplogBench", targets: ["ChiplogBench"]),
        .library(name: "ChiplogBenchCLI", targets: ["ChiplogBenchCLI"]),
        .executable(name: "chiplog", targets: ["ChiplogCommand"]),
    ],
    targets: [
        // The logging core.
        .target(name: "CChiplogShims", cSettings: cWarnings),
        .target(name: "Chiplog", dependencies: ["CChiplogShims"], swiftSettings: lifetimes),

        // Test support.
        .target(name: "ChiplogCapture", dependencies: ["Chiplog"], swiftSettings: strict),
        .target(name: "ChiplogTesting", dependencies: ["ChiplogCapture"], swiftSettings: strict),

        // JSON with the place of each value, for scenarios, reports and configuration files.
        .target(name: "ChiplogJSON", swiftSettings: strict),
        .target(
            name: "ChiplogConfiguration",
            dependencies: ["Chiplog", "ChiplogJSON", "CChiplogShims"],
            swiftSettings: strict),

        // The benchmark harness: the engine knows no logs, no files, no printing.
        .target(name: "CBenchSystem", cSettings: cWarnings),
        .target(
            name: "ChiplogBench",
            dependencies: ["CBenchSystem", "ChiplogJSON"],
            resources: [
                .embedInCode("Reports/Schemas/report.schema.json"),
                .embedInCode("Releases/Schemas/release.schema.json"),
                .embedInCode("Scenarios/Schemas/scenario.schema.json"),
            ],
            swiftSettings: strict),
        // Stands in front of the allocator of every executable that links it: benchmarks and tests.
        .target(name: "CMallocCount", cSettings: cWarnings),
        .target(name: "ChiplogBenchCLI", dependencies: ["ChiplogBench", "CMallocCount"], swiftSettings: strict),

        // The command, and the scenarios that drive the core.
        .target(name: "CReference", path: "Benchmarks/CReference", cSettings: cWarnings),
        .target(
            name: "LoggingScenarios",
            dependencies: ["Chiplog", "ChiplogCapture", "ChiplogBench", "CReference"],
            path: "Benchmarks/LoggingScenarios",
            swiftSettings: strict),
        .executableTarget(
            name: "ChiplogCommand",
            dependencies: ["LoggingScenarios", "ChiplogBenchCLI"],
            path: "Benchmarks/ChiplogCommand",
            swiftSettings: strict),

        // A program that ends as told; the core's tests run it.
        .executableTarget(
            name: "LogVictim", dependencies: ["Chiplog"], path: "Tests/LogVictim", swiftSettings: strict),
        .testTarget(
            name: "ChiplogTests",
            dependencies: ["LogVictim", "Chiplog", "ChiplogCapture", "CChiplogShims", "CMallocCount"],
            swiftSettings: strict),
        // What a call allocates; of its own, so that an optimised build of it is a small one.
        .testTarget(name: "AllocationTests", dependencies: ["Chiplog", "CMallocCount"], swiftSettings: strict),
        .testTarget(name: "ChiplogCaptureTests", dependencies: ["ChiplogCapture"], swiftSettings: strict),
        .testTarget(name: "ChiplogTestingTests", dependencies: ["ChiplogTesting"], swiftSettings: strict),
        // Test suites of imaginary services, as users write them.
        .testTarget(name: "ExamplesTests", dependencies: ["ChiplogTesting"], swiftSettings: strict),
        .testTarget(
            name: "ChiplogConfigurationTests", dependencies: ["ChiplogConfiguration"], swiftSettings: strict),
        .testTarget(name: "ChiplogJSONTests", dependencies: ["ChiplogJSON"], swiftSettings: strict),
        .testTarget(name: "ChiplogBenchTests", dependencies: ["ChiplogBench", "CBenchSystem"], swiftSettings: strict),
        // Says what our statistics are; Tests/Oracles/statistics asks it and others, and compares.
        .executableTarget(
            name: "StatisticsAnswers", dependencies: ["ChiplogBench"], path: "Tests/StatisticsAnswers",
            swiftSettings: strict),
        .testTarget(
            name: "ChiplogBenchCLITests", dependencies: ["ChiplogBenchCLI", "ChiplogCommand", "ToyBenchmark"],
            swiftSettings: strict),
        // A benchmark that goes wrong as told; the command's tests run it.
        .executableTarget(
            name: "ToyBenchmark",
            dependencies: ["ChiplogBench", "ChiplogBenchCLI"],
            path: "Tests/ToyBenchmark",
            swiftSettings: strict),
        .testTarget(
            name: "LoggingScenariosTests",
            dependencies: ["LoggingScenarios", "ChiplogBench", "Chiplog", "ChiplogCommand"],
            swiftSettings: strict),
        .testTarget(name: "ArchitectureTests", swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)

if let testTargets {
    // What none of them needs is not built either.
    for parts in testTargets where parts.count > 1 {
        package.targets.first { $0.name == parts[0] }?.sources = Array(parts.dropFirst())
    }
    var needed: Set<String> = []
    var found = Set(testTargets.compactMap(\.first))
    while !found.isSubset(of: needed) {
        needed.formUnion(found)
        for target in package.targets where needed.contains(target.name) {
            for case .byNameItem(let name, _) in target.dependencies { found.insert(name) }
        }
    }
    package.targets.removeAll { !needed.contains($0.name) }
    package.products = []
}
