"""Holds the topics of a library's catalogue against its public types and functions.

    topics.py LIBRARY SYMBOLS.json     SYMBOLS.json is the library's symbol graph

DocC warns of a topic that does not exist, and not of a type that is in no topic. Ends with 1, and a line for each of
those, when there is one.
"""

import json
import pathlib
import re
import sys


def main(library, graph):
    catalogue = pathlib.Path(f"Sources/{library}/{library}.docc/{library}.md")
    # Of functions that differ in their types only, each has these behind its name.
    listed = set(re.findall(r"^- ``(.+?)(?:-\([^`]*\))?``$", catalogue.read_text(encoding="utf-8"), re.MULTILINE))
    symbols = json.loads(pathlib.Path(graph).read_text(encoding="utf-8"))["symbols"]
    public = {symbol["pathComponents"][0] for symbol in symbols if len(symbol["pathComponents"]) == 1}
    for name in sorted(public - listed):
        print(f"{catalogue}: error: {name} is public, and in no topic", file=sys.stderr)
    return 1 if public - listed else 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
