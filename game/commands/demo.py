"""`demo`: a simulated patient plays a whole session, and the therapist's page is written."""

from __future__ import annotations

import argparse
import math
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from game.commands.parser import positive_seconds
from game.commands.printing import say, say_all

if TYPE_CHECKING:
    from game.core.patient import Patient
    from game.patients.profile import Profile
    from game.store.store import Store

HELP = "watch a simulated patient play a whole session, then read the report"
EXAMPLE = "steady-isles demo --patient cp12 --out demo"
PLANS = {"cp12": "child_15min", "cp3": "child_15min"}
SHOWN = (
    "home",
    "set_up",
    "calibrate_right",
    "map",
    "river_run_play",
    "star_map_play",
    "stepped_off",
    "overlay",
    "result",
    "farewell",
)
"""The pictures that are left in the folder, of those that `shots` makes."""
SIZE = (1920, 1080)
BEHIND = ("athlete", "adult")
"""Of the simulated people, those whose therapist would allow targets behind them."""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--seconds", type=positive_seconds, default=math.inf, metavar="N", help="of play"
    )
    parser.add_argument("--patient", default="cp12", metavar="PROFILE")
    parser.add_argument("--out", type=Path, default=Path("demo"), metavar="DIR")


def run(args: argparse.Namespace) -> int:
    from game.commands.game import has_display
    from game.patients.profile import find_profile
    from game.session.opening import open_store

    profile = find_profile(args.patient)
    _make(args.out)
    with tempfile.TemporaryDirectory() as scratch, open_store(args.data or scratch) as store:
        say_all(store.notices)
        patient = _register(store, profile)
        if has_display():
            _watch(store, patient, profile, args)
        else:
            os.environ["SDL_VIDEODRIVER"] = os.environ["SDL_AUDIODRIVER"] = "dummy"
            say("No display: the session is played off screen.")
            _play(store, patient, profile, args.seconds)
        _write(store, patient, args.out)
    for path in sorted(args.out.iterdir()):
        print(path)
    return 0


def _make(folder: Path) -> None:
    from game.core.errors import SetupError

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or "cannot be made"
        raise SetupError(f"--out {folder}: {reason}. Name a folder that can be written.") from None


def _register(store: Store, profile: Profile) -> Patient:
    """The simulated patient, by an alias of its own."""
    from game.core.level import Limits
    from game.core.patient import Group, Patient

    alias = f"demo-{profile.name}"
    known = {patient.alias: patient for patient in store.patients()}
    if alias in known:
        return known[alias]
    groups: dict[str, Group] = {
        "athlete": "athlete",
        "older": "older",
        "cp12": "child_cp",
        "cp3": "child_cp",
    }
    group = groups.get(profile.name, "adult_msk")
    patient = Patient(
        alias=alias,
        group=group,
        theme="child" if group == "child_cp" else "adult",
        limits=Limits(behind=profile.name in BEHIND),
        notes="A simulated person.",
    )
    store.add_patient(patient)
    return patient


def _play(store: Store, patient: Patient, profile: Profile, seconds: float) -> None:
    """The whole visit on a clock of its own, as fast as it goes."""
    from game.headless import VirtualClock, utc_of, visit
    from game.session.opening import find_plan, open_device, open_session
    from game.store.records import Check

    clock = VirtualClock()
    device, stand_in = open_device(f"sim:{profile.name}?as=load4&rate=100", clock, seed=7)
    try:
        plan = find_plan(PLANS.get(profile.name, "four_bouts"), store.folder)
        session = open_session(store, patient, plan, device, stand_in, 7, utc_of(clock))
        session.check_in(Check(effort=2, pain=0))
        session.note("A simulated visit; nobody stood on a board.")
        session.check_out(Check(effort=5, pain=0))
        visit(session, clock, say, longest_s=seconds)
    finally:
        device.close()


def _watch(store: Store, patient: Patient, profile: Profile, args: argparse.Namespace) -> None:
    """The same visit in a window, at the pace of a person."""
    from game.screen.demonstration import demonstrate

    demonstrate(store.folder.root, patient.alias, profile.name, args.seconds)


def _write(store: Store, patient: Patient, out: Path) -> None:
    from game.report import write_report
    from game.screen.shots import shots
    from game.session.opening import utc_now
    from game.text import Words

    words = Words.load(patient.language)
    for kind in ("pdf", "html"):
        write_report(store, patient.alias, kind, out / f"report.{kind}", words, utc_now())
    shots(out, SIZE, patient.theme, patient.language, SHOWN)
