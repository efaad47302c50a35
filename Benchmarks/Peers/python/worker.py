"""The driver's end of the conversation: one JSON object a line in, one a line out."""

import fcntl
import json
import os
import socket
from dataclasses import dataclass

from driver import Driver
from event import read_events


@dataclass
class Task:
    """What the parent wants logged, and where."""

    label: str
    is_enabled: bool
    output: str
    bound: dict
    events: list


class CommandError(Exception):
    """A command that cannot be done, in one sentence."""


class Worker:
    """Serves the commands of one parent; `make_peer` makes the logger for a task."""

    def __init__(self, make_peer):
        self.make_peer = make_peer
        self.driver = None
        self.passing = None
        self.is_finished = False

    def serve(self):
        """Takes over descriptor 0 and serves until the parent hangs up."""
        connection = take_over_standard_input()
        with connection, connection.makefile("rb") as lines:
            for line in lines:
                try:
                    connection.sendall(json.dumps(self.answer(line)).encode() + b"\n")
                except BrokenPipeError:
                    return

    def answer(self, line):
        try:
            command = json.loads(line)
            if not isinstance(command, dict) or not isinstance(command.get("do"), str):
                raise CommandError('a command must be a JSON object with the key "do"')
            return self.handle(command["do"], command)
        except KeyError as problem:
            return {"error": f"the command lacks the key {problem}"}
        except Exception as problem:
            return {"error": f"{type(problem).__name__}: {problem}"}

    def handle(self, name, command):
        if name == "load":
            return self.load(command)
        if self.driver is None:
            raise CommandError(f'"{name}" came before "load"')
        if self.is_finished:
            raise CommandError(f'"{name}" came after the output was closed')
        handlers = {
            "time": {"warm_up": self.warm_up, "sample": self.sample, "finish": self.finish},
            "alloc": {"count": self.count},
            "verify": {"verify": self.verify},
        }[self.passing]
        if name not in handlers:
            raise CommandError(f'the {self.passing} pass has no command "{name}"')
        return handlers[name](command)

    def load(self, command):
        if self.driver is not None:
            raise CommandError('"load" came a second time')
        task, directory = command["task"], command["directory"]
        if command["pass"] not in ("time", "alloc", "verify"):
            raise CommandError(f'no pass "{command["pass"]}"')
        os.mkdir(directory, 0o700)
        is_file = task["sink"] == "file"
        self.output = os.path.join(directory, "output.log") if is_file else os.devnull
        peer = self.make_peer(Task(
            label=task["label"], is_enabled=task["level"] != "off", output=self.output,
            bound=dict(task.get("bound", [])), events=read_events(task["events"])))
        self.passing = command["pass"]
        self.driver = Driver(peer, self.output if is_file else None)
        return {"loaded": command["id"]}

    def warm_up(self, command):
        if command.get("batch") is None:
            return {"batch": self.driver.calibrate(positive(command, "sample_ns"), command["warm_up_ns"])}
        batch = positive(command, "batch")
        self.driver.warm_up(batch, command["warm_up_ns"])
        return {"batch": batch}

    def sample(self, command):
        count, batch = positive(command, "count"), positive(command, "batch")
        return {"samples": [self.driver.sample(batch) for _ in range(count)]}

    def count(self, command):
        positive(command, "events_per_caller")
        self.finish(command)
        return {"skipped": "Python's allocators do not count calls"}

    def verify(self, command):
        events = positive(command, "events_per_caller")
        self.driver.log_numbered(events)
        self.finish(command)
        return {"output": self.output, "sent": events, "dropped": 0}

    def finish(self, _):
        self.driver.close()
        self.is_finished = True
        return {}


def positive(command, key):
    value = command.get(key)
    if type(value) is not int or value <= 0:
        raise CommandError(f'"{key}" must be an integer above 0')
    return value


def take_over_standard_input():
    """A socket apart from the standard streams, which then lead nowhere."""
    descriptor = fcntl.fcntl(0, fcntl.F_DUPFD_CLOEXEC, 3)
    null = os.open(os.devnull, os.O_RDWR)
    os.dup2(null, 0)
    os.dup2(null, 1)
    os.close(null)
    return socket.socket(fileno=descriptor)
