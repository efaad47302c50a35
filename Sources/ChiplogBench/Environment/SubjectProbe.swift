public enum SubjectProbe {
    public static func thisBuild(id: String) -> Subject {
        Subject(
            id: id, label: id, git: nil, configuration: "release", swift: "6.3.1", flags: [], binarySHA256: nil,
            binaryBytes: nil)
    }
}
