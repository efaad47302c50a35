"""The standard library's `logging`."""

import json
import logging
import platform

import orjson

VERSION = platform.python_version()
BUFFER = 64 * 1024


class BufferedFileHandler(logging.FileHandler):
    """Leaves flushing to whoever drains; the handler's own flushes after every line."""

    def _open(self):
        return open(self.baseFilename, self.mode, buffering=BUFFER, encoding=self.encoding)

    def flush(self):
        pass

    def drain(self):
        super().flush()


class JSONFormatter(logging.Formatter):
    """Lines of JSON by the standard library, as the logging cookbook builds them."""

    def format(self, record):
        return json.dumps(
            {
                "time": self.formatTime(record), "level": record.levelname, "logger": record.name,
                "message": record.getMessage(), **record.fields,
            }, default=str)


class FastJSONFormatter(logging.Formatter):
    """The same by orjson, with the time as the record has it."""

    def format(self, record):
        return orjson.dumps(
            {
                "time": record.created, "level": record.levelname, "logger": record.name,
                "message": record.getMessage(), **record.fields,
            }, default=str).decode()


class BoundLogger(logging.LoggerAdapter):
    """Adds the bound fields to each event's."""

    def process(self, msg, kwargs):
        kwargs["extra"] = {"fields": {**self.extra, **kwargs["extra"]["fields"]}}
        return msg, kwargs


class LoggingPeer:
    """Text where the scenario has no fields, else JSON."""

    def __init__(self, task, is_fast):
        self.events = task.events
        self.logger = logging.getLogger(task.label)
        self.make_handler(task, is_fast)
        if task.events[0].has_fields:
            self.logger = BoundLogger(self.logger, task.bound)
            self.log, self.log_numbered = self.log_fields, self.log_numbered_fields

    def make_handler(self, task, is_fast):
        level = logging.INFO if task.is_enabled else logging.ERROR
        has_fields = task.events[0].has_fields
        if is_fast:
            forgo_what_no_line_shows()
            self.handler = BufferedFileHandler(task.output, encoding="utf-8")
            text = logging.Formatter("%(created)f %(levelname)s %(name)s %(message)s")
            self.handler.setFormatter(FastJSONFormatter() if has_fields else text)
            logging.basicConfig(handlers=[self.handler], level=level)
        else:
            logging.basicConfig(
                filename=task.output, encoding="utf-8", level=level,
                format="%(asctime)s %(levelname)s %(name)s %(message)s")
            self.handler = logging.getLogger().handlers[0]
            if has_fields:
                self.handler.setFormatter(JSONFormatter())

    def log(self, numbers):
        logger, events = self.logger, self.events
        count = len(events)
        for number in numbers:
            logger.info(events[number % count].message)

    def log_numbered(self, numbers):
        for number in numbers:
            self.logger.info("%s seq=%d", self.events[number % len(self.events)].message, number)

    def log_fields(self, numbers):
        logger, events = self.logger, self.events
        count = len(events)
        for number in numbers:
            event = events[number % count]
            logger.info(event.message, extra={"fields": {
                "order": event.order, "customer": event.customer, "amount": event.amount, "currency": event.currency,
                "express": event.express, "items": event.items, "elapsed": event.elapsed, "cart": event.cart,
                "tags": event.tags, "failure": event.failure,
            }})

    def log_numbered_fields(self, numbers):
        bound = self.logger.extra
        for number in numbers:
            self.logger.extra = {**bound, "seq": number}
            self.log_fields([number])

    def drain(self):
        if isinstance(self.handler, BufferedFileHandler):
            self.handler.drain()

    def close(self):
        logging.shutdown()


def forgo_what_no_line_shows():
    """What the documentation's section on optimization says."""
    logging.logThreads = False
    logging.logProcesses = False
    logging.logMultiprocessing = False
    logging._srcfile = None
