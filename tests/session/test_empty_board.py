"""A zero that has moved is told before the calibration, and only of a board that is empty."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from game.core.calibrating import Calibrating
from game.core.leaning import Problem
from game.headless import calibrate
from game.session.boards import as_kept, keep_zero
from game.session.empty_board import EmptyBoard
from game.store.folder import DataFolder
from input_devices.device import Info
from input_devices.devices import make_device
from input_devices.sample import Kind, Sample

UTC = "2026-03-01T09:00:00Z"
BOARD: Info = msgspec.structs.replace(
    make_device("sim:adult").info, zero=(0.1, 0.1, 0.1, 0.1), zero_utc=UTC
)


def seen(*shown_kg: float, info: Info = BOARD) -> EmptyBoard:
    """After three seconds of each of these loads."""
    empty = EmptyBoard(info)
    for part, kg in enumerate(shown_kg):
        for n in range(180):
            empty.take(Sample(3 * part + n / 60, Kind.LOAD4, (kg / 4,) * 4))
    return empty


@pytest.mark.parametrize(("kg", "told"), [(0.4, False), (1.3, False), (1.8, True), (4.0, True)])
def test_a_zero_that_has_moved_by_a_kilogram_is_told_with_its_date(kg: float, told: bool) -> None:
    moved = seen(kg).moved
    assert (moved is not None) == told
    if moved is not None:
        assert moved.says.text == f"The zero has moved {kg - 0.4:.1f} kg since 2026-03-01."


@pytest.mark.parametrize("kg", [5.5, 9.0, 70.0])
def test_feet_and_people_are_not_taken_for_a_zero_that_has_moved(kg: float) -> None:
    assert seen(kg).moved is None


def test_what_was_seen_before_somebody_stepped_on_stays_told() -> None:
    assert seen(1.8, 70.0).moved is not None


def test_a_board_that_was_never_zeroed_is_compared_with_nothing() -> None:
    plain = make_device("sim:adult").info
    moved = seen(1.8, info=plain).moved
    assert moved is not None
    assert moved.says.text == "It shows 1.8 kg with nobody on it."


def test_a_sensor_has_no_zero() -> None:
    assert seen(1.8, info=make_device("sim:adult?as=tilt").info).moved is None


def test_the_day_of_a_zero_comes_with_it(tmp_path: Any) -> None:
    folder, plain = DataFolder.open(tmp_path), make_device("sim:adult").info
    keep_zero(folder, plain, (0.1, 0.1, 0.1, 0.1), UTC)
    assert as_kept(plain, folder) == BOARD


def test_calibrating_tells_it_and_notes_it_with_the_visit(make_visit: Any, store: Any) -> None:
    uri = "sim:adult?rate=60"
    keep_zero(store.folder, make_device(uri).info, (0.4, 0.4, 0.3, 0.3), UTC)
    session, clock = make_visit(uri)
    said: list[str] = []
    session.stand_in.on_board = False

    def say(text: str) -> None:
        said.append(text)

    class Arriving:
        """Somebody who is there after four seconds."""

        def __call__(self) -> float:
            return clock()

        def wait(self) -> None:
            clock.wait()
            session.stand_in.on_board = clock() > 4.0

    calibrate(session, Arriving(), say, leans=False)
    assert any("The zero has moved 1.4 kg since 2026-03-01." in line for line in said)
    notes = store.session(session.id).notes
    assert any("1.4 kg" in note.text for note in notes)


def stand(session: Any, *parts: tuple[float, float, float]) -> Calibrating:
    """Calibrate with a board that shows so many kilograms between these times, s."""
    at: Calibrating = session.start_calibrating(practice=False, leans=False).calibrating
    for from_s, to_s, kg in parts:
        for n in range(round(60 * from_s), round(60 * to_s)):
            at.take(Sample(n / 60, Kind.LOAD4, (kg / 4 + 0.1 * (n % 2),) * 4), n / 60)
    return at


def test_trying_again_does_not_forget_what_the_empty_board_has_shown(make_visit: Any) -> None:
    session, _ = make_visit("sim:adult?rate=60")
    assert stand(session, (0, 3, 12.0), (3, 20, 32.0)).problem is Problem.LOADED
    again = stand(session, (20, 40, 32.0))
    assert (again.problem, again.result) == (Problem.LOADED, None)
    mended = stand(session, (40, 43, 0.5), (43, 60, 20.0))
    assert mended.result is not None
