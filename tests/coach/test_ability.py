"""Ability: an estimate that says how sure it is."""

from __future__ import annotations

import msgspec
import numpy as np
import pytest

from game.coach.ability import Prior, Tally, estimate
from game.coach.ability_evidence import prior_of, tallies_of
from game.coach.difficulties import KNOTS, Cells, fit
from game.coach.difficulties_refit import LEAST_ATTEMPTS, Player, refit
from game.core.difficulty import (
    Difficulties,
    Difficulty,
    Spread,
    ahead_for,
    expected_success,
    success,
)

SPREAD = Spread(level=0.4)
PRIOR = Prior(0.0, 2.0)
LEVELS = tuple(
    Difficulty(
        level=f"star_map/{n:02d}-x",
        exercise="star_map",
        sha256="now",
        knots=((0.0, n - 4.0), (1.0, n - 2.5)),
        error=0.1,
        attempts=100,
    )
    for n in range(8)
)
KNOWN = Difficulties(
    levels=LEVELS, spreads={"balance": SPREAD}, typical={"balance": {"older": -3.0}}, people=9
)


def tally(wins: int, attempts: int, *, visit: int = 0, level: str = "a", d: float = 0.0) -> Tally:
    return Tally(
        visit=visit, level=level, exercise="x", difficulty=d, error=0.0,
        successes=wins, attempts=attempts,
    )  # fmt: skip


def test_more_successes_mean_more_ability_and_more_attempts_less_doubt() -> None:
    few, many, more = (
        estimate("balance", [tally(*one)], SPREAD, PRIOR) for one in ((6, 10), (60, 100), (80, 100))
    )
    assert many.mean < more.mean
    assert many.sd < few.sd
    assert many.low < many.mean < many.high


def test_a_hundred_attempts_at_one_level_leave_the_doubt_about_that_level() -> None:
    one = estimate("balance", [tally(50, 100)], SPREAD, PRIOR)
    four = estimate("balance", [tally(12, 25, level=name) for name in "abcd"], SPREAD, PRIOR)
    assert one.sd > SPREAD.level
    assert four.sd < one.sd


def test_old_visits_count_less_than_the_last() -> None:
    early = [tally(20, 20, visit=0), tally(5, 20, visit=9)]
    late = [tally(5, 20, visit=0), tally(20, 20, visit=9)]
    assert (
        estimate("balance", late, SPREAD, PRIOR).mean
        > estimate("balance", early, SPREAD, PRIOR).mean + 0.5
    )


@pytest.mark.parametrize("wins", [0, 40], ids=["nothing succeeds", "everything succeeds"])
def test_somebody_who_always_or_never_succeeds_gets_a_finite_and_wide_interval(wins: int) -> None:
    found = estimate("balance", [tally(wins, 40)], SPREAD, PRIOR)
    assert np.isfinite([found.mean, found.low, found.high]).all()
    assert found.high - found.low > 2
    assert (found.mean > 0) == (wins > 0)


def test_without_an_attempt_the_group_is_all_that_is_known() -> None:
    found = estimate("balance", [], SPREAD, prior_of("older", "balance", KNOWN))
    assert (found.mean, found.attempts) == (-3.0, 0)


def test_expected_success_is_turned_round_by_the_lead_it_takes() -> None:
    for share in (0.6, 0.75, 0.9):
        assert success(ahead_for(share)) == pytest.approx(share)
    # what is not known pulls the expectation towards the middle
    assert expected_success(2.0, 1.5, 0.0) < expected_success(2.0, 0.0, 0.0)


class Try(msgspec.Struct, frozen=True):
    success: bool
    d: float
    easy: bool = False


class Played(msgspec.Struct, frozen=True):
    tried: tuple[Try, ...]
    session: str = "s1"
    exercise: str = "star_map"
    level_id: str = "star_map/03-x"
    level_sha256: str = "now"
    purpose: str = "play"
    own_calibration: bool = True


def test_only_attempts_that_say_something_of_skill_count() -> None:
    tried = (Try(True, 0.5), Try(False, 0.501), Try(True, 0.1, easy=True))
    bouts = [
        Played(tried),
        Played(tried, level_sha256="before it was edited"),
        Played(tried, own_calibration=False),
        Played(tried, level_id="star_map/never-measured"),
    ]
    (only,) = tallies_of(bouts, KNOWN)
    assert (only.attempts, only.successes) == (2, 1)
    assert only.difficulty == pytest.approx(LEVELS[3].at(0.5))


def clinic(people: int, truth: np.ndarray, *, seed: int) -> list[Player]:
    """People who play three levels at each of three visits; truth: how much harder each level
    really is."""
    source = np.random.default_rng(seed)
    players = []
    for _ in range(people):
        ability, suits = source.normal(0, 1.5), source.normal(0, SPREAD.level, len(LEVELS))
        tallies = []
        for visit in range(3):
            for n in source.choice(len(LEVELS), 3, replace=False):
                hard = LEVELS[n].at(0.5)
                share = success(ability + suits[n] - hard - truth[n])
                tallies.append(
                    Tally(
                        visit=visit, level=LEVELS[n].level, exercise="star_map", difficulty=hard,
                        error=0.1, successes=int(source.binomial(15, share)), attempts=15,
                    )
                )  # fmt: skip
        players.append(Player(domain="balance", tallies=tuple(tallies), prior=Prior(0.0, 2.0)))
    return players


def shifts(found: Difficulties) -> np.ndarray:
    return np.array([now.at(0) - was.at(0) for now, was in zip(found.levels, LEVELS, strict=True)])


def test_many_people_put_a_misplaced_level_right() -> None:
    truth = np.array([0.0, 0.8, -0.8, 0.0, 0.8, 0.0, -0.8, 0.0])
    found = refit(KNOWN, clinic(120, truth, seed=1))
    wrong = shifts(found) - truth
    assert np.abs(wrong - wrong.mean()).max() < 0.4
    assert all(level.origin == "bouts" for level in found.levels)


def test_one_person_moves_a_level_less_than_many_and_says_less_surely() -> None:
    truth = np.full(len(LEVELS), 0.0)
    truth[3] = 1.5
    one, many = (refit(KNOWN, clinic(people, truth, seed=2)) for people in (1, 120))
    played = [level for level in one.levels if level.origin == "bouts"]
    assert abs(shifts(one)).max() < abs(shifts(many)).max()
    assert all(level.error > 0.4 for level in played)
    assert max(level.error for level in many.levels) < 0.3


def test_a_level_with_few_attempts_stays_as_it_was() -> None:
    few = Tally(
        visit=0, level=LEVELS[0].level, exercise="star_map", difficulty=0.0, error=0.1,
        successes=0, attempts=LEAST_ATTEMPTS - 1,
    )  # fmt: skip
    assert refit(KNOWN, [Player(domain="balance", tallies=(few,), prior=PRIOR)]) == KNOWN


@pytest.mark.slow
def test_persons_and_levels_that_are_drawn_are_found_again() -> None:
    source = np.random.default_rng(4)
    people, levels, tries = 100, 6, 6
    ability = source.normal(0, 2, people)
    suits = source.normal(0, 0.5, (people, levels))
    person, level, place = (grid.ravel() for grid in np.mgrid[:people, :levels, : len(KNOTS)])
    hard = level * 1.0 - 3 + 2 * np.array(KNOTS)[place]
    share = np.vectorize(success)(ability[person] + suits[person, level] - hard)
    wins = source.binomial(tries, share).astype(float)
    d = np.array(KNOTS)[place]
    found = fit(Cells(person, level, 0 * person, d, wins, np.full(len(d), float(tries))))
    middle = found.curves.mean(axis=1)
    gap = np.diff(middle)
    assert np.corrcoef(found.abilities, ability)[0, 1] > 0.97
    assert gap == pytest.approx(1.0, abs=0.25)
    rise = found.curves[:, -1] - found.curves[:, 0]
    assert rise.mean() == pytest.approx(2.0, abs=0.2)
    # at the ends of the ladder few people are in doubt
    assert rise == pytest.approx(2.0, abs=0.6)
    assert found.level_sd == pytest.approx(0.5, abs=0.12)
