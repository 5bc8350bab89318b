"""The ladders of the exercises, measured on simulated people."""

from __future__ import annotations

import re

import msgspec
import pytest

from game.core.errors import SetupError
from game.patients.profile import ATHLETE, CHEATS, PEOPLE
from game.studies import crew
from game.studies import ladder as study
from game.studies.ladder import HARDER, Ladder, climb, rungs, scored_exercises
from game.studies.ladder_picture import HANDS, HARDER_HANDS, ladder_picture
from game.studies.ladder_rules import violations
from tests.studies.made_up import cell, made_up_table


@pytest.fixture(scope="module", autouse=True)
def one_core():
    """Starting processes takes longer than these few attempts; that cores change nothing is held
    by test_cells."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(crew, "free_cores", lambda: 1)
        yield


THREE = rungs("star_map")[1::4]


@pytest.fixture(scope="module")
def ladder() -> Ladder:
    """Of three rungs, with one attempt each: enough for its form."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(study, "rungs", lambda name: THREE)
        return climb(["star_map"], attempts=1, seed=3)


def test_a_ladder_has_every_rung_easiest_first():
    for name in scored_exercises():
        assert [entry.rung for entry in rungs(name)] == list(range(1, 11))


def test_everybody_stands_on_every_rung_in_order(ladder):
    (table,) = ladder.tables
    assert table.levels == tuple(entry.id for entry in THREE)
    assert list(table.people) == [profile.name for profile in PEOPLE]
    assert list(table.cheats) == [profile.name for profile in CHEATS]
    assert list(table.harder) == list(HARDER)
    for row in (*table.people.values(), *table.cheats.values(), *table.harder.values()):
        assert [one.level for one in row] == list(table.levels)
        assert all(len(one.wins) == 1 for one in row)


def test_every_level_is_held_where_it_starts(ladder):
    for entry, *own in zip(THREE, *ladder.tables[0].people.values(), strict=True):
        assert {one.d for one in own} == {entry.level.d.start}


def test_a_harder_condition_is_harder_for_the_athlete(ladder):
    table = ladder.tables[0]

    def quality(row):
        return sum(cell.quality for cell in row)

    for row in table.harder.values():
        assert quality(row) < quality(table.people[ATHLETE.name])


@pytest.mark.slow
def test_a_cheat_that_wins_nothing_is_played_no_further_and_one_that_wins_is(monkeypatch):
    monkeypatch.setattr(study, "BLOCK", 4)
    monkeypatch.setattr(study, "rungs", lambda name: THREE[:1])
    told = []
    ladder = climb(["star_map"], attempts=5, seed=1, told=lambda *at: told.append(at))
    cheats = ladder.tables[0].cheats
    for row in cheats.values():
        for one in row:
            assert len(one.wins) == (5 if any(one.wins[:4]) else 4)
    assert any(cheats["random"][0].wins)
    assert not any(cheats["still"][0].wins)
    done, of = told[-1]
    assert done == of
    assert [at for at, _ in told[1:]] == list(range(1, done + 1))


def test_a_name_that_has_no_ladder_is_told():
    with pytest.raises(SetupError, match="'quiet_stance' has no ladder"):
        climb(["quiet_stance"], attempts=1, seed=1)
    with pytest.raises(SetupError, match="Did you mean 'star_map'"):
        climb(["star_mapp"], attempts=1, seed=1)


def test_the_picture_shows_everybody_and_rings_what_is_out_of_order():
    table = made_up_table()
    assert list(table.harder) == list(HARDER)
    ladder = Ladder(attempts=200, seed=1, tables=(table,), violations=())
    plain = ladder_picture(ladder).svg(alone=True)
    for kind in (*HANDS, *(f"harder-{n}" for n in range(len(HARDER)))):
        assert plain.count(f'class="{kind}-mark"') == 10 + 1, kind  # and one in the key
    assert plain.count('class="wrong"') == 1
    row = table.people["cp3"]
    people = {**table.people, "cp3": (cell("cp3", 1, 60), *row[1:])}
    broken = violations(msgspec.structs.replace(table, people=people))
    drawn = ladder_picture(msgspec.structs.replace(ladder, violations=tuple(broken)))
    pointed = {(one.level, one.patient) for one in broken if one.patient}
    assert drawn.svg(alone=True).count('class="wrong"') == 1 + len(pointed) > 1
    assert re.search(r">A3<", drawn.svg(alone=True))


def test_there_is_a_hand_for_everybody():
    assert list(HANDS) == [profile.name for profile in PEOPLE]
    assert len(HARDER_HANDS) == len(HARDER)
    shapes = [(hand.corners, hand.turned) for hand in HANDS.values()]
    assert len(set(shapes)) == len({hand.dash for hand in HANDS.values()}) == len(HANDS)
