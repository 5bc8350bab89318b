"""Choosing a level and playing it: the map, the cards, the bouts, the pauses and the break."""

from __future__ import annotations

import msgspec

from game.core.event import PauseOffered
from game.screen.actions import Do
from game.screen.scenes.play import Play
from game.screen.scenes.showing import in_play
from game.screen.scenes.studio import Studio
from game.screen.shots.levels import levels_in_play, other_levels

NEAR = "balance_bay"
"""The island that is shown from near: the one with the most exercises."""
IN_PLAY_S = 16.0
LONGEST_BOUT_S = 180
PAUSED_IN = "river_run"
"""The exercise in whose bout the panel and the pauses are shown."""


def choosing(studio: Studio) -> None:
    """The map, an island that sleeps, an island from near, and the cards."""
    studio.go("map", 2.5)
    studio.keep("map")
    studio.ask(Do.RIGHT, 0.2)
    studio.ask(Do.RIGHT, 2.0)
    studio.keep("map_asleep")
    studio.window.stage.here.island = NEAR
    studio.go("island", 1.5)
    studio.keep("island")
    studio.ask(Do.RIGHT, 0.1)
    studio.ask(Do.RIGHT)
    studio.keep("island_more")
    for level_id in [*levels_in_play(), *other_levels()]:
        studio.window.stage.here.level_id = level_id
        studio.go("card")
        studio.keep(f"card_{level_id.partition('/')[0]}")


def playing(studio: Studio) -> None:
    """Count-in, play, the therapist's panel, the pauses."""
    for level_id in [*levels_in_play(), "quiet_stance/probe"]:
        exercise = level_id.partition("/")[0]
        if exercise != PAUSED_IN and not studio.wants(f"{exercise}_"):
            continue
        studio.window.stage.here.level_id = level_id
        studio.go("play", 1.5)
        studio.keep(f"{exercise}_waiting")
        studio.wait(2.0)
        studio.keep(f"{exercise}_count_in")
        studio.wait(IN_PLAY_S)
        studio.keep(f"{exercise}_play")
        if exercise == PAUSED_IN:
            _pausing(studio)
        for _ in range(LONGEST_BOUT_S):
            if not isinstance(studio.window.scene, Play):
                break
            studio.wait(1.0)


def drawn(studio: Studio) -> None:
    """Every other exercise as its view draws it while a perfect player plays."""
    stage = studio.window.stage
    look = stage.look
    for level_id in other_levels():
        name = f"{level_id.partition('/')[0]}_play"
        if studio.wants(name):
            studio.keep(name, in_play(look, level_id))


def _pausing(studio: Studio) -> None:
    """The panel, a pause by hand, and somebody stepping off."""
    studio.ask(Do.OVERLAY)
    studio.keep("overlay")
    for do in (Do.NO_HARDER, Do.LOCK):
        studio.ask(do)
    studio.keep("overlay_locked")
    for do in (Do.UNDO, Do.UNDO, Do.OVERLAY):
        studio.ask(do)
    studio.ask(Do.PAUSE)
    studio.keep("paused_by_hand")
    studio.ask(Do.OK, 6.5)
    studio.window.stage.doors.step(on=False)
    studio.wait(1.5)
    studio.keep("stepped_off")
    studio.window.stage.doors.step(on=True)
    studio.wait(7.0)


def failing(studio: Studio) -> None:
    """Three tries that do not work out, the card, 'shake it out', and on. The dial is held, so that
    there is something easier to choose."""
    if not studio.wants("break_"):
        return
    visit = studio.window.stage.here
    adapting, visit.level_id = visit.session.plan, levels_in_play()[0]
    visit.session.plan = msgspec.structs.replace(adapting, adapt="fixed")
    studio.go("play", 6.0)
    scene = studio.window.scene
    assert isinstance(scene, Play)
    studio.ask(Do.LOCK)  # which the plan has locked; unlocked, the player may have it easier
    assert visit.session.stand_in is not None
    visit.session.stand_in.look_away()
    for _ in range(LONGEST_BOUT_S):
        if any(isinstance(event, PauseOffered) for event in scene.live.events):
            break
        studio.wait(0.5)
    studio.wait(1.2)
    studio.keep("break_card")
    studio.ask(Do.RIGHT, 0.2)
    studio.ask(Do.RIGHT)
    studio.keep("break_card_easier")
    studio.ask(Do.BACK)
    studio.keep("break_shaking")
    studio.ask(Do.OK, 0.1)
    studio.keep("break_over")
    studio.ask(Do.SKIP)
    visit.session.plan = adapting
