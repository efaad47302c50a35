/// What a worker process is to work on: one row, one pass.
struct WorkerAssignment: Equatable, Sendable {
    /// The scenario file's name, as errors call it.
    var file: String
    /// The file's bytes as text; a file that is not UTF-8 has been refused before a worker starts.
    var text: String
    /// The files that it extends.
    var bases: [ScenarioText] = []
    /// The texts of the `--set` options.
    var settings: [String]
    /// The row's id.
    var id: String
    var pass: PassName
    /// Whose workload it is to drive.
    var arm = Arm.head
    var seed: UInt64
    /// The folder that the worker makes for its output files.
    var directory: String
    /// The process that started the worker, without which it must not live.
    var parent: Int
    /// What a worker is told that does not read scenario files; nil for one that does.
    var task: JSON?

    var json: JSON {
        let own: JSON = [
            "file": .string(file),
            "text": .string(text),
            "bases": .array(bases.map(\.json)),
            "settings": .array(settings.map { .string($0) }),
            "id": .string(id),
            "pass": .string(pass.rawValue),
            "arm": .string(arm.rawValue),
            "seed": .integer(seed),
            "directory": .string(directory),
            "parent": .integer(parent),
        ]
        return .object((own.members ?? []) + (task.map { [JSON.Member("task", $0)] } ?? []))
    }

    init?(json: JSON) {
        guard let file = json["file"]?.string, let text = json["text"]?.string, let id = json["id"]?.string,
            let bases = json["bases"]?.array?.compactMap(ScenarioText.init(json:)),
            let settings = json["settings"]?.array?.compactMap(\.string),
            let pass = json["pass"]?.string.flatMap(PassName.init(rawValue:)),
            let arm = json["arm"]?.string.flatMap(Arm.init(rawValue:)), let seed = json["seed"]?.uint,
            let directory = json["directory"]?.string, let parent = json["parent"]?.int
        else { return nil }
        self.init(
            file: file, text: text, bases: bases, settings: settings, id: id, pass: pass, arm: arm, seed: seed,
            directory: directory, parent: parent, task: json["task"])
    }

    init(
        file: String, text: String, bases: [ScenarioText] = [], settings: [String], id: String, pass: PassName,
        arm: Arm = .head, seed: UInt64, directory: String, parent: Int, task: JSON? = nil
    ) {
        self.file = file
        self.text = text
        self.bases = bases
        self.settings = settings
        self.id = id
        self.pass = pass
        self.arm = arm
        self.seed = seed
        self.directory = directory
        self.parent = parent
        self.task = task
    }

    /// Resolves the scenario file again and finds the row in it.
    func scenario(for provider: any WorkloadProvider) throws(WorkloadError) -> Scenario {
        do throws(ScenarioError) {
            var settings: [ScenarioSetting] = []
            for text in self.settings { settings.append(try ScenarioSetting(text)) }
            let rows = try ScenarioFile.load(
                name: file, bytes: Array(text.utf8), settings: settings, provider: provider, readBase: base)
            if let row = rows.first(where: { $0.id == id }) { return row }
        } catch {
            throw WorkloadError(error.description)
        }
        throw WorkloadError("\(file) has no row \"\(id)\"; the file or the command changed during the run")
    }

    private func base(_ path: String) throws(ScenarioError) -> [UInt8] {
        guard let base = bases.first(where: { $0.file == path }) else {
            throw ScenarioError(place: path, message: "was not sent along")
        }
        return Array(base.text.utf8)
    }
}
