"""Reads back the lines of hostile events and compares them with what went in.

Usage: line_oracle.py FOLDER COUNT

FOLDER holds a file for each of the formats in `main`, one line per event each, and `expected`: what each line must say, in the words
that Tests/ChiplogTests/Oracle/Expectation.swift describes. Ends with status 0 when all agree; else it prints the first
disagreements and ends with 1.
"""

import base64
import datetime
import json
import re
import struct
import sys

CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
UNFIT_FOR_KEYS = re.compile("[\x00- =\"\\\\\x7f-\x9f\u2028\u2029]")
RESERVED = {"time", "level", "label", "message", "error", "source", "function", "trace_id", "span_id"}
EXCEPTION = {"exception.type", "exception.message", "exception.causes"}
CODE = {"code.file.path", "code.line.number", "code.function.name"}
SEVERITY = {"trace": 1, "debug": 5, "info": 9, "notice": 10, "warning": 13, "error": 17, "critical": 21}


class Disagreement(Exception):
    pass


def check(condition, *what):
    if not condition:
        raise Disagreement(" ".join(ascii(part)[:400] if not isinstance(part, str) else part[:400] for part in what))


# What was expected: values as tuples (kind, …), so that nothing is equal that should not be.


def read_value(words):
    word = next(words)
    kind, rest = word[0], word[1:]
    if kind in "ntf[{" and rest:
        raise ValueError(word)
    if kind == "n":
        return ("null",)
    if kind in "tf":
        return ("bool", kind == "t")
    if kind == "i":
        return ("int", int(rest))
    if kind == "d":
        return ("double", int(rest, 16))
    if kind == "s":
        return ("string", bytes.fromhex(rest).decode("utf-8"))
    if kind == "b":
        return ("bytes", bytes.fromhex(rest))
    if kind == "T":
        return ("time", int(rest))
    if kind == "D":
        return ("duration", *map(int, rest.split(",")))
    if kind == "[":
        elements = []
        while (element := read_value(words)) is not END:
            elements.append(element)
        return ("array", elements)
    if kind == "{":
        return ("object", read_fields(words))
    if kind == "e":
        links = [(bytes.fromhex(rest).decode("utf-8"), bytes.fromhex(next(words)[1:]).decode("utf-8"))]
        while (word := next(words)) != ";":
            links.append((bytes.fromhex(word[1:]).decode("utf-8"), bytes.fromhex(next(words)[1:]).decode("utf-8")))
        return ("error", links)
    if kind == "]":
        return END
    raise ValueError(word)


END = object()


def read_fields(words):
    fields = []
    while (word := next(words)) != "}":
        fields.append((bytes.fromhex(word[1:]).decode("utf-8"), read_value(words)))
    return fields


# What each kind of value is as text and as JSON.


def double_bits(number):
    return struct.unpack("<Q", struct.pack("<d", number))[0]


def number_name(bits):
    """NaN and the infinities, for which JSON has no number; None for all others."""
    exponent, fraction = bits >> 52 & 0x7FF, bits & ((1 << 52) - 1)
    if exponent != 0x7FF:
        return None
    return "NaN" if fraction else ("-Infinity" if bits >> 63 else "Infinity")


def time_text(nanoseconds, exact):
    second, rest = divmod(nanoseconds, 1_000_000_000)
    moment = datetime.datetime(1970, 1, 1) + datetime.timedelta(seconds=second)
    digits = f"{rest:09d}"
    if not exact or digits.endswith("000"):
        digits = digits[:6]
    return f"{moment.year:04d}" + moment.strftime("-%m-%dT%H:%M:%S.") + digits + "Z"


def duration_text(seconds, attoseconds):
    total = seconds * 10**18 + attoseconds
    whole, fraction = divmod(abs(total), 10**18)
    tail = f".{fraction:018d}".rstrip("0") if fraction else ""
    return ("-" if total < 0 else "") + f"{whole}{tail}s"


def text_of(value):
    """The text of a value that is written as a string in JSON; None for the others."""
    kind = value[0]
    if kind == "string":
        return value[1]
    if kind == "bytes":
        return base64.b64encode(value[1]).decode()
    if kind == "time":
        return time_text(value[1], exact=True)
    if kind == "duration":
        return duration_text(*value[1:])
    if kind == "double":
        return number_name(value[1])
    return None


def compare_json(value, got, path):
    text = text_of(value)
    kind = value[0]
    if text is not None:
        check(type(got) is str and got == text, path, "is", got, "instead of", text)
    elif kind == "null":
        check(got is None, path, "is", got, "instead of null")
    elif kind == "bool":
        check(got is value[1], path, "is", got, "instead of", value)
    elif kind == "int":
        check(type(got) is int and got == value[1], path, "is", got, "instead of", value)
    elif kind == "double":
        check(type(got) is float and double_bits(got) == value[1], path, "is", got, "instead of", hex(value[1]))
    elif kind == "array":
        check(type(got) is list and len(got) == len(value[1]), path, "is", got, "instead of", value)
        for index, (element, found) in enumerate(zip(value[1], got)):
            compare_json(element, found, f"{path}[{index}]")
    elif kind == "object":
        check(type(got) is Members, path, "is", got, "instead of", value)
        compare_members(last_of_each(value[1]), got.members, path)
    elif kind == "error":
        compare_error(value[1], got, path)


def compare_error(links, got, path):
    check(type(got) is Members, path, "is", got, "instead of an error")
    members = dict(got.members)
    if links[0][0]:
        check(members.get("type") == links[0][0], path, "has type", members.get("type"))
    check(members.get("message") == links[0][1], path, "says", members.get("message"), "instead of", links[0][1])
    causes = members.get("causes", [])
    check([dict(cause.members)["message"] for cause in causes] == [m for _, m in links[1:]], path, "has causes", causes)


def last_of_each(fields):
    """The fields without those that a later one of the same key replaces."""
    last = {key: index for index, (key, _) in enumerate(fields)}
    return [(key, value) for index, (key, value) in enumerate(fields) if last[key] == index]


def stand_in(key, reserved=RESERVED):
    """The key that a field has beside the members in `reserved`."""
    name = key
    while name not in reserved and name.startswith("field."):
        name = name[len("field.") :]
    return "field." + key if name in reserved else key


def beside(fields, reserved):
    return [(stand_in(key, reserved), value) for key, value in last_of_each(fields)]


def compare_members(expected, got, path):
    check([key for key, _ in got] == [key for key, _ in expected], path, "has", got, "instead of", expected)
    for (key, value), (_, found) in zip(expected, got):
        compare_json(value, found, f"{path}.{key}")


class Members:
    """An object's members in order, duplicates included."""

    def __init__(self, members):
        self.members = members


def read_json(line):
    return json.loads(line, object_pairs_hook=Members, parse_constant=lambda name: check(False, "bare", name)).members


def trace_members(trace, names=("trace_id", "span_id")):
    """The ids, 16 and 8 bytes, as hexadecimal digits."""
    if trace == ("null",):
        return []
    return [(names[0], ("string", trace[1][:16].hex())), (names[1], ("string", trace[1][16:24].hex()))]


def compare_json_line(event, line):
    time, level, label, message, error, trace, fields = event
    expected = [("time", ("string", time_text(time, exact=False))), ("level", ("string", level))]
    expected += [("label", ("string", label)), ("message", ("string", message))]
    if error != ("null",):
        expected.append(("error", error))
    expected += trace_members(trace)
    compare_members(expected + beside(fields, RESERVED), read_json(line), "$")


def compare_renamed_line(event, line):
    """Other keys, no label, the time in nanoseconds, the level as a number."""
    time, level, _, message, error, trace, fields = event
    expected = [("field.x", ("int", time)), ("order", ("int", SEVERITY[level])), ("", ("string", message))]
    if error != ("null",):
        expected.append(("exc", error))
    expected += trace_members(trace, ("trace", "span"))
    reserved = {"field.x", "order", "", "exc", "source", "function", "trace", "span"}
    compare_members(expected + beside(fields, reserved), read_json(line), "$")


def compare_nested_line(event, line):
    """The fields under a key of their own, the level in capitals, the time in milliseconds."""
    time, level, label, message, error, trace, fields = event
    expected = [("time", ("int", time // 1_000_000)), ("level", ("string", level.upper()))]
    expected += [("label", ("string", label)), ("message", ("string", message))]
    if error != ("null",):
        expected.append(("error", error))
    expected += trace_members(trace)
    if fields:
        expected.append(("attributes", ("object", fields)))
    compare_members(expected, read_json(line), "$")


def compare_open_telemetry_line(event, line):
    time, level, label, message, error, trace, fields = event
    got = read_json(line)
    expected = [("Timestamp", ("string", str(time))), ("SeverityText", ("string", level.upper()))]
    expected += [("SeverityNumber", ("int", SEVERITY[level]))]
    expected += [("InstrumentationScope", ("object", [("Name", ("string", label))])), ("Body", ("string", message))]
    expected += trace_members(trace, ("TraceId", "SpanId"))
    expected += [("TraceFlags", ("int", trace[1][24]))] if trace != ("null",) else []
    has_error = error != ("null",)
    attributes = got.pop()[1].members if fields or has_error else []
    compare_members(expected, got, "$")
    exception = {key: value for key, value in attributes if key in EXCEPTION}
    if has_error:
        check(exception["exception.message"] == error[1][0][1], "exception", exception)
        causes = [dict(cause.members)["message"] for cause in exception.get("exception.causes", [])]
        check(causes == [said for _, said in error[1][1:]], "exception.causes", causes)
    else:
        check(not exception, "an exception without an error:", exception)
    rest = [(key, value) for key, value in attributes if key not in exception]
    compare_members(beside(fields, EXCEPTION | CODE), rest, "$.Attributes")


# logfmt: a parser of its own.


def parse_pairs(line):
    pairs, position = [], 0
    while position < len(line):
        equals = line.index("=", position)
        key, position = line[position:equals], equals + 1
        check(key and not set(key) & set(' "\\'), "key", key)
        if line[position : position + 1] == '"':
            value, position = json.decoder.scanstring(line, position + 1, True)
            pairs.append((key, value, True))
        else:
            end = line.find(" ", position)
            end = len(line) if end < 0 else end
            value, position = line[position:end], end
            check(value and not set(value) & set('="\\'), "bare value", value)
            pairs.append((key, value, False))
        check(position == len(line) or line[position] == " ", "no space after", pairs[-1])
        position += 1
    return pairs


def pair_key(key):
    return UNFIT_FOR_KEYS.sub(lambda found: "_" * len(found[0].encode()), key) or "_"


def flatten(fields, prefix=""):
    """The pairs that fields become: (key, value, what kind of text the value is)."""
    for key, value in fields:
        name = prefix + pair_key(key)
        if value[0] == "object" and value[1]:
            yield from flatten(value[1], name + ".")
        elif value[0] == "error":
            yield from flatten_error(value[1], name)
        else:
            yield name, value


def flatten_error(links, name):
    for index, (kind, message) in enumerate(links):
        link = name if index == 0 else f"{name}.cause.{index}"
        yield link, ("string", message)
        yield link + ".type", ("string", kind) if kind else None


def compare_pair(value, text, path):
    if value is None:
        return
    expected = text_of(value)
    if expected is not None:
        check(text == expected, path, "is", text, "instead of", expected)
    elif value[0] in ("array", "object"):
        compare_json(value, json.loads(text, object_pairs_hook=Members), path)
    else:
        compare_json(value, json.loads(text), path)


def compare_logfmt_line(event, line):
    time, level, label, message, error, trace, fields = event
    expected = [("time", ("string", time_text(time, exact=False))), ("level", ("string", level))]
    expected += [("label", ("string", label)), ("message", ("string", message))]
    expected += flatten_error(error[1], "error") if error != ("null",) else []
    expected += trace_members(trace) + list(flatten(fields))
    got = parse_pairs(line)
    check([key for key, _, _ in got] == [key for key, _ in expected], "keys", got, "instead of", expected)
    for (key, value), (_, text, _) in zip(expected, got):
        compare_pair(value, text, key)


def compare_text_line(event, line):
    time, level, label, message, error, trace, fields = event
    start = f"{time_text(time, exact=False)} {level.upper():<8} "
    check(line.startswith(start), "line", line, "does not begin with", start)
    for part in [label, message]:
        plain = CONTROL.sub("", part)
        check(len(line) >= len(start) + len(plain), "line", line, "is too short for", part)
    for name, (_, text) in trace_members(trace):
        check(f" {name}={text}" in line, "line", line, "has no", name)


def read_lines(path, count):
    with open(path, "rb") as file:
        data = file.read()
    text = data.decode("utf-8", "strict")
    check(text.endswith("\n"), path, "does not end with a line end")
    lines = text[:-1].split("\n")
    check(len(lines) == count, path, f"has {len(lines)} lines instead of {count}")
    check(len(text.splitlines()) == count, path, f"has {len(text.splitlines())} lines as str.splitlines sees them")
    for line in lines:
        check(not CONTROL.search(line), path, "has a control character in", line)
    return lines


def read_event(line):
    words = iter(line.split(" "))
    time, level = int(next(words)[1:]), next(words)
    label, message, error, trace = read_value(words)[1], read_value(words)[1], read_value(words), read_value(words)
    check(next(words) == "{", "an expectation without fields")
    return time, level, label, message, error, trace, read_fields(words)


def main(folder, count):
    formats = {
        "json": compare_json_line,
        "renamed": compare_renamed_line,
        "nested": compare_nested_line,
        "opentelemetry": compare_open_telemetry_line,
        "logfmt": compare_logfmt_line,
        "text": compare_text_line,
    }
    lines = {name: read_lines(f"{folder}/{name}", count) for name in formats}
    failures = 0
    with open(f"{folder}/expected", encoding="ascii") as file:
        events = 0
        for number, expected in enumerate(file):
            events += 1
            event = read_event(expected)
            for name, compare in formats.items():
                try:
                    compare(event, lines[name][number])
                except (Disagreement, ValueError) as reason:
                    failures += 1
                    print(f"{name}, line {number + 1}: {reason}\n    {ascii(lines[name][number])[:600]}")
            if failures >= 10:
                return 1
    check(events == count, f"{events} expectations instead of {count}")
    if failures == 0:
        print(f"{count} events agree")
    return 1 if failures else 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1], int(sys.argv[2])))
    except Disagreement as reason:
        print(reason)
        sys.exit(1)
