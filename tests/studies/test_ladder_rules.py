"""Each rule of the ladder on a made-up table that keeps it, and on one that breaks it."""

from __future__ import annotations

import msgspec
import pytest

from game.patients.profile import CHEATS, PEOPLE
from game.studies import ladder_rules
from game.studies.ladder_rules import RULES, violations
from tests.studies.made_up import cell, made_up_table, rows


@pytest.fixture(scope="module")
def table():
    return made_up_table()


def changed(table, who, rung, percent, quality=None):
    """The table with one cell made anew."""
    for part in ("people", "cheats", "harder"):
        kept = dict(getattr(table, part))
        if who in kept:
            row = list(kept[who])
            row[rung - 1] = cell(who, rung, percent, quality)
            kept[who] = tuple(row)
            return msgspec.structs.replace(table, **{part: kept})
    raise AssertionError(who)


def told(table):
    return [
        (one.rule, one.level and int(one.level[8:10]), one.patient) for one in violations(table)
    ]


def test_a_table_that_keeps_every_rule_is_told_nothing(table):
    assert tuple(table.people) == tuple(profile.name for profile in PEOPLE)
    assert tuple(table.cheats) == tuple(profile.name for profile in CHEATS)
    assert told(table) == []


@pytest.mark.parametrize(
    ("who", "rung", "percent", "said"),
    [
        ("athlete", 7, 75, [("A1", 7, "athlete"), ("A1", 7, "athlete"), ("A4", 8, "athlete")]),
        ("adult", 6, 75, [("A1", 6, "adult"), ("A4", 7, "adult")]),
        ("cp3", 1, 80, [("A3", 1, "cp3"), ("A4", 2, "cp3")]),
        ("cp3", 4, 95, [("A4", 4, "cp3")]),
        ("still", 9, 30, [("A5", 9, "still")]),
        ("random", 9, 60, [("A6", 9, "random")]),
        ("edge", 10, 70, [("A10", 10, "edge")]),
    ],
)
def test_a_cell_out_of_line_is_told_by_its_rule_with_rung_and_person(
    table, who, rung, percent, said
):
    found = told(changed(table, who, rung, percent))
    for one in said:
        assert one in found
    allowed = {rule for rule, _, _ in said} | {"A12", "A7"}
    assert {rule for rule, _, _ in found} <= allowed


@pytest.mark.parametrize(
    ("who", "rung", "percent"),
    [
        ("athlete", 7, 99),  # a point below the adult: chance
        ("cp3", 1, 91),
        ("cp3", 5, 65),  # as on the rung before
        ("still", 5, 10),
        ("random", 9, 30),
        ("random", 2, 100),  # where the adult is not challenged, effort is paid
        ("edge", 9, 40),
    ],
)
def test_what_is_allowed_or_chance_is_not_told(table, who, rung, percent):
    assert told(changed(table, who, rung, percent)) == []


def test_a_person_without_a_rung_of_their_own_is_told(table):
    shares = [100, 100, 100, 100, 100, 98, 30, 10, 2, 0]
    gap = msgspec.structs.replace(table, people={**table.people, **rows({"cp12": shares})})
    (found,) = [one for one in violations(gap) if one.rule == "A2"]
    assert (found.patient, found.level) == ("cp12", None)
    assert "above made_up/06-rung" in found.text


def test_the_athlete_needs_a_rung_of_their_own_only_on_a_harder_condition(table):
    always, never = [100] * 10, [0] * 10
    firm = msgspec.structs.replace(table, people={**table.people, **rows({"athlete": always})})
    assert told(firm) == []
    one = {**table.harder, **rows({"thick foam": always})}
    assert told(msgspec.structs.replace(table, harder=one)) == []
    none = rows({"thick foam": always, "one leg": never})
    (found,) = violations(msgspec.structs.replace(table, harder=none))
    assert (found.rule, found.patient) == ("A2", "athlete")
    assert "on thick foam or one leg" in found.text


def test_a_worse_score_of_the_steadier_is_told_though_both_succeed(table):
    (found,) = violations(changed(table, "athlete", 2, 100, quality=0.6))[:1]
    assert (found.rule, found.patient) == ("A7", "athlete")
    assert told(changed(table, "athlete", 2, 100, quality=0.79)) == []


def test_what_failed_scores_nothing_however_good_it_was(table):
    """A hold that lasted for 95 % is no more than a way to the star that was not straight."""
    one = table.people["cp3"][9]
    assert one.success == 0 < one.quality
    assert one.score == 0
    failed = changed(table, "cp3", 10, 0, quality=0.95)
    assert told(failed) == []


def test_a_rung_that_is_a_little_easier_for_everybody_is_told(table):
    """Three points each are allowed by A4 and lost in chance, but not over five people."""
    people = {
        who: (*row[:6], *(cell(who, 7, min(100, 100 * row[5].success + 4)) for _ in "7"), *row[7:])
        for who, row in table.people.items()
    }
    found = told(msgspec.structs.replace(table, people=people))
    assert found == [("A12", 7, None)]


def test_a_rung_that_nobody_reaches_is_told(table):
    people = {who: (*row[:9], cell(who, 10, 1)) for who, row in table.people.items()}
    beyond = msgspec.structs.replace(table, people=people)
    assert told(beyond) == [("unreachable", 10, None)]


def test_a_rung_of_the_upper_half_on_which_all_succeed_is_told(table):
    people = {
        who: (*(cell(who, rung, 100) for rung in range(1, 6)), *row[5:])
        for who, row in table.people.items()
    }
    assert ("trivial", 5, None) in told(msgspec.structs.replace(table, people=people))


def test_few_attempts_show_only_what_is_gross(table):
    def cut(part):
        return {
            who: tuple(
                msgspec.structs.replace(one, wins=one.wins[:5], qualities=one.qualities[:5])
                for one in row
            )
            for who, row in part.items()
        }

    slightly_wrong = changed(table, "athlete", 7, 75)
    few = msgspec.structs.replace(
        slightly_wrong, people=cut(slightly_wrong.people), cheats=cut(slightly_wrong.cheats)
    )
    assert told(few) == []


def test_cheats_that_were_given_up_early_are_judged_by_what_they_did(table):
    cheats = {
        who: tuple(
            msgspec.structs.replace(one, wins=(False,) * 20, qualities=(0.0,) * 20) for one in row
        )
        for who, row in table.cheats.items()
    }
    assert told(msgspec.structs.replace(table, cheats=cheats)) == []


def test_every_violation_says_where_and_by_how_much(table):
    for who, rung, percent in (("athlete", 7, 60), ("cp3", 1, 60), ("still", 9, 50)):
        for found in violations(changed(table, who, rung, percent)):
            assert found.text.startswith((found.level or found.exercise) + ": ")
            assert found.text.endswith(".")
            assert found.by > 0


def test_every_rule_of_the_design_that_a_table_can_show_is_there():
    assert set(RULES) == {
        *("A1", "A2", "A3", "A4", "A5", "A6", "A7", "A10", "A12"),
        *("unreachable", "trivial"),
    }
    for name, rule in RULES.items():
        if name.startswith("A"):
            assert rule.__doc__.startswith(f"{name}: "), name
    assert ladder_rules.CHALLENGE == (0.6, 0.9)
