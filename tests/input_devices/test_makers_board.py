"""The board that makers build: its sketch, compiled for this computer and run on simulated cells,
speaks what our decoder understands."""

from __future__ import annotations

import itertools
import re
import shutil
import subprocess
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from input_devices.line_format import AutoDecoder, chosen_of
from input_devices.makers_board import FILES
from input_devices.motor import LONGEST_S
from input_devices.sample import Flag, Header, Replied, Sample
from input_devices.self_test import SelfTest
from input_devices.self_test_hearing import Heard, Say, Send, Wishes
from input_devices.self_test_judging import CORNER_WORDS
from input_devices.sib1 import Sib1Decoder, framed, unframed

ROOT = Path(__file__).parents[2]
BOARD = ROOT / "input_devices" / "makers_board"
SKETCH = (BOARD / FILES[-1]).read_text(encoding="utf-8")
HOST = Path(__file__).with_name("makers_board_host.cpp")
COUNTS_PER_G = 42.0
CALIBRATED = {
    "CALIBRATED = false": "CALIBRATED = true",
    "{0.0f, 0.0f, 0.0f, 0.0f}": "{" + ", ".join(["0.0238095f"] * 4) + "}",
    "MOTOR_PIN = NO_PIN": "MOTOR_PIN = 9",
}
"""What a maker changes in the sketch."""


class Ran(NamedTuple):
    """What came of a run."""

    samples: list[Sample]
    events: list[object]
    decoder: Sib1Decoder
    bad: int
    motor: list[tuple[float, int]]
    """When it was switched, ms, and how strong."""

    @property
    def header(self) -> dict[str, str]:
        return next(one.fields for one in self.events if isinstance(one, Header))

    @property
    def replies(self) -> list[Replied]:
        return [one for one in self.events if isinstance(one, Replied)]


Run = Callable[..., Ran]


@pytest.fixture(scope="session")
def build(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bool], Path]:
    """The program of the sketch as it comes, or as a maker has changed it."""
    compiler = shutil.which("g++") or shutil.which("clang++")
    if compiler is None:
        pytest.skip("no compiler for C++ is here")
    folder, built = tmp_path_factory.mktemp("board"), {}

    def program(calibrated: bool) -> Path:
        if calibrated not in built:
            text = SKETCH
            for before, after in CALIBRATED.items() if calibrated else ():
                assert text.count(before) == 1, before
                text = text.replace(before, after)
            sketch = folder / f"sketch{calibrated}.ino"
            sketch.write_text(text, encoding="utf-8")
            built[calibrated] = folder / f"board{calibrated}"
            warnings = ["-std=c++17", "-Wall", "-Wextra", "-Werror", "-O1"]
            define = f'-DSKETCH="{sketch}"'
            words = [compiler, *warnings, define, str(HOST), "-o", str(built[calibrated])]
            done = subprocess.run(words, capture_output=True, text=True)
            assert done.returncode == 0, done.stderr
        return built[calibrated]

    return program


@pytest.fixture
def run(build: Callable[[bool], Path]) -> Run:
    def ran(
        seconds: float,
        script: Sequence[str] = (),
        *,
        rate: int = 80,
        missing: str = "0000",
        start_s: float = 0.0,
        calibrated: bool = False,
    ) -> Ran:
        words = [str(build(calibrated)), str(seconds), str(rate), missing, str(start_s)]
        told = "".join(f"{line}\n" for line in script).encode()
        done = subprocess.run(words, input=told, capture_output=True, timeout=60)
        assert done.returncode == 0
        auto = AutoDecoder()
        items = auto.feed(done.stdout, 1.0)
        decoder = chosen_of(auto)
        assert isinstance(decoder, Sib1Decoder)
        motor = [(float(m), int(v)) for m, v in re.findall(rb"(\d+) motor (\d+)", done.stderr)]
        samples = [one for one in items if isinstance(one, Sample)]
        events = [one for one in items if not isinstance(one, Sample)]
        return Ran(samples, events, decoder, auto.bad, motor)

    return ran


def test_every_line_is_understood_and_none_is_missing(run: Run) -> None:
    ran = run(32.0)
    assert (ran.bad, ran.decoder.lost) == (0, 0)
    assert 2500 <= len(ran.samples) <= 2530
    assert [one.seq for one in ran.samples] == list(range(len(ran.samples)))
    times = [one.t_dev for one in ran.samples if one.t_dev is not None]
    steps = [after - before for before, after in itertools.pairwise(times)]
    assert len(steps) == len(ran.samples) - 1
    assert all(0.011 < step < 0.014 for step in steps)
    assert all(Flag.UNCALIBRATED in one.flags for one in ran.samples)
    assert ran.header["id"] == "MAKER1"
    assert (ran.header["rate"], ran.header["unit"], ran.header["cmd"]) == ("80", "raw", "T")


def test_loads_come_out_in_kilograms_at_their_corners(run: Run) -> None:
    script = ["900 say T*54", "3000 load 21000 16000 18000 15000"]
    ran = run(5.0, script, calibrated=True)
    assert ran.replies == [Replied("T", True)]
    assert ran.samples[-1].values == pytest.approx((21.0, 16.0, 18.0, 15.0), abs=0.05)
    assert ran.bad == 0
    assert ran.header["cmd"] == "T,V"


def test_a_slow_amplifier_is_told_in_the_header(run: Run) -> None:
    assert run(4.0, rate=10).header["rate"] == "10"


def test_a_missing_amplifier_shows_nothing_and_the_others_go_on(run: Run) -> None:
    ran = run(4.0, missing="0010")
    assert len(ran.samples) > 200
    assert {one.values[2] for one in ran.samples} == {0.0}
    assert all(len({one.values[i] for one in ran.samples}) > 20 for i in (0, 1, 3))


def test_without_any_amplifier_it_still_says_who_it_is(run: Run) -> None:
    ran = run(25.0, missing="1111")
    assert ran.samples == []
    assert ran.header["id"] == "MAKER1"


def test_commands_are_answered_and_damaged_ones_ignored(run: Run) -> None:
    script = [
        "1000 say T",  # a person may leave the checksum out
        "2000 load 0 0 0 9000",
        "1990 say T*54",
        "3500 say X*58",
        "3600 say T*00",
        "3700 say V,1*4B",
        "3800 say V,128,200*5F",
        f"3900 say {'Q' * 40}",  # longer than any command
    ]
    ran = run(5.0, sorted(script, key=lambda line: int(line.split()[0])))
    assert ran.replies == [
        Replied("T", True),
        Replied("T", False, "moving"),
        Replied("X", False, "unknown"),
        Replied("V", False, "syntax"),
        Replied("V", False, "unknown"),
    ]
    assert ran.bad == 0


def test_who_asks_is_told_at_once(run: Run) -> None:
    asked = run(3.0, ["1500 say ?*3F"])
    assert unframed(b"?*3F") == "?"
    assert asked.bad == 0
    assert asked.header["lx"] == "400"


def test_the_motor_never_runs_longer_than_the_game_may_ask_for(run: Run) -> None:
    script = ["1000 say V,200,60000", "3000 say V,100,100", "4000 say V,100,400", "4100 say V,0,0"]
    ran = run(5.0, script, calibrated=True)
    (on, off), (short, until), (third, stopped) = (
        tuple(t for t, _ in ran.motor[i : i + 2]) for i in (0, 2, 4)
    )
    assert [level for _, level in ran.motor] == [200, 0, 100, 0, 100, 0]
    assert off - on == pytest.approx(1000 * LONGEST_S, abs=5)
    assert until - short == pytest.approx(100, abs=5)
    assert stopped - third == pytest.approx(100, abs=15)
    assert ran.replies == [Replied("V", True)] * 4


def test_a_line_that_does_not_fit_is_left_out_whole_and_counted(run: Run) -> None:
    script = [f"{1000 + 9 * i} say ?" for i in range(200)]
    ran = run(4.0, script)
    assert ran.bad == 0
    assert 0 < ran.decoder.lost < 200


def test_its_clock_goes_on_when_it_wraps_after_71_minutes(run: Run) -> None:
    ran = run(6.0, start_s=2**32 / 1e6 - 3.0)
    assert (ran.bad, ran.decoder.lost) == (0, 0)
    first, last = ran.samples[0].t_dev, ran.samples[-1].t_dev
    assert first is not None
    assert last is not None
    assert last - first == pytest.approx(len(ran.samples) / 80, rel=0.01)


def test_the_self_test_leads_its_maker_from_raw_counts_to_the_calibration(
    build: Callable[[bool], Path],
) -> None:
    """The sketch as it comes, the decoder, the self-test and hands with a weight of 5 kg."""
    words = [str(build(False)), "0", "80", "0000"]
    test, auto, now_s = SelfTest(Wishes(kg=5.0, unplug=False)), AutoDecoder(), 0.0
    due: list[tuple[float, str]] = []
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as board:
        assert board.stdin
        assert board.stdout
        while not test.done:
            now_s += 0.02
            assert now_s < 120.0, test.findings
            for line in [line for at_s, line in due if at_s <= now_s]:
                board.stdin.write(f"{1000 * now_s:.0f} {line}\n".encode())
            due = [one for one in due if one[0] > now_s]
            board.stdin.write(f"{1000 * now_s:.0f} mark\n".encode())
            board.stdin.flush()
            data = b"".join(iter(board.stdout.readline, b"=\n"))
            items = auto.feed(data, now_s)
            samples = [one for one in items if isinstance(one, Sample)]
            events = [one for one in items if not isinstance(one, Sample)]
            for out in test.hear(Heard(now_s, samples, events, auto.bad, bool(data))):
                if isinstance(out, Send):
                    due.append((now_s, f"say {out.data.decode().strip()}"))
                elif isinstance(out, Say):
                    due.append((now_s + 0.5, f"load {_placed(out.text)}"))
        board.stdin.close()
    assert test.ok, test.findings
    assert test.grams_per_count == pytest.approx([1 / COUNTS_PER_G] * 4, rel=0.01)


def _placed(asked: str) -> str:
    """What lies on the four corners once that has been done."""
    loads = [5000 * (word in asked and asked.startswith("Put")) for word in CORNER_WORDS]
    return " ".join(map(str, loads))


def test_the_lines_that_the_page_shows_are_true() -> None:
    page = (BOARD / "README.md").read_text(encoding="utf-8")
    shown = re.findall(r"^ {4}([#L][^\n]*\*[0-9A-F]{2})$", page, re.MULTILINE)
    assert len(shown) == 3
    decoder = Sib1Decoder()
    items = decoder.feed("".join(f"{line}\n" for line in shown).encode(), 1.0)
    assert (decoder.bad, len(items)) == (0, 3)
    assert framed(unframed(shown[0].encode()) or "").decode().strip() == shown[0]


def test_page_and_picture_name_the_pins_of_the_sketch() -> None:
    clock = re.search(r"CLOCK_PIN = (\d+)", SKETCH)
    data = re.search(r"DATA_PIN\[4\] = \{([\d, ]+)\}", SKETCH)
    assert clock
    assert data
    page = (BOARD / "README.md").read_text(encoding="utf-8")
    assert f"| pin {clock[1]} |" in page
    assert f"pins {data[1]} |" in page
    picture = (BOARD / "wiring.svg").read_text(encoding="utf-8")
    pins = [clock[1], *data[1].split(", ")]
    words = ["clock", "front right", "back right", "front left", "back left"]
    for pin, word in zip(pins, words, strict=True):
        assert f">{pin}  {word}<" in picture
    assert all(name in page for name in FILES[1:])


def test_everything_a_maker_needs_is_installed_with_the_game() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    patterns = settings["tool"]["setuptools"]["package-data"]["*"]
    for name in FILES:
        assert (BOARD / name).is_file()
        assert f"*{Path(name).suffix}" in patterns
