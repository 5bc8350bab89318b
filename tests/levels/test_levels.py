"""The levels that ship, and what a therapist is told when a level file is wrong."""

from __future__ import annotations

import hashlib
import subprocess
import sys

import pytest

from game.core.errors import SetupError
from game.exercises import EXERCISES, library
from game.exercises.library import all_levels, find_level, level_ids, read_level_file
from game.patients.profile import PEOPLE, PROFILES
from game.patients.simulate import simulate

RIVER = """\
# A therapist's own
dial:
  speed: [0.05, 0.20]
  half_width: {span: [0.45, 0.20], over: [0.4, 1.0]}
  curve_hz: 0.08
  look_ahead_s: [4, 2]
  gain: 1
"""
STARS = """\
dial:
  directions: [2, 5]
  distance: [0.40, 0.85]
  radius: [0.35, 0.15]
  dwell_s: [0.5, 2]
  time_limit_s: [none, 6]
  order: [known, random]
"""


@pytest.fixture
def write(tmp_path):
    def write(text, exercise="river_run"):
        folder = tmp_path / exercise
        folder.mkdir(exist_ok=True)
        path = folder / "mine.yaml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


def test_every_exercise_that_adapts_has_ten_rungs_and_a_word_on_each():
    for name, exercise in EXERCISES.items():
        entries = [entry for entry in all_levels() if entry.exercise == name]
        assert entries
        assert all(entry.text.startswith("# ") for entry in entries)
        if exercise.CARD.scored:
            # a therapist's further levels carry no rung (exercises 2.7), such as Rocket Legs'
            # squats, which are another movement and stand beside the ladder
            ladder = [entry for entry in entries if entry.rung is not None]
            assert [entry.rung for entry in ladder] == list(range(1, 11))
            assert [int(entry.id.split("/")[1][:2]) for entry in ladder] == list(range(1, 11))


def test_a_level_is_found_by_its_id_with_text_and_hash():
    entry = find_level("river_run/01-morning-water")
    assert (entry.exercise, entry.rung, entry.level.rung) == ("river_run", 1, 1)
    assert entry.sha256 == hashlib.sha256(entry.text.encode()).hexdigest()
    assert entry.id in level_ids()


def test_importing_reads_no_level():
    code = (
        "import builtins, io, pathlib\n"
        "def no(*a, **k): raise AssertionError('read')\n"
        "import game.exercises.library as library\n"
        "pathlib.Path.read_bytes = no\n"
        "import importlib; importlib.reload(library)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=library.LEVELS.parent)


def test_the_short_forms_of_a_span_are_read(write):
    level = read_level_file(write(RIVER)).level
    assert level.dial.gain.value(0.3) == 1.0
    assert level.dial.half_width.value(0.4) == 0.45
    assert level.dial.half_width.value(0.7) == pytest.approx(0.325)
    stars = read_level_file(write(STARS, "star_map")).level
    assert [stars.dial.time_limit_s.at(d) for d in (0.2, 0.25, 1.0)] == [None, 10.0, 6.0]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (RIVER.replace("gain", "gian"), ["'gian'", "'dial'", "Did you mean 'gain'?"]),
        (RIVER.replace("dial:", "dail:"), ["'dail'", "Did you mean 'dial'?"]),
        (RIVER + "condition: {stance: 2}\n", ["'stance'", "'condition'"]),
        (RIVER.replace("gain: 1", "gain: strong"), ["'dial.gain'", "a number"]),
        (RIVER.replace("gain: 1", "gain: [1, 2, 3]"), ["'dial.gain'", "[easiest, hardest]"]),
        (RIVER.replace("gain: 1", "gain: 9"), ["'gain' is 9", "at most 2"]),
        (RIVER.replace("0.05, 0.20", "0.20, 0.05"), ["'speed'", "easier", "easiest value first"]),
        (RIVER.replace("  gain: 1\n", ""), ["'dial'", "'gain'", "Add it"]),
        (RIVER.replace("[0.4, 1.0]", "[1.0, 0.4]"), ["'dial.half_width'", "'over'"]),
        (RIVER + "d: {start: 0.9, max: 0.5}\n", ["'d'", "0.9"]),
        (RIVER + "d: {start: 1.5}\n", ["'d.start'", "<= 1"]),
        (RIVER + "plan: {bout_s: soon}\n", ["'plan.bout_s'", "expected"]),
        (RIVER + "supervision: nobody\n", ["'supervision'"]),
        ("dial: [1, 2]\n", ["'dial'", "expected `object`"]),
        ("dial: {speed: [0.1, 0.2\n", ["line", "not YAML"]),
        ("just words", ["settings"]),
        ("", ["empty", "Copy"]),
        ("# only a comment\n", ["settings"]),
        (b"\xff\xfe\x00", ["UTF-8"]),
    ],
)
def test_a_wrong_level_is_told_in_a_line_or_two_with_file_and_setting(write, text, said):
    with pytest.raises(SetupError) as caught:
        read_level_file(write(text))
    message = str(caught.value)
    assert "mine.yaml" in message
    assert message.count("\n") <= 1
    for words in said:
        assert words in message
    assert "Span" not in message


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (STARS.replace("[known, random]", "[known, mixed]"), "'dial.order"),
        (STARS.replace("[none, 6]", "[6, none]"), "'dial.time_limit_s'"),
        (STARS.replace("[2, 5]", "[1, 5]"), "'directions' is 1, must be at least 2"),
        (STARS.replace("0.85", "0.9"), "'distance' is 0.9, must be at most 0.85"),
    ],
)
def test_a_wrong_sky_is_told_too(write, text, said):
    with pytest.raises(SetupError, match=r"mine\.yaml") as caught:
        read_level_file(write(text, "star_map"))
    assert said in str(caught.value)


def test_the_folder_must_name_an_exercise(write, tmp_path):
    with pytest.raises(SetupError, match="Did you mean 'river_run'"):
        read_level_file(write(RIVER, "river_runn"))
    with pytest.raises(SetupError, match="no such file"):
        read_level_file(tmp_path / "river_run" / "absent.yaml")
    with pytest.raises(SetupError, match="folder"):
        read_level_file(tmp_path)


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("river_run/01-mornin-water", "river_run/01-morning-water"),
        ("star_map/first-light", "star_map/01-first-light"),
        ("10-whole-sky", "star_map/10-whole-sky"),
    ],
)
def test_an_unknown_level_is_answered_with_the_nearest(asked, meant):
    with pytest.raises(SetupError, match="Did you mean") as caught:
        find_level(asked)
    assert f"'{meant}'" in str(caught.value)


def test_an_id_cannot_leave_the_levels_folder():
    with pytest.raises(SetupError):
        find_level("../pyproject")


SCORED = [name for name, exercise in EXERCISES.items() if exercise.CARD.scored]


def rungs(name):
    return [entry for entry in all_levels() if entry.exercise == name and entry.rung]


def success(entry, who, attempts):
    exercise = EXERCISES[entry.exercise]
    return simulate(exercise, entry.level, PROFILES[who], attempts=attempts, seed=1000).success


@pytest.mark.slow
@pytest.mark.parametrize("name", SCORED)
def test_the_first_rung_welcomes_everybody(name):
    """A3 of exercises 8.6, looked at closer than the whole ladder is (tests/studies)."""
    first = rungs(name)[0]
    for person in PEOPLE:
        assert success(first, person.name, 200) >= 0.90, person.name
