"""What play brings to the islands stays there."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from game.exercises import EXERCISES, river_run, star_map
from game.exercises.library import ladder_levels
from game.session.voyage import LIFE_AT, came, chapters_filled, voyage

PLAYED = {"river_run": river_run, "star_map": star_map}
LEVELS = [entry for entry in ladder_levels() if entry.exercise in PLAYED]
STARS = [entry.id for entry in LEVELS if entry.exercise == "star_map"]


class Bout(msgspec.Struct, frozen=True):
    level_id: str
    successes: int = 5
    ended: str | None = "done"
    purpose: str = "play"

    @property
    def exercise(self):
        return self.level_id.split("/")[0]


def sailed(*bouts):
    return voyage(bouts, PLAYED, LEVELS)


def stars(*bouts):
    return sailed(*bouts)["balance_bay"].places[0]


def test_nobody_has_sailed_yet():
    fresh = sailed()
    assert set(fresh) == {"balance_bay", "coordination_cove"}
    assert all(isle.gathered == isle.life == 0 for isle in fresh.values())
    assert stars().chapter.number == 1


def test_a_chapter_is_five_rungs_and_the_next_begins_when_all_are_lit():
    first = stars(*map(Bout, STARS[:5]))
    assert [len(chapter.lit) for chapter in first.chapters] == [5, 5]
    assert first.chapters[0].done
    assert first.chapter.number == 2
    assert stars(*map(Bout, STARS)).chapter.number == 2


def test_a_level_is_lit_by_playing_it_to_the_end_however_it_went():
    assert stars(Bout(STARS[2], successes=0)).chapter.lit == (False, False, True, False, False)
    assert not any(stars(Bout(STARS[2], ended="stopped")).chapter.lit)


def test_what_was_gathered_in_a_bout_that_was_stopped_stays_too():
    assert stars(Bout(STARS[0], 3, "stopped"), Bout(STARS[1], 4)).gathered == 7


def test_probes_bring_nothing():
    assert stars(Bout(STARS[0], purpose="probe")).gathered == 0


def test_the_first_success_brings_life_and_a_visit_brings_more():
    assert sailed(Bout(STARS[0], 1))["balance_bay"].life == 1
    before, after = sailed(Bout(STARS[0], 1)), sailed(Bout(STARS[0], 1), Bout(STARS[1], 13))
    assert came(before, after) == {"balance_bay": 2}
    assert came(after, after) == {}


@given(st.lists(st.tuples(st.sampled_from(STARS), st.integers(0, 20)), max_size=30))
def test_nothing_is_ever_lost(played):
    bouts = [Bout(level, successes) for level, successes in played]
    life = [sailed(*bouts[:count])["balance_bay"].life for count in range(len(bouts) + 1)]
    assert life == sorted(life)
    assert life[-1] <= len(LIFE_AT)


def test_every_island_of_the_map_has_something_to_do_once_all_exercises_are_there():
    islands = {exercise.CARD.island for exercise in EXERCISES.values() if exercise.CARD.scored}
    assert islands == set(voyage([], EXERCISES, ladder_levels()))


def test_a_chapter_is_told_of_by_the_bout_that_completes_it_and_by_no_other():
    four, five, six = (sailed(*map(Bout, STARS[:n])) for n in (4, 5, 6))
    assert chapters_filled(four, five) == [("star_map", 1)]
    assert chapters_filled(five, six) == []
    assert chapters_filled(sailed(), four) == []
