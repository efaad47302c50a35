"""Holds the links of all Markdown files of the repository against what is there.

    links.py [FILE.md...]     every *.md that git knows, or would add, unless told

A relative link must lead to a file or folder of the repository, its anchor to a heading (or an `id`) there, by the rules
of GitHub: lower case, no punctuation, dashes for spaces, a number behind the second of the same. A link to elsewhere
must be https and well-formed; it is not fetched. Links of DocC, as in `<doc:Name>`, are DocC's affair. Everything in
`Documentation/` must be reachable from README.md or Documentation/README.md. Ends with 1, and a line for each mistake,
when there is one.
"""

import pathlib
import re
import subprocess
import sys
import unicodedata
import urllib.parse

FENCE = re.compile(r"^\s*(```+|~~~+)")
HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$")
CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
COMMENT = re.compile(r"<!--.*?-->")
# [text](target "title"), ![text](target), [name]: target, <https://…>, src="…"; and a bare address.
INLINE = re.compile(r"\]\(\s*(?:<([^>]*)>|([^\s()]*(?:\([^\s()]*\)[^\s()]*)*))(?:\s+[\"'(][^)]*)?\s*\)")
REFERENCE = re.compile(r"^ {0,3}\[[^\]]+\]:\s*<?([^\s>]+)>?")
AUTOMATIC = re.compile(r"<([a-z][a-z0-9+.-]*:[^\s>]*)>", re.IGNORECASE)
ATTRIBUTE = re.compile(r"\b(?:href|src|srcset)\s*=\s*[\"']([^\"']*)[\"']", re.IGNORECASE)
BARE = re.compile(r"(?<![\w(<\"'=\[])(?:https?|ftp)://[^\s)>\]\"']+", re.IGNORECASE)
IDENTIFIER = re.compile(r"<a\s+(?:id|name)\s*=\s*[\"']([^\"']+)[\"']", re.IGNORECASE)
SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*:", re.IGNORECASE)
HOST = re.compile(r"^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$", re.IGNORECASE)


def git(*arguments):
    listed = subprocess.run(["git", "ls-files", "-z", *arguments], check=True, capture_output=True, text=True).stdout
    return [name for name in listed.split("\0") if name]


def prose(path):
    """The lines that are no code, with their numbers; code within a line and comments left out."""
    fence = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        mark = FENCE.match(line)
        if fence:
            if mark and mark[1].startswith(fence):
                fence = None
        elif mark:
            fence = mark[1]
        else:
            yield number, COMMENT.sub("", line)


def slug(heading):
    """What GitHub calls a heading: letters, digits, marks, dashes, underscores and, for spaces, dashes."""
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", heading)
    text = re.sub(r"<[^>]*>", "", text).replace("`", "").replace("*", "").strip().lower()
    kept = (character for character in text if character in " -_" or unicodedata.category(character)[0] in "LNM")
    return "".join(kept).replace(" ", "-")


def anchors(path):
    found, times = set(), {}
    for _, line in prose(path):
        found.update(IDENTIFIER.findall(line))
        if heading := HEADING.match(line):
            name = slug(heading[1])
            count = times[name] = times.get(name, -1) + 1
            found.add(f"{name}-{count}" if count else name)
    return found


def targets(line):
    """Where a line's links lead."""
    line = CODE.sub("", line)
    for pattern in (INLINE, REFERENCE, AUTOMATIC, ATTRIBUTE):
        for match in pattern.finditer(line):
            yield next((group for group in match.groups() if group is not None), "")
        line = pattern.sub("", line)
    for match in BARE.finditer(line):
        yield match[0].rstrip(".,;:!?")


class Links:
    """The repository's files, and which of them lead to which."""

    def __init__(self):
        self.root = pathlib.Path.cwd().resolve()
        self.files = set(git("--cached", "--others", "--exclude-standard"))
        self.folders = {str(parent) for name in self.files for parent in pathlib.PurePath(name).parents}
        self.known = {}
        self.leads = {}

    def mistakes(self, page):
        for number, line in prose(pathlib.Path(page)):
            for target in targets(line):
                if said := self.mistake(page, target):
                    yield f"{page}:{number}: {said}"

    def mistake(self, page, target):
        """What is wrong with a link; nothing where it leads somewhere."""
        if SCHEME.match(target):
            return None if target.startswith("doc:") else elsewhere(target)
        path, _, anchor = target.partition("#")
        path = urllib.parse.unquote(path)
        if path.startswith("/") or not target:
            return f'"{target}": expected a relative path'
        place = (self.root / page).parent / path if path else self.root / page
        try:
            name = str(pathlib.Path(*place.parts).resolve().relative_to(self.root))
        except ValueError:
            return f'"{target}" leads out of the repository'
        if name not in self.files and name not in self.folders:
            return f'"{target}": there is no {name} in the repository'
        self.leads.setdefault(page, set()).add(name)
        if anchor and name.endswith(".md"):
            if name not in self.known:
                self.known[name] = anchors(self.root / name)
            if urllib.parse.unquote(anchor) not in self.known[name]:
                return f'"{target}": {name} has no heading of that name'
        elif anchor and not name.endswith(".html"):
            return f'"{target}": an anchor in a file that is no Markdown'
        return None

    def reached(self, *starts):
        found, waiting = set(), list(starts)
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                waiting += self.leads.get(name, ())
        return found


def elsewhere(target):
    address = urllib.parse.urlsplit(target)
    if address.scheme.lower() != "https":
        return f'"{target}": expected https'
    if not HOST.match(address.hostname or "") or address.username or re.search(r"[\s\\^`{|}]", target):
        return f'"{target}" is no address that a browser would take'
    return None


def main(*pages):
    links = Links()
    all = [name for name in sorted(links.files) if name.endswith(".md")]
    found = {page: list(links.mistakes(page)) for page in (all if not pages else {*all, *pages})}
    told = [mistake for page in (pages or all) for mistake in found[page]]
    if not pages:
        reached = links.reached("README.md", "Documentation/README.md")
        told += [f"{name}: nothing leads here from README.md or Documentation/README.md"
                 for name in sorted(links.files) if name.startswith("Documentation/") and name not in reached]
    for mistake in told:
        print(mistake, file=sys.stderr)
    count = sum(len(names) for names in links.leads.values())
    print(f"links: {count} within the repository, {len(pages or all)} pages, {len(told)} mistakes")
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
