"""The Python peers: `main.py logging|loguru|structlog default|fast worker [--protocol]`."""

import importlib
import platform
import sys

PEERS = {"logging": "LoggingPeer", "loguru": "LoguruPeer", "structlog": "StructlogPeer"}


def main(arguments):
    match arguments:
        case [("logging" | "loguru" | "structlog") as name, "default" | "fast" as configuration, "worker", *rest]:
            peer = importlib.import_module(f"{name}_peer")
        case _:
            sys.exit("usage: main.py logging|loguru|structlog default|fast worker [--protocol]")
    if rest == ["--protocol"]:
        print("1", f"version {peer.VERSION}", sep="\n")
        print(f"language Python ({platform.python_implementation()} {platform.python_version()})")
        return
    from worker import Worker
    make_peer = getattr(peer, PEERS[name])
    Worker(lambda task: make_peer(task, configuration == "fast")).serve()


main(sys.argv[1:])
