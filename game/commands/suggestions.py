"""`suggestions`: what the software proposes between visits; a therapist accepts or declines."""

from __future__ import annotations

import argparse
import difflib
from typing import TYPE_CHECKING

from game.commands.parser import add_json
from game.commands.printing import print_json, say, say_all, table

if TYPE_CHECKING:
    from game.store.records import Decision, Suggestion
    from game.store.store import Store

HELP = "list what is suggested after visits, accept or decline it"
EXAMPLE = "steady-isles suggestions decline 261118-143205-k3f-star_map --note 'not yet'"
ACTIONS: dict[str, Decision] = {"accept": "accepted", "decline": "declined"}


def arguments(parser: argparse.ArgumentParser) -> None:
    add_json(parser)
    parser.add_argument(
        "what",
        nargs="*",
        metavar="ALIAS | accept ID… | decline ID…",
        help="whose suggestions, or what to do with which",
    )
    parser.add_argument("--all", action="store_true", help="also what is decided, or needs nothing")
    parser.add_argument("--note", default="", metavar="TEXT", help="why; kept with the decision")
    parser.add_argument("--yes", action="store_true", help="confirm load, nudges and vibration")


def run(args: argparse.Namespace) -> int:
    from game.core.errors import SetupError
    from game.session.opening import open_store

    first, *ids = args.what or [None]
    if first in ACTIONS and not ids:
        raise SetupError(f"suggestions {first}: which? 'suggestions' lists their ids.")
    if first not in ACTIONS and (ids or args.note):
        raise SetupError(
            "suggestions: write 'accept' or 'decline' before the ids, or one alias alone."
        )
    with open_store(args.data) as store:
        say_all(store.notices)
        if first in ACTIONS:
            decided = _decide(store, ids, ACTIONS[first], args.note, confirmed=args.yes)
            if args.json:
                _print_documents(decided)
            return 0
        found = [one for one in store.suggestions(first) if one.asks or args.all]
        return _list(found, args.json)


def _decide(
    store: Store, ids: list[str], decision: Decision, note: str, *, confirmed: bool
) -> list[Suggestion]:
    """Unknown ids, and what needs no decision or a confirmation, are told before the first is
    decided."""
    from game.core.errors import SetupError
    from game.session.opening import utc_now
    from game.text import Words

    known = {one.id: one for one in store.suggestions()}
    for id in ids:
        if id not in known:
            near = difflib.get_close_matches(id, known, n=1)
            hint = f"Did you mean '{near[0]}'?" if near else "'suggestions' lists what is open."
            raise SetupError(f"Suggestion '{id}' is unknown. {hint}")
        if known[id].status == "open" and not known[id].asks:
            raise SetupError(f"Suggestion '{id}' changes nothing, and needs no decision.")
        if decision == "accepted" and known[id].needs_pin and not confirmed:
            raise SetupError(
                f"Suggestion '{id}' adds load, nudges or vibration. If that is wanted, add --yes."
            )
    words, decided = Words.load(), []
    for id in dict.fromkeys(ids):
        decided.append(store.decide(id, decision, utc_now(), note, confirmed=confirmed))
        say(f"{decided[-1].patient}, {_title(decided[-1])}: "
            f"{decided[-1].proposes(words)}, {decision}.")  # fmt: skip
    return decided


def _list(found: list[Suggestion], as_json: bool) -> int:
    from game.text import Words

    if as_json:
        _print_documents(found)
        return 0
    words = Words.load()
    if not found:
        say("No suggestion waits. '--all' shows what was decided, and what stays as it is.")
        return 0
    rows = [
        [one.id, one.patient, _title(one), one.proposes(words), one.status, one.made_utc[:10]]
        for one in found
    ]
    print(table(("id", "patient", "exercise", "suggestion", "status", "made on"), rows))
    for one in found:
        note = f" Note: {one.note}" if one.note else ""
        print(f"\n{one.id}\n  {one.said(words)}{note}")
    return 0


def _print_documents(found: list[Suggestion]) -> None:
    """Each with its reason and its proposal in words."""
    import msgspec

    from game.text import Words

    words = Words.load()
    print_json(
        [
            {**msgspec.to_builtins(one), "why": one.said(words), "proposes": one.proposes(words)}
            for one in found
        ]
    )


def _title(one: Suggestion) -> str:
    from game.exercises import EXERCISES

    exercise = EXERCISES.get(one.exercise)
    return exercise.CARD.title if exercise else one.exercise
