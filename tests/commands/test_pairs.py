"""`play --with` lets two people take turns on one device."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from game.commands.game import options_of
from game.commands.parser import command_parser
from game.headless import VirtualClock
from game.patients.profile import ATHLETE, CP3
from game.session.opening import open_store
from tests.commands.calling import call, document

LAKE = "still_lake/01-dawn-mirror"
DEVICE = "sim:athlete?with=cp3&rate=100"


def test_two_people_play_in_one_call_and_each_has_a_visit_of_their_own(
    capsys: Any, data: Path, monkeypatch: Any
) -> None:
    monkeypatch.setattr("game.headless.RealClock", VirtualClock)
    for alias, profile in (("Ada-7Q", ATHLETE), ("Ben-4K", CP3)):
        assert call(capsys, "patients", "add", alias)[0] == 0
        known = msgspec.structs.replace(profile.calibration(""), device_id="sim:athlete")
        with open_store(None) as store:
            store.put_calibration(alias, known)
    words = ["--patient", "Ada-7Q", "--with", "Ben-4K", "--together", "--device", DEVICE]
    played = document(capsys, "play", "--headless", *words, "--level", LAKE, "--seed", "5")
    assert set(played) == {"session", "patient", "bouts", "with", "together", "turns", "fullness"}
    assert set(played["with"]) == {"session", "patient", "bouts"}
    assert played["turns"] == ["Ada-7Q", "Ben-4K"]
    assert (played["together"], played["fullness"]) == (True, 1.0)
    for one in (played, played["with"]):
        [bout] = one["bouts"]
        assert f"recordings/{one['patient']}/" in bout["folder"]
        assert document(capsys, "replay", str(data / bout["folder"]))["equal"] is True


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--together"], "needs --with"),
        (["--with-plan", "four_bouts"], "needs --with"),
        (["--with", "guest"], "one person twice"),
        (["--with", "nobody"], "'nobody' is unknown"),
        (["--patient", "Ada-7Q", "--with", "guest", "--with-plan", "nothing"], "no plan 'nothing'"),
    ],
)
@pytest.mark.parametrize("headless", [True, False])
def test_a_call_that_makes_no_pair_is_refused_and_opens_no_visit(
    words: list[str], said: str, headless: bool, capsys: Any, data: Path
) -> None:
    assert call(capsys, "patients", "add", "Ada-7Q")[0] == 0
    more = ["--headless", "--device", DEVICE] if headless else []
    code, _, err = call(capsys, "play", *more, *words)
    assert (code, said in err) == (2, True), err
    with open_store(None) as store:
        assert [store.sessions(one.alias) for one in store.patients()] == [[], []]


def test_the_window_is_told_of_both() -> None:
    said = ["play", "--patient", "Ada-7Q", "--with", "Ben-4K", "--with-plan", "x", "--together"]
    options = options_of(command_parser().parse_args(said))
    assert (options.patient, options.second) == ("Ada-7Q", "Ben-4K")
    assert (options.second_plan, options.together) == ("x", True)


@pytest.mark.parametrize("headless", [True, False])
def test_one_simulated_person_is_not_taken_for_two(headless: bool, capsys: Any, data: Path) -> None:
    for alias in ("Ada-7Q", "Ben-4K"):
        assert call(capsys, "patients", "add", alias)[0] == 0
    more = ["--headless"] if headless else []
    words = ["--patient", "Ada-7Q", "--with", "Ben-4K", "--device", "sim:adult?rate=100"]
    code, _, err = call(capsys, "play", *more, *words)
    assert (code, "--device 'sim:adult?rate=100&with=cp3'" in err) == (2, True), err
    with open_store(None) as store:
        assert [store.sessions(one.alias) for one in store.patients()] == [[], [], []]


def test_help_names_a_device_with_two_simulated_people(capsys: Any) -> None:
    code, out, _ = call(capsys, "play", "--help")
    assert (code, "'sim:adult?with=cp3'" in out) == (0, True), out
