"""The map and its islands: every exercise can be reached, by whatever hand or lean."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import msgspec
import pygame
import pytest

from game.core.control import Control
from game.exercises import EXERCISES
from game.exercises.library import LEVELS
from game.screen.actions import Action, Do
from game.screen.life import LIVING
from game.screen.look import Look, Theme
from game.screen.pictures import ASSETS, Pictures
from game.screen.places import ISLANDS
from game.screen.scenes.island import IslandNear
from game.screen.scenes.life_picture import GROW_S, LifePicture
from game.screen.scenes.map import LANDING_S, SETTINGS, Map
from game.screen.scenes.offered import Offered, island_of
from game.screen.scenes.sailed import news_of
from game.session.voyage import LIFE_AT
from tests.screen.hands import Hands
from tests.screen.sailing import ashore, sail

pytestmark = pytest.mark.usefixtures("no_loudspeaker")


@pytest.fixture
def hands(data: Path) -> Iterator[Hands]:
    hands = ashore(data)
    yield hands
    hands.window.close()


Levels = Mapping[str, tuple[str, ...]]
"""By island."""


def offered(hands: Hands) -> Levels:
    return Offered(hands.window.stage.here.session).levels


def at(hands: Hands, scene: type[Map] | type[IslandNear], name: str) -> Map | IslandNear:
    hands.window.go(name)  # type: ignore[arg-type]
    assert isinstance(hands.window.scene, scene)
    return hands.window.scene


def keys_to(scene: Map | IslandNear, key: str, look: Look) -> bool:
    """Can arrows alone bring the focus to a place? Walks all ways from where it is."""
    chooser, found = scene._chooser, set[str]()
    waiting = [chooser.focus]
    while waiting:
        here = waiting.pop()
        if here is None or here in found:
            continue
        found.add(here)
        for do in (Do.LEFT, Do.RIGHT, Do.UP, Do.DOWN):
            chooser.point_at(here)
            chooser.take(Action(do), look)
            waiting.append(chooser.focus)
    return key in found


def scan(hands: Hands) -> None:
    """Until one switch has moved on once."""
    hands.clock.now_s += 1.5
    hands.window.hidden = True
    hands.window.frame()


def test_every_island_is_reached_by_arrows_alone(hands: Hands) -> None:
    scene = at(hands, Map, "map")
    assert all(keys_to(scene, key, hands.window.stage.look) for key in ISLANDS)


def test_one_switch_comes_to_the_settings_and_to_the_islands_awake_alone(hands: Hands) -> None:
    scene = at(hands, Map, "map")
    hands.window.stage.scanning = True
    came_to = set()
    for _ in range(3 * len(ISLANDS)):
        scan(hands)
        came_to.add(scene._chooser.focus)
    assert came_to == {*offered(hands), SETTINGS.key}


def choose(hands: Hands, islands: Levels, press: Callable[[str], None]) -> set[str]:
    """Every exercise of these islands that somebody can come to from the map. press: bring the
    focus to a key, and choose it."""
    found = set[str]()
    for island, levels in islands.items():
        for level in levels:
            at(hands, Map, "map")
            press(island)
            hands.window.ask(Action(Do.OK))  # the sail is skipped
            if hands.name == "IslandNear":
                while level not in hands.window.scene._shown.values():  # type: ignore[attr-defined]
                    press("more")
                shown = hands.window.scene._shown  # type: ignore[attr-defined]
                press(next(side for side, one in shown.items() if one == level))
                hands.wait(0.1)
            assert hands.name == "ExerciseCard"
            found.add((hands.window.stage.here.level_id or "").partition("/")[0])
    return found


@pytest.mark.slow
def test_keys_and_one_switch_come_to_every_exercise(hands: Hands) -> None:
    def exercises(islands: Levels) -> set[str]:
        return {level.partition("/")[0] for own in islands.values() for level in own}

    everything = offered(hands)
    bay = {"balance_bay": everything["balance_bay"]}
    assert len(bay["balance_bay"]) > 3

    def by_keys(key: str) -> None:
        scene = hands.window.scene
        assert isinstance(scene, Map | IslandNear)
        assert keys_to(scene, key, hands.window.stage.look)
        scene._chooser.point_at(key)
        hands.window.ask(Action(Do.OK))

    def by_switch(key: str) -> None:
        scene = hands.window.scene
        assert isinstance(scene, Map | IslandNear)
        for _ in range(60):
            if scene._chooser.focus == key:
                break
            scan(hands)
        hands.window.ask(Action(Do.OK))

    assert choose(hands, everything, by_keys) == exercises(everything)
    hands.window.stage.scanning = True
    assert choose(hands, bay, by_switch) == exercises(bay)


def test_leaning_chooses_between_the_islands_of_the_two_best_offers(hands: Hands) -> None:
    best = list(offered(hands))[:2]
    left, right = sorted(best, key=lambda name: ISLANDS[name].x)
    person = hands.window.stage.here.session.stand_in
    assert person is not None
    for x, island in ((-0.9, left), (0.9, right)):
        person.look_at(lambda: Control(0.0, 0.0))
        at(hands, Map, "map")
        hands.wait(2.0)
        person.look_at(lambda x=x: Control(x, 0.0))
        hands.wait(2.0)
        assert hands.name == "Map"  # it takes a held lean
        hands.wait(3.0)
        assert hands.name in ("IslandNear", "ExerciseCard")
        assert hands.window.stage.here.island == island


def test_leaning_chooses_a_card_of_an_island(hands: Hands) -> None:
    person = hands.window.stage.here.session.stand_in
    assert person is not None
    hands.window.stage.here.island = "balance_bay"
    person.look_at(lambda: Control(0.0, 0.0))
    scene = at(hands, IslandNear, "island")
    assert isinstance(scene, IslandNear)
    right = scene._shown["right"]
    hands.wait(1.5)
    person.look_at(lambda: Control(0.9, 0.0))
    hands.wait_for("ExerciseCard", 6)
    assert hands.window.stage.here.level_id == right
    hands.ask(Do.BACK)
    assert hands.name == "IslandNear"  # back to where it was chosen
    hands.ask(Do.BACK)
    assert hands.name == "Map"


def test_the_right_arrow_leafs_on_from_the_right_card(hands: Hands) -> None:
    hands.window.stage.here.island = "balance_bay"
    scene = at(hands, IslandNear, "island")
    assert isinstance(scene, IslandNear)
    first = dict(scene._shown)
    hands.window.ask(Action(Do.RIGHT))
    assert scene._shown == first
    hands.window.ask(Action(Do.RIGHT))
    assert not set(scene._shown.values()) & set(first.values())
    hands.window.ask(Action(Do.LEFT))
    assert scene._shown == first


def test_an_island_that_sleeps_says_why(hands: Hands) -> None:
    stage = hands.window.stage
    islands = {exercise.CARD.island for exercise in EXERCISES.values() if exercise.CARD.scored}
    everything = Offered(stage.here.session)
    for key in ISLANDS:
        if key not in islands:
            assert everything.why_asleep(key, stage.look.words) == "still asleep"
    session = stage.here.session
    session.kit.infos = (msgspec.structs.replace(session.info, channels=()),)
    assert not Offered(session).levels
    for key in islands:
        why = Offered(session).why_asleep(key, stage.look.words)
        assert re.fullmatch(r"Needs a [a-z ]+", why)
        assert len(why) <= 40
    session.kit.infos = (session.device.info,)
    level = next(iter(everything.levels.values()))[0]
    session.plan = type(session.plan)(name="one", levels=(level,), bouts=1, probe=None)
    one = Offered(session)
    assert list(one.levels) == [island_of(level)]
    other = next(key for key in everything.levels if key != island_of(level))
    assert one.why_asleep(other, stage.look.words) == "Not in today's plan"


def test_choosing_an_island_is_a_short_sail_that_can_be_skipped(hands: Hands) -> None:
    at(hands, Map, "map")
    assert LANDING_S <= 1.2
    hands.window.ask(Action(Do.OK))
    hands.wait(0.3)
    assert hands.name == "Map"
    hands.window.ask(Action(Do.OK))
    assert hands.name in ("IslandNear", "ExerciseCard")


@pytest.mark.parametrize("theme", ["child", "adult"])
def test_twelve_living_things_come_to_every_island(theme: Theme) -> None:
    assert set(LIVING[theme]) == set(ISLANDS)
    for island, living in LIVING[theme].items():
        assert len(living) == len(LIFE_AT), island
        assert len({(one.x, one.foot) for one in living}) == len(living), island
        for one in living:
            assert (ASSETS / "svg" / f"{one.picture}.svg").is_file(), one.picture


def test_what_came_is_news_once_and_then_stays(hands: Hands) -> None:
    def map_now() -> None:
        at(hands, Map, "map")
        hands.wait(0.2, draw=True)

    visit = hands.window.stage.here
    map_now()
    assert visit.life_seen == dict.fromkeys(visit.life_seen or (), 0)
    sail(hands, "star_map/" + min(path.stem for path in (LEVELS / "star_map").glob("*.yaml")))
    news = news_of(visit)
    assert news.islands == ("balance_bay",)
    assert news.now["balance_bay"] > news.seen["balance_bay"]
    map_now()
    assert news_of(visit).islands == ()
    assert news_of(visit).now == news.now


def test_what_is_new_grows_in_softly(hands: Hands) -> None:
    look, place = hands.window.stage.look, (960.0, 800.0, 800.0)

    def covered(look: Look, grown_s: float | None) -> int:
        surface = pygame.Surface(hands.window.surface.get_size())
        LifePicture(look, "sense_sands", place).draw(surface, 1, 2.0, grown_s)
        return pygame.mask.from_threshold(surface, (0, 0, 0), (3, 3, 3)).count()

    black = [covered(look, grown_s) for grown_s in (-0.1, 0.2, 0.4, GROW_S)]
    assert black == sorted(black, reverse=True)
    assert len(set(black)) == 4
    assert covered(look, None) == black[-1]


@pytest.mark.parametrize("size", [(320, 200), (400, 180), (320, 180)])
def test_the_sea_lies_under_its_islands_in_windows_of_any_shape(
    hands: Hands, size: tuple[int, int]
) -> None:
    look = msgspec.structs.replace(
        hands.window.stage.look, width=size[0], height=size[1], pictures=Pictures(*size)
    )
    sea = look.pictures.chart("child_map")
    design = pygame.image.load(ASSETS / "layers" / "child_map.webp")
    assert sea.get_size() == size
    for isle in ISLANDS.values():
        seen = sea.get_at(look.at(isle.x, isle.y - 30))
        painted = pygame.transform.average_color(
            design, pygame.Rect(round(isle.x) - 4, round(isle.y) - 34, 8, 8)
        )
        assert max(abs(a - b) for a, b in zip(seen[:3], painted[:3], strict=True)) < 30


def test_calm_mode_lands_at_once_and_stills_what_lives(hands: Hands) -> None:
    stage = hands.window.stage
    lively = stage.look
    calm = stage.look = msgspec.structs.replace(lively, calm=True)
    at(hands, Map, "map")
    hands.window.ask(Action(Do.OK))
    assert hands.name in ("IslandNear", "ExerciseCard")

    def alive(look: Look, t_s: float) -> bytes:
        surface = pygame.Surface((320, 180))
        LifePicture(look, "balance_bay", (960.0, 800.0, 800.0)).draw(surface, 12, t_s)
        return pygame.image.tobytes(surface, "RGB")

    assert alive(calm, 1.0) == alive(calm, 2.5)
    assert alive(lively, 1.0) != alive(lively, 2.5)


def test_a_click_on_an_island_sails_there(hands: Hands) -> None:
    at(hands, Map, "map")
    isle = ISLANDS["balance_bay"]
    place = hands.window.stage.look.at(isle.x, isle.y - 40)
    hands.window.ask(Action(Do.CLICK, *place))
    hands.wait(LANDING_S + 0.3)
    assert hands.window.stage.here.island == "balance_bay"
    assert hands.name == "IslandNear"
