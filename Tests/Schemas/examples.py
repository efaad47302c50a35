"""Checks the JSON examples of a Markdown file against the scenario schema: examples.py FILE.md SCHEMA.json

An example without a header gets one. Needs jsonschema (PyPI). Prints every violation with the example's line and exits
with 1 if there is one, and if there is no example at all.
"""

import json
import re
import sys

from jsonschema import Draft202012Validator


def main(page_path: str, schema_path: str) -> int:
    with open(page_path, encoding="utf-8") as file:
        page = file.read()
    with open(schema_path, encoding="utf-8") as file:
        validator = Draft202012Validator(json.load(file))
    blocks = list(re.finditer(r"^```json\n(.*?)^```", page, re.MULTILINE | re.DOTALL))
    wrong = 0
    for block in blocks:
        line = page.count("\n", 0, block.start(1)) + 1
        document = {"schema": "chiplog.scenario/1", "name": "example"} | json.loads(block.group(1))
        for error in validator.iter_errors(document):
            print(f"{page_path}:{line}: {error.json_path}: {error.message}", file=sys.stderr)
            wrong += 1
    return 1 if wrong or not blocks else 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], sys.argv[2]))
