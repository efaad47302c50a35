import ChiplogBenchCLI
import LoggingScenarios

await BenchCommand.main(provider: LoggingProvider())
