"""Makes a package of the Swift blocks of Markdown files, so that a compiler reads what the reader is shown.

    blocks.py REPOSITORY PACKAGE FILE.md...

Each Markdown file becomes a test target, each of its ```swift blocks a source file whose lines are, for the compiler,
those of the Markdown file. What is in `Preambles/NAME.swift` for NAME.md is there for all its blocks to use, and the
comment `// module: Shop` there names the target; a block without imports has those of the preamble. A comment on the
line before the block says what the block is:

    <!-- code: file -->     a source file by itself; the tests in it run
    <!-- code: body -->     statements of a function that throws and awaits, only compiled; the same as no comment
    <!-- code: test -->     statements of a test with `.capturingLogs`, which is run and must pass
    <!-- code: fails -->    the same, but it must fail, in the words of the next block that has no language
    <!-- code: strict -->   the same with `.capturingLogs(failOn: .error)`
    <!-- code: shows json -->   statements of a test whose events, in that `LogFormat`, are the lines of the next block
                            that is no Swift, at times that begin with 2026-11-21T07:12:55.123456Z and are 1 ms apart
    <!-- code: configuration -->   a file that `LogConfiguration` reads
    <!-- code: scenario --> a file that `chiplog validate` reads; `commands.py` beside this has it read
    <!-- code: is PATH -->  what the repository's file PATH is, which something else builds or reads; in any language
    <!-- code: none -->     not Swift that could stand in a file, such as a part of a manifest

`<!-- code: test after try Checkout().pay(3) -->` puts a statement before the block, which the reader need not see. Before
a block that is no Swift, `<!-- code: fails after … -->` and `<!-- code: shows json after … -->` say all that it takes to
fail in the words of that block, or to show its lines.
"""

import itertools
import pathlib
import re
import sys

KINDS = ("file", "body", "test", "fails", "strict", "shows", "configuration", "scenario", "is", "none")
FAILING = ("fails", "strict")
# Those that the next block tells the outcome of.
TOLD = (*FAILING, "shows")
# Those that say of what.
NAMING = ("shows", "is")
OUTCOMES = ("", "json")
FORMATS = ("text", "json", "logfmt", "pretty", "openTelemetry", "googleCloud", "awsLambda")
COMMENT = re.compile(r"^<!-- code: (\w+)(?: (?!after )(\S+))?(?: after (.+))? -->$")
FENCE = re.compile(r"^(\s*)```(\w*)\s*$")
MODULE = re.compile(r"^// module: (\w+)$", re.MULTILINE)
IMPORT = re.compile(r"^(?:@\w+ |public |internal |private )*import \S.*$")


class Misuse(Exception):
    """What is wrong with a Markdown file, and where."""


class Block:
    """A fenced block: its language, its lines, the number of the first, and what its comment says."""

    def __init__(self, language, first, kind="body", name="", setup=""):
        self.language, self.first, self.kind, self.name, self.setup = language, first, kind, name, setup
        self.lines = []
        self.outcome = None


def read(line, place):
    """Kind, name and setup that a comment gives to a block."""
    match = COMMENT.match(line)
    if not match or match[1] not in KINDS or (match[1] in NAMING) != bool(match[2]):
        raise Misuse(f"{place}: error: expected <!-- code: {'|'.join(KINDS)} [after STATEMENT] -->; "
                     f"{' and '.join(NAMING)} with what")
    if match[1] == "shows" and match[2] not in FORMATS:
        raise Misuse(f"{place}: error: expected one of {', '.join(FORMATS)}, found {match[2]}")
    return match[1], match[2] or "", match[3] or ""


def blocks(path):
    """All fenced blocks of a file, in order."""
    found, block, comment = [], None, None
    for number, line in enumerate(path.read_text().splitlines(), 1):
        fence = FENCE.match(line)
        if block is not None:
            if fence and not fence[2]:
                found.append(block)
                block = None
            else:
                block.lines.append(line)
        elif fence:
            if fence[1] and fence[2] == "swift":
                raise Misuse(f"{path}:{number}: error: a block of Swift must begin at the margin")
            block = Block(fence[2], number + 1, *(comment or ()))
        elif line.startswith("<!-- code:"):
            comment = read(line, f"{path}:{number}")
            continue
        comment = None
    if block is not None:
        raise Misuse(f"{path}:{block.first - 1}: error: the block has no end")
    return found


def swift_blocks(path):
    """The blocks to be compiled, each whose outcome is told with that."""
    found = []
    for block in blocks(path):
        waits = found and found[-1].kind in TOLD and found[-1].outcome is None
        if block.kind == "is":
            hold(path, block)
        elif block.language in OUTCOMES and block.kind in TOLD:
            block.outcome, block.lines = block.lines, []
            found.append(block)
        elif block.language in OUTCOMES and waits:
            found[-1].outcome = block.lines
        elif block.kind == "configuration" or block.language == "swift" and block.kind != "none":
            found.append(block)
    for block in found:
        if block.kind in TOLD and block.outcome is None:
            raise Misuse(f"{path}:{block.first - 1}: error: the block {block.kind} something, but no block says what")
    return found


def hold(path, block):
    """Holds a block against the file that it shows."""
    file = pathlib.Path(block.name)
    if not file.is_file():
        raise Misuse(f"{path}:{block.first - 2}: error: there is no file {block.name} in the repository")
    lines = file.read_text().splitlines()
    for number, (shown, line) in enumerate(itertools.zip_longest(block.lines, lines)):
        if shown != line:
            raise Misuse(f"{path}:{block.first + number}: error: {block.name}:{number + 1} is not so any more: {line}")


def at(path, line, *text):
    """Text that for the compiler stands there."""
    return [f'#sourceLocation(file: "{path}", line: {line})', *text, "#sourceLocation()"]


def traits(block):
    """Those of the test that a block is, the outermost first."""
    capturing = ".capturingLogs(failOn: .error)" if block.kind == "strict" else ".capturingLogs"
    if block.outcome is None:
        return [capturing]
    outcome = ['##"""', *block.outcome, '"""##']
    if block.kind == "shows":
        return [f".shows({outcome[0]}", *outcome[1:-1], f"{outcome[-1]}, as: .{block.name})"]
    return [f".fails({outcome[0]}", *outcome[1:-1], f"{outcome[-1]}), {capturing}"]


def source(path, block, imports):
    """The source file of a block."""
    own = [line for line in block.lines if IMPORT.match(line)]
    shown = ["" if IMPORT.match(line) else line for line in block.lines]
    body = at(path, block.first, *shown)
    setup = at(path, block.first - 2, block.setup) if block.setup else []
    name = f"line{block.first - 1}"
    if block.kind == "file":
        text = body
    elif block.kind == "configuration":
        own = ["import ChiplogConfiguration", "import Testing"]
        text = [f"@Test func {name}() throws {{", '_ = try LogConfiguration(parsing: ##"""', *block.lines, '"""##)', "}"]
    elif block.kind == "body":
        text = [f"func {name}() async throws {{", *setup, *body, "}"]
    else:
        imports = imports | {"import ChiplogTesting", "import Testing"}
        start = at(path, block.first - 1, "@Test(")[:-1]
        text = [*start, *traits(block), f") func {name}() async throws {{", *setup, *body, "}"]
    if not own or block.kind in ("test", *TOLD):
        own += sorted(imports - set(own))
    return "\n".join([*own, *text]) + "\n"


def manifest(modules):
    targets = "".join(
        f'        .testTarget(name: "{module}", dependencies: [chiplog("ChiplogTesting"), '
        f'chiplog("ChiplogConfiguration")]),\n' for module in modules)
    return f"""// swift-tools-version: 6.2
import PackageDescription

func chiplog(_ product: String) -> Target.Dependency {{ .product(name: product, package: "chiplog") }}

let package = Package(
    name: "documentation",
    dependencies: [.package(name: "chiplog", path: "REPOSITORY")],
    targets: [
{targets}    ],
    swiftLanguageModes: [.v6])
"""


def write(folder, files):
    """Makes the folder hold these files; those that are so already are not touched, so that little is built again."""
    for old in folder.rglob("*.swift"):
        if old.relative_to(folder).as_posix() not in files:
            old.unlink()
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        if not file.exists() or file.read_text() != text:
            file.write_text(text)


def main(repository, package, *paths):
    here = pathlib.Path(__file__).parent
    files, modules, count = {}, [], 0
    for path in map(pathlib.Path, paths):
        preamble = here / "Preambles" / (path.stem + ".swift")
        shown = swift_blocks(path)
        if not shown:
            continue
        text = preamble.read_text() if preamble.exists() else "import ChiplogTesting\nimport Testing\n"
        name = MODULE.search(text)
        modules.append(name[1] if name else path.stem + "Blocks")
        folder = f"Tests/{modules[-1]}"
        imports = {line for line in text.splitlines() if IMPORT.match(line)}
        files[f"{folder}/Preamble.swift"] = "\n".join(at(preamble.relative_to(repository), 1, text)[:-1])
        for trait in ("ShownFailure.swift", "ShownLines.swift"):
            files[f"{folder}/{trait}"] = (here / trait).read_text()
        for block in shown:
            files[f"{folder}/Line{block.first - 1}.swift"] = source(path, block, imports)
            count += 1
    files["Package.swift"] = manifest(modules).replace("REPOSITORY", repository)
    write(pathlib.Path(package), files)
    print(f"{count} blocks of {', '.join(paths)}")


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except Misuse as misuse:
        sys.exit(str(misuse))
