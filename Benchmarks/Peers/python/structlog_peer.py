"""structlog."""

import importlib.metadata
import logging

import orjson
import structlog

VERSION = importlib.metadata.version("structlog")
BUFFER = 64 * 1024


class BufferedLogger:
    """What structlog's own BytesLogger is, but for its flush after every line."""

    def __init__(self, file):
        self.write = file.write

    def info(self, line):
        self.write(line + b"\n")


class StructlogPeer:
    """Its console's text where the scenario has no fields, else JSON; in the fast configuration always JSON."""

    def __init__(self, task, is_fast):
        self.events = task.events
        has_fields = task.events[0].has_fields
        level = logging.INFO if task.is_enabled else logging.ERROR
        if is_fast:
            self.file = open(task.output, "ab", buffering=BUFFER)
            structlog.configure(**fast(self.file, level))
        else:
            self.file = open(task.output, "at", encoding="utf-8")
            structlog.configure(**standard(self.file, level, has_fields))
        # Bound at last, so that the logger that is called has been made.
        self.logger = structlog.get_logger().bind(logger=task.label, **task.bound)
        if has_fields:
            self.log = self.log_fields

    def log(self, numbers):
        logger, events = self.logger, self.events
        count = len(events)
        for number in numbers:
            logger.info(events[number % count].message)

    def log_fields(self, numbers):
        logger, events = self.logger, self.events
        count = len(events)
        for number in numbers:
            event = events[number % count]
            logger.info(
                event.message, order=event.order, customer=event.customer, amount=event.amount, currency=event.currency,
                express=event.express, items=event.items, elapsed=event.elapsed, cart=event.cart, tags=event.tags,
                failure=event.failure)

    def log_numbered(self, numbers):
        bound = self.logger
        for number in numbers:
            self.logger = bound.bind(seq=number)
            self.log([number])

    def drain(self):
        self.file.flush()

    def close(self):
        self.file.close()


def standard(file, level, is_json):
    """The processors of the documentation's "Logging best practices"; text as structlog begins with."""
    renderer = structlog.processors.JSONRenderer() if is_json else structlog.dev.ConsoleRenderer(colors=False)
    return {
        "processors": [
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.StackInfoRenderer(),
            structlog.dev.set_exc_info,
            structlog.processors.TimeStamper(fmt="iso" if is_json else "%Y-%m-%d %H:%M:%S", utc=is_json),
            renderer,
        ],
        "wrapper_class": structlog.make_filtering_bound_logger(level),
        "logger_factory": structlog.WriteLoggerFactory(file=file),
    }


def fast(file, level):
    """The example of the documentation's "Performance", with a buffer."""
    return {
        "cache_logger_on_first_use": True,
        "wrapper_class": structlog.make_filtering_bound_logger(level),
        "processors": [
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.format_exc_info,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(serializer=orjson.dumps),
        ],
        "logger_factory": lambda *_: BufferedLogger(file),
    }
