import Glibc
import Testing

@testable import ChiplogBench
@testable import ChiplogBenchCLI

/// A git repository with a package, in a folder of its own, and a `swift` that does what a revision's `build.sh` says.
///
/// Neither the user's nor the system's configuration of git counts.
final class TemporaryPackage {
    /// Holds the repository, the tools and what they write down.
    let folder: String
    /// The package's place in the repository, as in `/Server`; empty where it is the whole.
    let packagePath: String
    var repository: String { "\(folder)/repository" }
    var package: String { repository + packagePath }

    init(packagePath: String = "") throws {
        var template = Array("/tmp/chiplog-test-XXXXXX".utf8CString)
        let made = try #require(mkdtemp(&template))
        // Without links, as git says it.
        folder = String(cString: try #require(realpath(made, nil)))
        self.packagePath = packagePath
        try Folder.make("\(folder)/bin")
        try Folder.make(package)
        try FileBytes.create("\(folder)/swift.sh", Array(Self.swift.utf8))
        try FileBytes.copyExecutable("\(folder)/swift.sh", to: "\(folder)/bin/swift")
        try git("init", "--quiet", "--initial-branch", "main")
        try write("Package.swift", "")
        try write("../.gitignore".dropping(packagePath.isEmpty ? "../" : ""), ".build/\n")
    }

    deinit { FileTree.remove(folder) }

    /// What the tools get: nothing of this process's but the path.
    var environment: [String: String] {
        [
            "PATH": "\(folder)/bin:" + ProcessEnvironment.current["PATH", default: "/usr/bin:/bin"], "HOME": folder,
            "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null", "FAKE": folder,
        ]
    }

    /// Writes a file of the package, in a folder that is made.
    func write(_ name: String, _ text: String) throws {
        let path = "\(package)/\(name)"
        if let slash = path.lastIndex(of: "/") { try Folder.make(String(path[..<slash])) }
        unlink(path)
        try FileBytes.create(path, Array(text.utf8))
    }

    /// Commits a revision whose build does what `script` says, in the shell of ``swift``.
    func commit(tag: String? = nil, build script: String = "succeed") throws {
        try write("build.sh", script + "\n")
        try git("add", "--all")
        try git(
            "-c", "user.name=T", "-c", "user.email=t@example.org", "commit", "--quiet", "--allow-empty", "-m", "x")
        if let tag { try git("tag", tag) }
    }

    @discardableResult
    func git(_ arguments: String...) throws -> String {
        let git = try #require(CommandOutput.find("git", in: environment["PATH"]))
        return try BuildTool(executable: git, variables: environment, stop: .never)
            .run(["-C", repository] + arguments, within: .seconds(60))
    }

    /// Makes a named pipe for a build to say something by.
    func pipe(_ name: String) -> String {
        let path = "\(folder)/\(name)"
        #expect(mkfifo(path, 0o600) == 0)
        return path
    }

    /// What was asked of `swift`, one line a call, with this folder's path shortened to `~`.
    var calls: [String] {
        let bytes = (try? FileBytes.read("\(folder)/calls", limit: 1 << 20)) ?? []
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
            .map { String($0).replacing(folder, with: "~").replacing("/\(getpid())-", with: "/PID-") }
    }

    /// The builds among ``calls``.
    var builds: [String] {
        calls.filter { $0.hasPrefix("build ") && !$0.hasSuffix("--show-bin-path") }
    }

    /// The names of worktrees that git knows, and of folders in which one may lie.
    func worktrees() throws -> [String] {
        let known = try git("worktree", "list", "--porcelain").split(separator: "\n")
            .filter { $0.hasPrefix("worktree ") }.dropFirst().map(String.init)
        return known + (Folder.names(in: "\(package)/.build/chiplog/worktrees") ?? [])
    }

    private static let swift = #"""
        #!/bin/sh
        echo "$*" >>"$FAKE/calls"
        if [ "$1" = --version ]; then
          echo "Swift version 6.9.8 (fake)"
          exit
        fi
        verb=$1
        while [ $# -gt 0 ]; do
          case $1 in
          --package-path) package=$2 ;;
          --scratch-path) scratch=$2 ;;
          --product) product=$2 ;;
          --show-bin-path) show=yes ;;
          esac
          shift
        done
        # What the package consists of is in a file.
        if [ "$verb" = package ]; then
          . "$package/describe.sh"
          exit
        fi
        bin=${scratch:-$package/.build}/release
        if [ -n "$show" ]; then
          echo "$bin"
          exit
        fi
        # A program that answers with $1, and that no other revision's equals.
        answering() {
          mkdir -p "$bin"
          printf '#!/bin/sh\n# %s\necho "%s"\n' "$(cat "$package/source.txt" 2>/dev/null)" "$1" >"$bin/$product"
          chmod +x "$bin/$product"
        }
        succeed() { answering 1; }
        . "$package/build.sh"
        """#
}

extension String {
    fileprivate func dropping(_ prefix: String) -> String {
        hasPrefix(prefix) ? String(dropFirst(prefix.count)) : self
    }
}
