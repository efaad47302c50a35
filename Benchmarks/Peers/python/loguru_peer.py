"""loguru."""

import importlib.metadata

import orjson
from loguru import logger

VERSION = importlib.metadata.version("loguru")
BUFFER = 64 * 1024
# The time's form is the one that loguru has a short way for.
TEXT = "{time:YYYY-MM-DD HH:mm:ss.SSS} {level} {extra[label]} {message}"


class LoguruPeer:
    """Text where the scenario has no fields, else JSON."""

    def __init__(self, task, is_fast):
        self.events = task.events
        self.has_fields = task.events[0].has_fields
        self.file = None
        logger.remove()
        self.add_sink(task, is_fast)
        self.logger = logger.bind(label=task.label, **task.bound)
        if self.has_fields:
            self.log = self.log_fields
            self.log_numbered = self.log_numbered_fields

    def add_sink(self, task, is_fast):
        level = "INFO" if task.is_enabled else "ERROR"
        if not is_fast:
            logger.add(task.output, level=level, serialize=self.has_fields)
            return
        # A function, since a file's sink flushes every line.
        self.file = open(task.output, "ab", buffering=BUFFER)
        write, form = (self.write_json, "{message}") if self.has_fields else (self.write_text, TEXT)
        logger.add(write, level=level, format=form, backtrace=False, diagnose=False)

    def write_text(self, message):
        self.file.write(message.encode())

    def write_json(self, message):
        record = message.record
        self.file.write(orjson.dumps(
            {
                "time": record["time"], "level": record["level"].name, "message": record["message"],
                "fields": record["extra"],
            }, default=str, option=orjson.OPT_APPEND_NEWLINE))

    def log(self, numbers):
        logger, events = self.logger, self.events
        count = len(events)
        for number in numbers:
            logger.info(events[number % count].message)

    def log_numbered(self, numbers):
        for number in numbers:
            self.logger.info("{} seq={}", self.events[number % len(self.events)].message, number)

    def log_fields(self, numbers):
        logger, events = self.logger, self.events
        count = len(events)
        for number in numbers:
            event = events[number % count]
            logger.bind(
                order=event.order, customer=event.customer, amount=event.amount, currency=event.currency,
                express=event.express, items=event.items, elapsed=event.elapsed, cart=event.cart, tags=event.tags,
                failure=event.failure,
            ).info(event.message)

    def log_numbered_fields(self, numbers):
        bound = self.logger
        for number in numbers:
            self.logger = bound.bind(seq=number)
            self.log_fields([number])

    def drain(self):
        if self.file is not None:
            self.file.flush()

    def close(self):
        logger.remove()
        if self.file is not None:
            self.file.close()
