"""Checks a JSON document against a JSON Schema (2020-12): check.py DOCUMENT.json SCHEMA.json

Needs jsonschema (PyPI). Prints every violation with its place and exits with 1 if there is one.
"""

import json
import sys

from jsonschema import Draft202012Validator


def main(document_path: str, schema_path: str) -> int:
    with open(document_path, encoding="utf-8") as file:
        document = json.load(file)
    with open(schema_path, encoding="utf-8") as file:
        schema = json.load(file)
    Draft202012Validator.check_schema(schema)
    errors = sorted(Draft202012Validator(schema).iter_errors(document), key=lambda error: error.json_path)
    for error in errors:
        print(f"{document_path}: {error.json_path}: {error.message}", file=sys.stderr)
    return 1 if errors else 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], sys.argv[2]))
