"""Holds the commands and the YAML that Markdown files show against the command itself.

    commands.py BINARY FILE.md...     BINARY is chiplog

In code, inline or in a block, whatever follows the name of a benchmark's executable must be a verb that `BINARY help`
lists, and every option behind it one that `BINARY help VERB` lists; a value of `--profile`, `--format` and `--metric`
must be one of the names that the option's help gives. An option that stands alone in inline code must be one of some
verb. A block of JSON behind `<!-- code: scenario -->` must be one that `BINARY validate` takes. A block of YAML must be YAML in which no key stands twice, with steps and jobs as GitHub or GitLab wants them; its
scripts, and blocks of `sh`, must be such that a shell can read them. Needs PyYAML. Ends with 1, and a line for each
mistake, when there is one.
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile

import yaml

# What stands in the documentation for the reader's own executable, too.
PROGRAM = r"(?:[\w./-]*/)?(?:chiplog|SortBenchmark|AppendBenchmark)"
# An invocation up to whatever ends a command of a shell.
INVOCATION = re.compile(rf"(?<![\w./:=-]){PROGRAM}\"?(?P<rest>(?:[ \t]+(?!#)(?:\"[^\"]*\"|'[^']*'|[^\s;&|()`])+)+)")
WORD = re.compile(r"\"[^\"]*\"|'[^']*'|[^\s]+")
OPTION = re.compile(r"^--?[a-z][a-z-]*")
FENCE = re.compile(r"^\s*```(\w*)\s*$")
INLINE = re.compile(r"`([^`\n]+)`")
# Options whose help lists the names that they take.
NAMED = ("--profile", "--format", "--metric")
NAMES = re.compile(r"([\w-]+(?:, ?[\w-]+)+) \(default")


class Help:
    """What the command says of itself."""

    def __init__(self, binary):
        self.binary = binary
        listed = re.search(r"^Verbs:\n((?:  .*\n)+)", self.ask(), re.MULTILINE)
        self.options = {line.split()[0]: {} for line in listed[1].splitlines()}
        for verb in self.options:
            # What an option does may take several lines.
            for line in re.sub(r"\n {10,}(?=\S)", " ", self.ask(verb)).splitlines():
                match = re.match(r"^  (?:(-\w), |    )(--[\w-]+)(.*)$", line)
                if match:
                    self.options[verb].update({name: match[3] for name in (match[1], match[2]) if name})

    def ask(self, *verb):
        return subprocess.run([self.binary, "help", *verb], check=True, capture_output=True, text=True).stdout

    def mistakes(self, words):
        """What is wrong with a command's words after its name."""
        verb = words[0]
        if verb in ("--version", "--help", "-h"):
            return
        if verb not in self.options:
            yield f'"{verb}" is no verb: chiplog help lists {", ".join(self.options)}'
            return
        known = self.options[verb]
        for index, word in enumerate(words[1:], 1):
            option = OPTION.match(word)
            if not option:
                continue
            if option[0] not in known:
                yield f'chiplog {verb} has no option {option[0]}: chiplog help {verb} lists {", ".join(sorted(known))}'
            elif option[0] in NAMED and index + 1 < len(words):
                names = re.split(r", ?", NAMES.search(known[option[0]])[1])
                for value in words[index + 1].split(","):
                    if value not in names and not value.isupper():
                        yield f'{option[0]} takes {", ".join(names)}, not "{value}"'

    def has(self, option):
        return any(option in options for options in self.options.values())


def code(text):
    """Pieces of code with the number of their line: (line, text, whether it is inline)."""
    fenced, inline = False, None
    for number, line in enumerate(text.splitlines(), 1):
        if FENCE.match(line):
            fenced = not fenced
        elif fenced:
            yield number, line, False
        else:
            yield from ((number, match[1], True) for match in INLINE.finditer(line))


def commands(page, text, help):
    for number, piece, inline in code(text):
        for match in INVOCATION.finditer(piece):
            words = [word.strip("\"'") for word in WORD.findall(match["rest"])]
            # A word in capitals stands for any verb; strokes stand between several.
            if re.fullmatch(r"[a-z-]+", words[0]) and "|" not in words:
                yield from (f"{page}:{number}: {mistake}" for mistake in help.mistakes(words))
        alone = OPTION.match(piece) if inline else None
        if alone and not help.has(alone[0]):
            yield f"{page}:{number}: no verb of chiplog has the option {alone[0]}"


class Loader(yaml.SafeLoader):
    """Fails where a key stands twice; `on` is a word, as in YAML 1.2, which GitHub reads."""

    def construct_mapping(self, node, deep=False):
        keys = [self.construct_object(key) for key, _ in node.value]
        for key in keys:
            if keys.count(key) > 1:
                raise yaml.constructor.ConstructorError(None, None, f'the key "{key}" stands twice', node.start_mark)
        return super().construct_mapping(node, deep)


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def readable(script):
    """What a shell has against a script; nothing where it can be read."""
    # What GitHub puts in before the shell sees it.
    script = re.sub(r"\$\{\{.*?\}\}", "x", script)
    return subprocess.run(["bash", "-n"], input=script, capture_output=True, text=True).stderr.strip()


def workflow(document):
    """Mistakes of a workflow for GitHub."""
    for key in ("name", "on", "jobs"):
        if key not in document:
            yield f'a workflow needs "{key}"'
    for name, job in document.get("jobs", {}).items():
        yield from (f'job {name} needs "{key}"' for key in ("runs-on", "steps") if key not in job)
        for index, step in enumerate(job.get("steps", []), 1):
            if ("uses" in step) == ("run" in step):
                yield f'job {name}, step {index}: expected either "uses" or "run"'
            if "uses" in step and not re.fullmatch(r"[\w.-]+/[\w./-]+@v\d+", step["uses"]):
                yield f'job {name}, step {index}: expected OWNER/ACTION@vN, found "{step["uses"]}"'
            yield from scripts(f"job {name}, step {index}", [step.get("run", "")])


def pipeline(document):
    """Mistakes of a pipeline for GitLab."""
    for name, job in document.items():
        if "script" not in job:
            yield f'job {name} needs "script"'
        yield from scripts(f"job {name}", job.get("script", []))


def scripts(place, all):
    for script in all:
        if said := readable(script):
            yield f"{place}: {said}"


def blocks(language, text):
    """The blocks in a language, with the number of their first line."""
    for match in re.finditer(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL):
        yield text.count("\n", 0, match.start(1)) + 1, match[1]


def shell(page, text):
    for number, block in blocks("sh", text):
        yield from (f"{page}:{number}: {mistake}" for mistake in scripts("shell", [block]))


def scenarios_shown(page, text, binary):
    """What the command has against the scenarios that are shown, in its own words."""
    for match in re.finditer(r"^<!-- code: scenario -->\n```json\n(.*?)^```", text, re.MULTILINE | re.DOTALL):
        name = json.loads(match[1])["name"]
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / f"{name}.json"
            file.write_text(match[1])
            said = subprocess.run([binary, "validate", file], capture_output=True, text=True)
        if said.returncode:
            yield f"{page}:{text.count(chr(10), 0, match.start(1)) + 1}: {said.stderr.strip()}"


def documents(page, text):
    for number, block in blocks("yaml", text):
        try:
            document = yaml.load(block, Loader)
        except yaml.YAMLError as error:
            mark = error.problem_mark
            yield f"{page}:{number + mark.line}: not YAML: {error.problem}"
            continue
        if not isinstance(document, dict):
            yield f"{page}:{number}: expected an object"
            continue
        # What is GitHub's has jobs, what is GitLab's is jobs.
        found = workflow(document) if "on" in document or "jobs" in document else pipeline(document)
        yield from (f"{page}:{number}: {mistake}" for mistake in found)
        if re.search(r"secrets\.|token", block, re.IGNORECASE):
            yield f"{page}:{number}: no token is ever needed, and here is one"


def main(binary, *pages):
    help = Help(binary)
    found, count = [], 0
    for page in pages:
        text = pathlib.Path(page).read_text(encoding="utf-8")
        found += [*commands(page, text, help), *scenarios_shown(page, text, binary), *documents(page, text)]
        found += shell(page, text)
        count += sum(len(INVOCATION.findall(piece)) for _, piece, _ in code(text))
    for mistake in found:
        print(mistake, file=sys.stderr)
    print(f"commands: {count} in {len(pages)} pages, {len(found)} mistakes")
    return 1 if found or not count else 0


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
