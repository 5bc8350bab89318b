"""`report ALIAS`: the therapist's page."""

from __future__ import annotations

import argparse
from pathlib import Path

from game.commands.printing import say, say_all

HELP = "write the therapist's page of a patient"
EXAMPLE = "steady-isles report otter7 --out otter7.pdf"
FORMATS = ("pdf", "html", "csv", "json")


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("alias", metavar="ALIAS")
    parser.add_argument("--format", choices=FORMATS, help="else by the ending of FILE")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE")
    parser.add_argument("--language", metavar="CODE", help="else the patient's")


def run(args: argparse.Namespace) -> int:
    from datetime import UTC, datetime

    from game.core.errors import SetupError
    from game.report import write_report
    from game.session.opening import open_store
    from game.text import Words

    kind = args.format or args.out.suffix.lstrip(".").lower()
    if kind not in FORMATS:
        raise SetupError(f"--out {args.out}: which format? Add --format pdf, html, csv or json.")
    with open_store(args.data) as store:
        say_all(store.notices)
        patient = store.patient(args.alias)
        words = Words.load(args.language or patient.language)
        today = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        write_report(store, args.alias, kind, args.out, words, today)
    say(f"Written: {args.out}")
    return 0
