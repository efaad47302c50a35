import Testing

@testable import ChiplogBenchCLI

@Suite("What a package consists of")
struct PackageLayoutTests {
    private typealias Target = PackageLayout.Target

    /// A benchmark of `Core` by the harness of another package, with changes.
    private func layout(
        core path: String = "Sources/Core", adding targets: [PackageLayout.Target] = [], below: [String] = ["Core"]
    ) -> PackageLayout {
        PackageLayout(
            targets: [
                Target(name: "Core", path: path),
                Target(name: "bench", path: "Benchmarks/bench", targets: below, products: ["ChiplogBenchCLI"]),
            ] + targets,
            products: ["bench": ["bench"]])
    }

    private func fault(_ layout: PackageLayout, product: String = "bench") -> String? {
        #expect(throws: PackageLayoutError.self) { try layout.coreFolders(of: product) }?.sentence
    }

    @Test(
        "the core is what an executable measures, and neither the harness nor what needs it",
        arguments: [
            (
                DescribedPackages.chiplog, "chiplog",
                ["Benchmarks/CReference", "Sources/CChiplogShims", "Sources/Chiplog", "Sources/ChiplogCapture"]
            ),
            (DescribedPackages.sorting, "SortBenchmark", ["Library", "Sources/CSorting"]),
        ])
    func core(description: String, product: String, folders: [String]) throws {
        let layout = try #require(PackageLayout(json: description, in: ""))
        #expect(try layout.coreFolders(of: product) == folders)
    }

    @Test("paths, dependencies and executables are read as swift says them")
    func read() throws {
        let layout = try #require(PackageLayout(json: DescribedPackages.sorting, in: "/Server"))
        #expect(layout.products == ["Sorting": ["Sorting"], "SortBenchmark": ["SortBenchmark"]])
        #expect(layout.targets.count == 5)
        #expect(layout.targets.contains(Target(name: "Sorting", path: "Server/Library", targets: ["CSorting"])))
        #expect(
            layout.targets.contains(
                Target(
                    name: "SortScenarios", path: "Server/Sources/SortScenarios", targets: ["Sorting"],
                    products: ["ChiplogBench"])))
    }

    @Test(
        "what says something else is no description",
        arguments: [
            "", "error", "{}", #"{"targets": []}"#, #"{"targets": [{"name": "A"}], "products": []}"#,
            #"{"targets": [], "products": [{"targets": []}]}"#,
        ])
    func noDescription(text: String) {
        #expect(PackageLayout(json: text, in: "") == nil)
    }

    @Test("what another package of the repository has is part of the core, where the harness does not need it")
    func neighbour() throws {
        let benchmark = try #require(PackageLayout(json: DescribedPackages.benchmarks, in: "/Benchmarks"))
        #expect(benchmark.neighbours == ["/p", "/elsewhere/chiplog"])
        let library = try #require(PackageLayout(json: DescribedPackages.sorting, in: ""))
        #expect(try benchmark.adding(library).coreFolders(of: "NumberBenchmark") == ["Library", "Sources/CSorting"])
        let harness = try #require(PackageLayout(json: DescribedPackages.chiplog, in: "/chiplog"))
        #expect(
            try benchmark.adding(harness).adding(library).coreFolders(of: "NumberBenchmark")
                == ["Library", "Sources/CSorting"])
        #expect(fault(benchmark.adding(harness), product: "NumberBenchmark")?.contains("depends on no target") == true)
    }

    @Test("a target that is its whole package lies in the package's folder")
    func wholePackage() throws {
        let text = #"{"targets": [{"name": "A", "path": "."}], "products": []}"#
        for (folder, path) in [("", ""), ("/Server", "Server")] {
            #expect(PackageLayout(json: text, in: folder)?.targets.map(\.path) == [path])
        }
    }

    @Test("what both the harness and the core need stays the harness's")
    func shared() throws {
        let layout = PackageLayout(
            targets: [
                Target(name: "JSON", path: "Sources/JSON"),
                Target(name: "ChiplogBench", path: "Sources/ChiplogBench", targets: ["JSON"]),
                Target(name: "Core", path: "Sources/Core", targets: ["JSON"]),
                Target(name: "bench", path: "Sources/bench", targets: ["Core", "ChiplogBench"]),
            ], products: ["bench": ["bench"]])
        #expect(try layout.coreFolders(of: "bench") == ["Sources/Core"])
    }

    @Test("targets that depend on each other in a circle, which swift refuses later, do not hang it")
    func circle() throws {
        let circle = [
            Target(name: "A", path: "Sources/A", targets: ["B"]), Target(name: "B", path: "Sources/B", targets: ["A"]),
        ]
        #expect(try layout(adding: circle, below: ["A"]).coreFolders(of: "bench") == ["Sources/A", "Sources/B"])
    }

    @Test("a folder of the core in another one of the core goes with it, and one whose name begins alike does not")
    func nested() throws {
        let targets = [
            Target(name: "Deep", path: "Sources/Core/Deep"), Target(name: "CoreC", path: "Sources/CoreC"),
        ]
        let layout = layout(adding: targets, below: ["Core", "Deep", "CoreC"])
        #expect(try layout.coreFolders(of: "bench") == ["Sources/Core", "Sources/CoreC"])
    }

    @Test(
        "a folder that has files of others in it cannot be exchanged",
        arguments: [("", "bench"), ("Benchmarks", "bench"), ("Sources", "Tool")])
    func foreignFiles(path: String, name: String) {
        let tool = Target(name: "Tool", path: "Sources/Tool")
        #expect(
            fault(layout(core: path, adding: [tool]))
                == "the core's folder \"\(path)\" cannot be exchanged, since \(name), which is no part of it, lies there, "
                + "too")
    }

    @Test("where there is nothing to exchange it is said")
    func nothing() {
        #expect(
            fault(layout(below: [])) == "\"bench\" depends on no target in the repository that is not the harness's")
        #expect(fault(layout(), product: "other") == "the package of today has no product \"other\"")
    }
}
