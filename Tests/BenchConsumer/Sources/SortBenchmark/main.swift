import ChiplogBenchCLI

await BenchCommand.main(section: "sort") { section in
    let count = try section.integer("count", in: 1...1_000_000)
    let numbers = (0..<count).map { ($0 &* 2_654_435_761) % 1_000_003 }
    return { _ in blackHole(numbers.sorted()) }
}
