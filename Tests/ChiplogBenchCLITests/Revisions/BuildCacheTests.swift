import ChiplogBench
import Glibc
import Testing

@testable import ChiplogBenchCLI

@Suite("The cache of builds")
final class BuildCacheTests {
    private let root: String
    private let cache: BuildCache
    /// Where a build put its products.
    private let products: String

    init() throws {
        var template = Array("/tmp/chiplog-test-XXXXXX".utf8CString)
        root = String(cString: try #require(mkdtemp(&template)))
        cache = BuildCache(folder: "\(root)/builds", product: "bench")
        products = "\(root)/products"
    }

    deinit { FileTree.remove(root) }

    private static func key(
        commit: String = "c", package: String = "", product: String = "bench", flags: [String] = [],
        toolchain: String = "Swift 6", harness: String = "1"
    ) -> BuildKey {
        BuildKey(
            commit: commit, package: package, pins: nil, recipe: BuildRecipe(product: product, flags: flags),
            toolchain: toolchain, harness: harness)
    }

    /// Makes products and the record of them.
    private func build(_ text: String) throws -> BuildRecord {
        FileTree.remove(products)
        try Folder.make("\(products)/bench_Data.resources")
        try FileBytes.create("\(products)/text", Array(text.utf8))
        try FileBytes.copyExecutable("\(products)/text", to: "\(products)/bench")
        try FileBytes.create("\(products)/libBench.so", [1])
        try FileBytes.create("\(products)/bench_Data.resources/data", [2])
        let binary = try #require(BinaryDigest(of: "\(products)/bench"))
        return BuildRecord(
            commit: "c", swift: "Swift version 6", flags: ["-Xswiftc", "-g"], harness: "1", binary: binary)
    }

    private func text(of program: BuiltProgram) throws -> String {
        String(decoding: try FileBytes.read(program.executable, limit: 1 << 20), as: UTF8.self)
    }

    @Test("everything that makes a build another one makes its key another one")
    func keys() {
        let keys = [
            Self.key(), Self.key(commit: "d"), Self.key(package: "/Server"), Self.key(product: "other"),
            Self.key(flags: ["-g"]), Self.key(flags: ["-g", "-h"]), Self.key(flags: ["-g-h"]),
            Self.key(toolchain: "Swift 7"), Self.key(harness: "2"), Self.key(commit: "", package: "c"),
            BuildKey(program: BinaryDigest(sha256: "c", bytes: 1)),
        ]
        #expect(Set(keys).count == keys.count)
        #expect(Self.key() == Self.key())
        for key in keys { #expect(key.description.count == 32) }
    }

    @Test(
        "what a build made is kept with what it needs to run, moved or beside the original", arguments: [true, false])
    func kept(isMoved: Bool) throws {
        #expect(cache.find(Self.key()) == nil)
        let record = try build("one")
        let kept = try cache.keep(record, as: Self.key(), from: products, isMoved: isMoved)
        #expect(kept.record == record)
        #expect(cache.find(Self.key()) == kept)
        #expect(try text(of: kept) == "one")
        let folder = "\(root)/builds/\(Self.key())"
        #expect(Folder.names(in: folder) == ["bench", "bench_Data.resources", "build.json", "libBench.so"])
        #expect(try FileBytes.read("\(folder)/bench_Data.resources/data", limit: 10) == [2])
        #expect(try FileBytes.read("\(folder)/libBench.so", limit: 10) == [1])
        #expect(Folder.names(in: "\(root)/builds") == [Self.key().description])
        #expect((access("\(products)/bench", F_OK) == 0) != isMoved)
    }

    @Test("a later build in the same place does not change a program that was copied")
    func copied() throws {
        let kept = try cache.keep(try build("one"), as: Self.key(), from: products, isMoved: false)
        _ = try build("two")
        #expect(try text(of: kept) == "one")
        #expect(cache.find(Self.key()) == kept)
    }

    @Test(
        "a broken entry is none, and is replaced",
        arguments: [
            "rm build.json", "echo '{' >build.json", "echo '{}' >build.json", "echo more >>bench", "rm bench",
            "chmod -x bench", "rm -r bench; mkdir bench",
        ])
    func broken(script: String) throws {
        _ = try cache.keep(try build("one"), as: Self.key(), from: products, isMoved: true)
        _ = try BuildTool(executable: "/bin/sh", variables: ["PATH": "/usr/bin:/bin"], stop: .never)
            .run(["-c", "cd \(root)/builds/\(Self.key()); \(script)"], within: .seconds(60))
        // Root may run anything that anybody may.
        #expect(cache.find(Self.key()) == nil)
        let kept = try cache.keep(try build("two"), as: Self.key(), from: products, isMoved: true)
        #expect(try text(of: kept) == "two")
        #expect(cache.find(Self.key()) == kept)
    }

    @Test("what cannot be kept is one error, and nothing half-written stays")
    func failed() throws {
        let record = try build("one")
        unlink("\(products)/bench")
        #expect(throws: FileError.self) { try cache.keep(record, as: Self.key(), from: products, isMoved: true) }
        #expect(Folder.names(in: "\(root)/builds") == [])
    }

    @Test("the builds used last are kept, as many as there is room for")
    func trimmed() throws {
        let keys = (0..<BuildCache.capacity + 3).map { Self.key(commit: "\($0)") }
        for (index, key) in keys.enumerated() {
            _ = try cache.keep(try build("\(index)"), as: key, from: products, isMoved: true)
            var times = [timeval(tv_sec: 1_000 + index, tv_usec: 0), timeval(tv_sec: 1_000 + index, tv_usec: 0)]
            #expect(utimes("\(root)/builds/\(key)", &times) == 0)
        }
        // Use makes an old one the newest.
        #expect(cache.find(keys[0]) != nil)
        cache.trim()
        let left = Set(Folder.names(in: "\(root)/builds") ?? [])
        #expect(left == Set(([keys[0]] + keys.suffix(BuildCache.capacity - 1)).map(\.description)))
    }

    @Test("what a killed process was writing is removed, and what a living one writes is not")
    func abandoned() throws {
        let names = ["\(getppid())-\(Self.key())", "\(pid_t.max)-\(Self.key())", "\(getpid())-\(Self.key())"]
        for name in names { try Folder.make("\(root)/builds/\(name)/deep") }
        cache.removeAbandoned()
        cache.trim()
        #expect(Folder.names(in: "\(root)/builds") == [names[0]])
    }
}
