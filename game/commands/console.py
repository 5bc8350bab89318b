"""`console`: the therapist's web pages."""

from __future__ import annotations

import argparse
from pathlib import Path

from game.commands.printing import say, say_all

HELP = "serve the therapist's web pages"
EXAMPLE = "steady-isles console --port 8765"
PORT = 8765


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--host",
        default="127.0.0.1",
        metavar="H",
        help="127.0.0.1 for this computer alone (the default), 0.0.0.0 for its network",
    )
    parser.add_argument("--port", type=int, default=PORT, metavar="P", help=f"{PORT} by default")
    parser.add_argument("--certificate", type=Path, metavar="FILE", help="for https, with --key")
    parser.add_argument("--key", type=Path, metavar="FILE", help="of the certificate")


def run(args: argparse.Namespace) -> int:
    from game.console.serving import (
        ANYWHERE,
        LOCAL,
        console,
        here_in_the_network,
        hosts_of,
        refuse_open,
        serve,
    )
    from game.core.errors import SetupError
    from game.session.opening import open_store

    if (args.certificate is None) != (args.key is None):
        raise SetupError("console: --certificate and --key belong together.")
    for path in (args.certificate, args.key):
        if path is not None and not path.is_file():
            raise SetupError(f"console: {path} is not there. Name the file of a certificate.")
    if not 1 <= args.port <= 65535:
        raise SetupError(f"console --port {args.port}: choose one from 1024 to 65535.")
    with open_store(args.data) as store:
        say_all(store.notices)
        refuse_open(store, args.host)
        scheme = "https" if args.certificate else "http"
        name = here_in_the_network() if args.host in ANYWHERE else args.host
        say(f"The console: {scheme}://{name}:{args.port}    (Ctrl-C ends it)")
        if args.host not in LOCAL and not args.certificate:
            say("Without a certificate others in this network could read along: see --certificate.")
        app = console(store, hosts_of(args.host, args.port))
        serve(app, args.host, args.port, args.certificate, args.key)
    return 0
