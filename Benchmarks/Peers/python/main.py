"""The Python peers: `main.py logging|loguru|structlog default|fast worker [--protocol]`."""

import importlib
import platform
import sys

PEERS = {"logging": "LoggingPeer", "loguru": "LoguruPeer", "structlog": "StructlogPeer"}


def main(arguments):
    match arguments:
        case [name, "default" | "fast" as configuration, "worker", *rest] if name in PEERS and rest in ([], ["--protocol"]):
            peer = importlib.import_module(f"{name}_peer")
        case _:
            sys.exit("usage: main.py logging|loguru|structlog default|fast worker [--protocol]")
    if rest:
        print(f"1\nversion {peer.VERSION}\nlanguage Python ({platform.python_implementation()} {platform.python_version()})")
        return
    from worker import Worker
    make_peer = getattr(peer, PEERS[name])
    Worker(lambda task: make_peer(task, configuration == "fast")).serve()


main(sys.argv[1:])
