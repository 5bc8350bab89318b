"""`ability`: how able a person is in each domain, what to play next and why; without a person, how
hard the levels are."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from game.commands.parser import add_json, count, seed
from game.commands.pictures import check_picture, write_picture
from game.commands.printing import print_json, say, say_all, table

if TYPE_CHECKING:
    from game.exercises.library import LevelEntry
    from game.report.parts import AbilityPart
    from game.store.store import Store

HELP = "a person's ability in each domain and what to play next, or how hard the levels are"
EXAMPLE = "steady-isles ability otter7 --out otter7-ability.svg"


def arguments(parser: argparse.ArgumentParser) -> None:
    add_json(parser)
    parser.add_argument("alias", nargs="?", metavar="ALIAS")
    parser.add_argument("--out", type=Path, metavar="FILE.svg", help="the map of person and levels")
    work = parser.add_mutually_exclusive_group()
    work.add_argument(
        "--measure-levels",
        type=Path,
        metavar="FILE",
        help="let simulated people play every level, and write how hard each is (minutes)",
    )
    parser.add_argument(
        "--only",
        action="append",
        metavar="DOMAIN",
        help="with --measure-levels: measure this domain, and keep the others as FILE has them",
    )
    work.add_argument(
        "--refit",
        action="store_true",
        help="correct the levels by everybody's bouts, and keep that in the data folder",
    )
    parser.add_argument("--people", type=count, default=115, help="simulated, beside the typical 5")
    parser.add_argument("--seed", type=seed, default=1)
    parser.add_argument("--scheduler", metavar="ADDRESS", help="of a Dask cluster")


def run(args: argparse.Namespace) -> int:
    from game.core.errors import SetupError
    from game.session.opening import open_store

    if args.measure_levels is not None:
        return _measure(args)
    if args.out is not None and args.alias is None:
        raise SetupError("ability --out: whose map? Write an alias before it.")
    check_picture(args.out)
    with open_store(args.data) as store:
        say_all(store.notices)
        if args.refit:
            _refit(store)
        if args.alias is None:
            return _levels(store, args.json)
        return _person(store, args)


def _person(store: Store, args: argparse.Namespace) -> int:
    import msgspec

    from game.core.difficulty import points
    from game.report.ability import ability_of
    from game.session.abilities import known_difficulties
    from game.session.choosing import free_choice

    patient = store.patient(args.alias)
    part = ability_of(patient, store.bouts(patient.alias), known_difficulties(store))
    choices = free_choice(store, patient, session="")
    if args.out is not None:
        _draw(part, args.out)
    if args.json:
        offered = [
            {"level": one.level, "expected": one.expected, "reason": one.text} for one in choices
        ]
        print_json({**msgspec.to_builtins(part), "next": offered})
        return 0
    rows = [
        [
            one.domain,
            f"{points(one.mean):.0f}",
            f"{points(one.low):.0f} to {points(one.high):.0f}",
            str(one.attempts),
        ]
        for one in part.abilities
    ]
    print(table(("domain", "ability", "95 %", "attempts"), rows))
    print("\nNext, best first:")
    print(table(("level", "why"), [[one.level, one.text] for one in choices]))
    print("\n60 is a typical adult of the simulation; 2 points are one logit.")
    return 0


def _levels(store: Store, as_json: bool) -> int:
    import msgspec

    from game.core.difficulty import points
    from game.exercises.library import find_level
    from game.session.abilities import known_difficulties

    known = known_difficulties(store)
    if as_json:
        print_json(msgspec.to_builtins(known))
        return 0
    rows = []
    for level in known.levels:
        dial = find_level(level.level).level.d
        easiest, start, hardest = (points(level.at(d)) for d in (dial.min, dial.start, dial.max))
        rows.append(
            [
                level.level,
                f"{start:.0f}" if level.sure else "below",
                f"{easiest:.0f} to {hardest:.0f}" if level.sure else "all",
                f"{points(level.error) - points(0):.1f}" if level.sure else "-",
                str(level.attempts),
                level.origin,
            ]
        )
    print(table(("level", "difficulty", "over its dial", "error", "attempts", "from"), rows))
    print("\n60 is a typical adult of the simulation; 2 points are one logit.")
    print("Below all: nearly everybody succeeds, so that nothing tells how easy it is.")
    return 0


def _draw(part: AbilityPart, out: Path) -> None:
    from game.core.errors import SetupError
    from game.figures import Figures
    from game.report.picture_ability import ability_picture
    from game.text import Words

    words = Words.load("en")
    drawing = ability_picture(part, words, Figures(words))
    if drawing is None:
        raise SetupError("ability --out: no level's difficulty is known. Measure the levels first.")
    write_picture(drawing.svg(alone=True), out)


def _refit(store: Store) -> None:
    from game.coach.ability_evidence import prior_of, tallies_of
    from game.coach.difficulties_refit import Player, refit
    from game.core.patient import GUEST
    from game.exercises.difficulties import DOMAINS, as_measured, current, read_difficulties

    simulated = current(read_difficulties())
    players = []
    for patient in store.patients():
        tallies = (
            []
            if patient.alias == GUEST
            else tallies_of(as_measured(store.bouts(patient.alias)), simulated)
        )
        for domain in simulated.spreads:
            own = tuple(tally for tally in tallies if DOMAINS[tally.exercise] == domain)
            if own:
                prior = prior_of(patient.group, domain, simulated)
                players.append(Player(domain=domain, tallies=own, prior=prior))
    store.keep_difficulties(refit(simulated, players))
    people = "person" if len(players) == 1 else "people"
    say(f"Corrected by the bouts of {len(players)} {people} (each domain counted for itself).")


def _measure(args: argparse.Namespace) -> int:
    from rich.console import Console
    from rich.progress import Progress

    from game.exercises.difficulties import read_difficulties, to_json
    from game.studies.difficulties import jobs, measure, renewed

    levels = _levels_of(args.only)
    before = read_difficulties(args.measure_levels) if args.only else None
    total = len(jobs(levels, others=args.people, seed=args.seed))
    console = Console(stderr=True)
    with Progress(console=console, disable=not console.is_terminal, transient=True) as bar:
        task = bar.add_task("Playing", total=total)
        found = measure(
            levels,
            others=args.people,
            seed=args.seed,
            scheduler=args.scheduler,
            done=lambda: bar.advance(task),
        )
    _write(args.measure_levels, to_json(renewed(before, found) if before else found))
    say(f"Written: {args.measure_levels}")
    return 0


def _levels_of(domains: list[str] | None) -> list[LevelEntry]:
    """Those with a rung of some domains; None: of all. Raises SetupError for a domain that is
    none."""
    from game.core.errors import SetupError, near_miss
    from game.exercises.difficulties import DOMAINS
    from game.exercises.library import ladder_levels

    levels = ladder_levels()
    known = sorted({DOMAINS[entry.exercise] for entry in levels})
    for domain in domains or ():
        if domain not in known:
            raise SetupError(f"--only: unknown domain '{domain}'. {near_miss(domain, known)}")
    return [entry for entry in levels if not domains or DOMAINS[entry.exercise] in domains]


def _write(out: Path, content: bytes) -> None:
    from game.core.errors import SetupError
    from game.store.durable import make_folder, trouble, write_whole

    try:
        make_folder(out.parent)
        write_whole(out, content)
    except OSError as error:
        raise SetupError(f"ability {trouble(out, error)}".replace("--data", "--out")) from None
