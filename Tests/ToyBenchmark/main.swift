import ChiplogBenchCLI

await BenchCommand.main(provider: ToyProvider())
