// A benchmark's `main.swift` imports this module alone: its workloads and scenarios are the engine's.
@_exported public import ChiplogBench
