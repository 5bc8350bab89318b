"""What to play next: what suits, what was practised least, and never beyond what is allowed."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from game.core.access import Access
from game.core.level import Condition
from game.core.patient import ALWAYS_LOCKED, Patient
from game.exercises.difficulties import DOMAINS, as_measured, read_difficulties
from game.exercises.library import find_level, ladder_levels
from game.session.abilities import abilities
from game.session.offering import Choice, Known, offers

DIFFICULTIES = read_difficulties()
LEVELS = ladder_levels()
STARS = [entry.id for entry in LEVELS if entry.exercise == "star_map"]
RIVERS = [entry.id for entry in LEVELS if entry.exercise == "river_run"]


class Try(msgspec.Struct, frozen=True):
    success: bool
    d: float = 0.5
    easy: bool = False


class Played(msgspec.Struct, frozen=True):
    level_id: str
    session: str = "earlier"
    tried: tuple[Try, ...] = ()
    purpose: str = "play"
    own_calibration: bool = True

    @property
    def exercise(self) -> str:
        return self.level_id.split("/")[0]

    @property
    def level_sha256(self) -> str:
        return find_level(self.level_id).sha256


def offered(
    bouts: list[Played], exercises: tuple[str, ...] = ("star_map", "river_run"), **patient: Any
) -> list[Choice]:
    somebody = Patient(alias="somebody", **{"group": "adult_msk", **patient})
    known = Known(
        patient=somebody,
        bouts=bouts,
        session="today",
        abilities=abilities(bouts, DOMAINS, DIFFICULTIES, somebody.group),
        difficulties=DIFFICULTIES,
    )
    return offers(known, [entry for entry in LEVELS if entry.exercise in exercises])


def rung(choices: list[Choice], exercise: str) -> int:
    level = next(one.level for one in choices if one.level.startswith(exercise))
    return find_level(level).rung or 0


def test_somebody_new_begins_on_the_first_rung() -> None:
    assert {find_level(one.level).rung for one in offered([])} == {1}


def test_there_are_always_two_to_choose_from() -> None:
    played = [Played(STARS[n]) for n in range(4)]
    assert len(offered([])) == 2
    assert len({one.level for one in offered(played, ("star_map",))}) == 2


def test_one_level_of_every_exercise_is_offered() -> None:
    names = tuple(dict.fromkeys(entry.exercise for entry in LEVELS))
    assert sorted(one.level.split("/")[0] for one in offered([], names)) == sorted(names)


@pytest.mark.parametrize("highest", [1, 4, 8])
def test_nobody_climbs_more_than_one_rung_above_what_they_had_played(highest: int) -> None:
    bouts = [Played(STARS[highest - 1], tried=(Try(True),) * 40)]
    assert rung(offered(bouts), "star_map") == highest + 1
    today = [*bouts, Played(STARS[highest], session="today", tried=(Try(True),) * 40)]
    assert rung(offered(today), "star_map") == highest + 1


def test_somebody_for_whom_it_was_too_hard_is_offered_a_lower_rung() -> None:
    bouts = [Played(STARS[8], tried=(Try(False),) * 40)]
    assert rung(offered(bouts, group="older"), "star_map") < 9


def test_the_offered_rung_is_the_one_that_comes_nearest_to_the_wish() -> None:
    bouts = [Played(STARS[9], tried=(Try(True, 0.4), Try(True), Try(False)) * 8)]
    easy, hard = (rung(offered(bouts, wished_success=p), "star_map") for p in (0.9, 0.6))
    assert easy <= hard
    best = next(one for one in offered(bouts, wished_success=0.9) if "star_map" in one.level)
    assert best.expected is not None
    assert best.expected > 0.8


def test_a_prescribed_level_stays_and_says_so() -> None:
    bouts = [Played(STARS[4], tried=(Try(True),) * 40)]
    choice = next(o for o in offered(bouts, levels={"star_map": STARS[1]}) if "star" in o.level)
    assert choice.level == STARS[1]
    assert "therapist" in choice.text


def test_a_locked_rung_is_never_raised() -> None:
    bouts = [Played(STARS[4], tried=(Try(True),) * 40)]
    locked = offered(bouts, locks=(*ALWAYS_LOCKED, "rung"))
    assert rung(locked, "star_map") == 5
    assert rung(offered(bouts), "star_map") == 6


def test_what_was_practised_least_comes_first_and_says_so() -> None:
    first = offered([Played(STARS[0]), Played(STARS[0]), Played(RIVERS[0])])[0]
    assert first.level.startswith("river_run")
    assert "practised least" in first.text


def test_the_exercises_take_turns_within_a_visit() -> None:
    bouts: list[Played] = []
    for _ in range(4):
        bouts.append(Played(offered(bouts)[0].level, session="today"))
    assert len({one.exercise for one in bouts[:2]}) == 2
    assert len({one.exercise for one in bouts[2:]}) == 2


def test_every_choice_tells_what_to_expect_in_numbers() -> None:
    for choice in offered([]):
        assert choice.expected is not None
        assert f"About {round(10 * choice.expected)} in 10" in choice.text


def test_an_offer_easier_than_wished_says_that_rungs_are_climbed_one_by_one() -> None:
    star = next(one for one in offered([], group="athlete") if "star_map" in one.level)
    assert round(10 * (star.expected or 0)) > 7
    assert "7 in 10 are wished for" in star.text
    assert "one rung higher" in star.text
    top = [Played(STARS[-1], tried=(Try(True, 1.0),) * 40)]
    assert all("one rung higher" not in o.text for o in offered(top, "star_map"))
    fixed = offered([], levels={"star_map": STARS[0]}, group="athlete")
    star = next(one for one in fixed if "star_map" in one.level)
    assert "one rung higher" not in star.text


def test_on_another_condition_nothing_is_promised_and_the_rung_stays() -> None:
    bouts = [Played(STARS[4], tried=(Try(True),) * 40)]
    foam = offered(bouts, conditions={"star_map": Condition(surface=2)})
    choice = next(one for one in foam if one.level.startswith("star_map"))
    assert choice.expected is None
    assert choice.level == STARS[4]


def test_at_another_pace_nothing_is_promised_and_the_rung_stays() -> None:
    bouts = [Played(STARS[4], tried=(Try(True),) * 40)]
    slower = offered(bouts, access=Access(pace=0.7))
    choice = next(one for one in slower if one.level.startswith("star_map"))
    assert choice.expected is None
    assert choice.level == STARS[4]


def test_what_was_played_on_another_condition_or_more_slowly_says_nothing_of_ability() -> None:
    class Stood(msgspec.Struct, frozen=True):
        level_id: str
        condition: Condition
        pace: float = 1.0

    own = find_level(STARS[4]).level.condition
    firm, foam = Stood(STARS[4], own), Stood(STARS[4], Condition(surface=2))
    slow = Stood(STARS[4], own, pace=0.8)
    assert as_measured([firm, foam, slow]) == [firm]
