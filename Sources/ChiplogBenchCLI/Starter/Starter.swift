import ChiplogBench

/// What a package gets to begin with.
struct Starter {
    /// Paths and texts.
    let files: [(path: String, text: String)]
    /// What the scenario lacks, in a sentence that names the place; nil where it is valid.
    let gap: String?

    /// - Parameter product: The executable product that measures.
    init(_ provider: any WorkloadProvider, product: String, in place: StarterPlace) {
        let text = provider.starterScenario ?? StarterScenario.general()
        let path = StarterPlace.join(place.package, ScenarioFolder.default.file(of: StarterScenario.name))
        files = [
            (path, text),
            (
                StarterPlace.join(place.repository, ".github/workflows/benchmarks.yml"),
                StarterWorkflow(product: product, folder: place.path).text
            ),
        ]
        do throws(ScenarioError) {
            _ = try ScenarioFile.load(name: path, bytes: Array(text.utf8), settings: [], provider: provider)
            gap = nil
        } catch {
            gap = error.description
        }
    }
}
