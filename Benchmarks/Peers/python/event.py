"""The scenario's events, as a Python program would hold them."""

import datetime
import json


class PaymentDeclined(Exception):
    """What a payment's failure is raised as."""


class NetworkTimeout(Exception):
    """What lies behind it."""


class Event:
    """A message and, where the scenario has them, the values of ten fields."""

    __slots__ = ("message", "has_fields", "order", "customer", "amount", "currency", "express", "items", "elapsed",
                 "cart", "tags", "failure")

    def __init__(self, message, fields):
        self.message = message
        self.has_fields = fields is not None
        if fields is None:
            return
        self.order = fields["order"]
        self.customer = fields["customer"]
        self.amount = fields["amount"]
        self.currency = fields["currency"]
        self.express = fields["express"]
        self.items = fields["items"]
        self.elapsed = datetime.timedelta(milliseconds=fields["elapsed_ms"])
        self.cart = fields["cart"]
        self.tags = fields["tags"]
        self.failure = PaymentDeclined(fields["failure"]["message"])
        self.failure.__cause__ = NetworkTimeout(fields["failure"]["causes"][0]["message"])


def read_events(path):
    """Reads the parent's file of events."""
    with open(path, encoding="utf-8") as file:
        events = [Event(event["message"], event.get("fields")) for event in json.load(file)["events"]]
    if not events:
        raise ValueError(f"no events in {path}")
    return events
