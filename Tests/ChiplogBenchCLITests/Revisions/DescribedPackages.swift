/// What `swift package describe --type json` of Swift 6.3.1 says, without what nobody here reads.
enum DescribedPackages {
    /// The one of this project.
    static let chiplog = #"""
        {"dependencies": [], "manifest_display_name": "chiplog", "name": "chiplog", "path": "/p", "platforms": [],
          "swift_languages_versions": ["6"], "tools_version": "6.2",
        "products": [
          {"name": "Chiplog", "targets": ["Chiplog"], "type": {"library": ["automatic"]}},
          {"name": "ChiplogConfiguration", "targets": ["ChiplogConfiguration"], "type": {"library": ["automatic"]}},
          {"name": "ChiplogCapture", "targets": ["ChiplogCapture"], "type": {"library": ["automatic"]}},
          {"name": "ChiplogTesting", "targets": ["ChiplogTesting"], "type": {"library": ["automatic"]}},
          {"name": "ChiplogBench", "targets": ["ChiplogBench"], "type": {"library": ["automatic"]}},
          {"name": "ChiplogBenchCLI", "targets": ["ChiplogBenchCLI"], "type": {"library": ["automatic"]}},
          {"name": "chiplog", "targets": ["ChiplogCommand"], "type": {"executable": null}},
          {"name": "ToyBenchmark", "targets": ["ToyBenchmark"], "type": {"executable": null}},
          {"name": "StatisticsAnswers", "targets": ["StatisticsAnswers"], "type": {"executable": null}},
          {"name": "LogVictim", "targets": ["LogVictim"], "type": {"executable": null}}
        ],
        "targets": [
          {"module_type": "SwiftTarget", "name": "ToyBenchmark", "path": "Tests/ToyBenchmark",
            "target_dependencies": ["ChiplogBench", "ChiplogBenchCLI"], "type": "executable"},
          {"module_type": "SwiftTarget", "name": "StatisticsAnswers", "path": "Tests/StatisticsAnswers",
            "target_dependencies": ["ChiplogBench"], "type": "executable"},
          {"module_type": "SwiftTarget", "name": "LoggingScenariosTests", "path": "Tests/LoggingScenariosTests",
            "target_dependencies": ["LoggingScenarios", "ChiplogBench", "Chiplog", "ChiplogCommand"], "type": "test"},
          {"module_type": "SwiftTarget", "name": "LoggingScenarios", "path": "Benchmarks/LoggingScenarios",
            "target_dependencies": ["Chiplog", "ChiplogCapture", "ChiplogBench", "CReference"], "type": "library"},
          {"module_type": "SwiftTarget", "name": "LogVictim", "path": "Tests/LogVictim",
            "target_dependencies": ["Chiplog"], "type": "executable"},
          {"module_type": "SwiftTarget", "name": "ExamplesTests", "path": "Tests/ExamplesTests",
            "target_dependencies": ["ChiplogTesting"], "type": "test"},
          {"module_type": "SwiftTarget", "name": "ChiplogTests", "path": "Tests/ChiplogTests",
            "target_dependencies": ["LogVictim", "Chiplog", "ChiplogCapture", "CMallocCount"], "type": "test"},
          {"module_type": "SwiftTarget", "name": "ChiplogTestingTests", "path": "Tests/ChiplogTestingTests",
            "target_dependencies": ["ChiplogTesting"], "type": "test"},
          {"module_type": "SwiftTarget", "name": "ChiplogTesting", "path": "Sources/ChiplogTesting",
            "target_dependencies": ["ChiplogCapture"], "type": "library"},
          {"module_type": "SwiftTarget", "name": "ChiplogJSONTests", "path": "Tests/ChiplogJSONTests",
            "target_dependencies": ["ChiplogJSON"], "type": "test"},
          {"module_type": "SwiftTarget", "name": "ChiplogJSON", "path": "Sources/ChiplogJSON", "type": "library"},
          {"module_type": "SwiftTarget", "name": "ChiplogConfigurationTests",
            "path": "Tests/ChiplogConfigurationTests", "target_dependencies": ["ChiplogConfiguration"],
            "type": "test"},
          {"module_type": "SwiftTarget", "name": "ChiplogConfiguration", "path": "Sources/ChiplogConfiguration",
            "target_dependencies": ["Chiplog", "ChiplogJSON", "CChiplogShims"], "type": "library"},
          {"module_type": "SwiftTarget", "name": "ChiplogCommand", "path": "Benchmarks/ChiplogCommand",
            "target_dependencies": ["LoggingScenarios", "ChiplogBenchCLI"], "type": "executable"},
          {"module_type": "SwiftTarget", "name": "ChiplogCaptureTests", "path": "Tests/ChiplogCaptureTests",
            "target_dependencies": ["ChiplogCapture"], "type": "test"},
          {"module_type": "SwiftTarget", "name": "ChiplogCapture", "path": "Sources/ChiplogCapture",
            "target_dependencies": ["Chiplog"], "type": "library"},
          {"module_type": "SwiftTarget", "name": "ChiplogBenchTests", "path": "Tests/ChiplogBenchTests",
            "target_dependencies": ["ChiplogBench", "CBenchSystem"], "type": "test"},
          {"module_type": "SwiftTarget", "name": "ChiplogBenchCLITests", "path": "Tests/ChiplogBenchCLITests",
            "target_dependencies": ["ChiplogBenchCLI", "ChiplogCommand", "ToyBenchmark"], "type": "test"},
          {"module_type": "SwiftTarget", "name": "ChiplogBenchCLI", "path": "Sources/ChiplogBenchCLI",
            "target_dependencies": ["ChiplogBench", "CMallocCount"], "type": "library"},
          {"module_type": "SwiftTarget", "name": "ChiplogBench", "path": "Sources/ChiplogBench",
            "target_dependencies": ["CBenchSystem", "ChiplogJSON"], "type": "library"},
          {"module_type": "SwiftTarget", "name": "Chiplog", "path": "Sources/Chiplog",
            "target_dependencies": ["CChiplogShims"], "type": "library"},
          {"module_type": "ClangTarget", "name": "CReference", "path": "Benchmarks/CReference", "type": "library"},
          {"module_type": "ClangTarget", "name": "CMallocCount", "path": "Sources/CMallocCount", "type": "library"},
          {"module_type": "ClangTarget", "name": "CChiplogShims", "path": "Sources/CChiplogShims", "type": "library"},
          {"module_type": "ClangTarget", "name": "CBenchSystem", "path": "Sources/CBenchSystem", "type": "library"},
          {"module_type": "SwiftTarget", "name": "ArchitectureTests", "path": "Tests/ArchitectureTests",
            "type": "test"},
          {"module_type": "SwiftTarget", "name": "AllocationTests", "path": "Tests/AllocationTests",
            "target_dependencies": ["Chiplog", "CMallocCount"], "type": "test"}
        ]}
        """#

    /// One that measures its library with the harness as a dependency, which `swift` does not fetch to say this.
    static let sorting = #"""
        {"dependencies": [{"identity": "chiplog", "requirement": {"range": [{"lower_bound": "1.0.0",
          "upper_bound": "2.0.0"}]}, "type": "sourceControl", "url": "https://example.org/chiplog"}],
          "manifest_display_name": "sorting", "name": "sorting", "path": "/p", "platforms": [],
          "tools_version": "6.2",
        "products": [
          {"name": "Sorting", "targets": ["Sorting"], "type": {"library": ["automatic"]}},
          {"name": "SortBenchmark", "targets": ["SortBenchmark"], "type": {"executable": null}}
        ],
        "targets": [
          {"module_type": "SwiftTarget", "name": "SortingTests", "path": "Tests/SortingTests",
            "sources": ["SortingTests.swift"], "target_dependencies": ["Sorting"], "type": "test"},
          {"module_type": "SwiftTarget", "name": "Sorting", "path": "Library", "sources": ["Sorting.swift"],
            "target_dependencies": ["CSorting"], "type": "library"},
          {"module_type": "SwiftTarget", "name": "SortScenarios", "path": "Sources/SortScenarios",
            "product_dependencies": ["ChiplogBench"], "sources": ["SortProvider.swift"],
            "target_dependencies": ["Sorting"], "type": "library"},
          {"module_type": "SwiftTarget", "name": "SortBenchmark", "path": "Sources/SortBenchmark",
            "product_dependencies": ["ChiplogBenchCLI"], "sources": ["main.swift"],
            "target_dependencies": ["SortScenarios"], "type": "executable"},
          {"module_type": "ClangTarget", "name": "CSorting", "path": "Sources/CSorting", "sources": ["sort.c"],
            "type": "library"}
        ]}
        """#

    /// A benchmark beside the package that it measures, in a folder of it.
    static let benchmarks = #"""
        {"manifest_display_name": "numbers-benchmarks", "name": "numbers-benchmarks", "path": "/p/Benchmarks",
          "platforms": [], "tools_version": "6.2",
        "dependencies": [
          {"identity": "graft.dep", "path": "/p", "type": "fileSystem"},
          {"identity": "chiplog", "path": "/elsewhere/chiplog", "type": "fileSystem"}
        ],
        "products": [
          {"name": "NumberBenchmark", "targets": ["NumberBenchmark"], "type": {"executable": null}}
        ],
        "targets": [
          {"module_type": "SwiftTarget", "name": "NumberBenchmark", "path": "Sources/NumberBenchmark",
            "product_dependencies": ["Sorting", "ChiplogBenchCLI"], "sources": ["main.swift"], "type": "executable"}
        ]}
        """#
}
