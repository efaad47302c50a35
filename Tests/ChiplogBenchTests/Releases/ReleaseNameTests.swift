import ChiplogBench
import Testing

@Suite struct ReleaseNameTests {
    @Test(arguments: [
        ("v1.2.0", "v1.2.0"), ("feature/x", "feature-x"), ("v1.0+build_7-rc", "v1.0+build_7-rc"),
        ("a b\u{0}\n", "a-b--"),
        ("é", "-"), ("e\u{301}", "e-"), ("../../etc/passwd", "release-..-..-etc-passwd"),
        (".hidden", "release-.hidden"),
        ("latest", "release-latest"), ("README", "release-README"), ("History", "release-History"), ("", "release-"),
        (String(repeating: "x", count: 500), String(repeating: "x", count: 120)),
    ])
    func `A label becomes a name that files may have`(label: String, name: String) {
        #expect(ReleaseName(label: label, commit: "c").fileName == name)
    }
}
