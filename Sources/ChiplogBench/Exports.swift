// Scenarios and reports are JSON: a provider's section reads values, and a report's reader gets them.
@_exported public import ChiplogJSON

/// One value of a scenario.
public typealias ScenarioValue = DocumentValue

/// A strict cursor over one object of a scenario.
public typealias ScenarioReader = DocumentReader

/// What is wrong with a scenario, in one sentence that names the place.
public typealias ScenarioError = DocumentError

/// A scenario's document, with the place of each value: its line in the file, or the setting that put it there.
package typealias ScenarioSource = DocumentSource
