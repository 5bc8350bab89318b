"""A picture of every screen and of every exercise in play, in both themes: for looking at, and for
tests.

A simulated person plays a real visit in a real window on a clock of its own, so the same call gives
the same pictures.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from game.core.event import PauseOffered
from game.screen.actions import Do
from game.screen.look import Theme
from game.screen.scene import Name
from game.screen.scenes.studio import ALIAS, Studio

THEMES: tuple[Theme, ...] = ("child", "adult")
OTHER = "Juno"
"""For whom something is suggested."""
LEVELS = ("river_run/03-willow-bow", "star_map/03-")
"""Levels in play, by the beginning of their id."""
ASSESSED = "mctsib"
IN_PLAY_S = 16.0
LONGEST_BOUT_S = 180
LONGEST_CALIBRATION = 600
"""Quarters of a second."""


def shots(
    out: Path,
    size: tuple[int, int] = (1920, 1080),
    theme: Theme | None = None,
    language: str = "en",
) -> list[Path]:
    """Write the pictures to a folder, and give their paths. theme: None for both."""
    out.mkdir(parents=True, exist_ok=True)
    return [
        path
        for one in ([theme] if theme else THEMES)
        for path in _of_theme(Studio(out, size, one, language))
    ]


def _of_theme(studio: Studio) -> list[Path]:
    try:
        for part in (
            _arriving,
            _calibrating,
            _choosing,
            _playing,
            _failing,
            _assessing,
            _after,
            _suggested,
        ):
            part(studio)
    finally:
        studio.close()
    return studio.paths


def _arriving(studio: Studio) -> None:
    """Home, adding somebody, connecting, and the way to the board."""
    studio.wait(1.0)
    studio.go("home")
    studio.keep("home")
    studio.ask(Do.HELP)
    studio.keep("keys")
    studio.ask(Do.HELP)
    studio.go("add")
    studio.type("Nils")
    studio.keep("add")
    studio.show("connect")
    studio.window.stage.doors.come(studio.window.stage, ALIAS)
    studio.show("confirm", "set_up", "check_in")


def _calibrating(studio: Studio) -> None:
    """Standing still, a lean each way, the reach."""
    from game.screen.scenes.calibrate import Calibrate

    studio.go("calibrate", 4.0)
    studio.keep("calibrate_stand")
    for phase, name in _phases(studio):
        if phase == "done":
            break
        studio.keep(f"calibrate_{name}")
    studio.wait(0.5)
    studio.keep("calibrate_done")
    scene = studio.window.scene
    if isinstance(scene, Calibrate) and scene.result is not None:
        studio.window.stage.here.session.keep(scene.result)


def _phases(studio: Studio) -> Iterator[tuple[str, str]]:
    """Each lean that counts, well into it, and at last 'done'."""
    from game.screen.scenes.calibrate import Calibrate

    seen: set[str] = set()
    for _ in range(LONGEST_CALIBRATION):
        studio.wait(0.25)
        scene = studio.window.scene
        assert isinstance(scene, Calibrate)
        at = scene.at
        if at.phase == "done":
            yield "done", ""
            return
        if at.phase == "leaning" and not at.practice and at.share > 0.7 and at.ask not in seen:
            seen.add(at.ask)
            yield at.phase.value, at.ask.value


def _choosing(studio: Studio) -> None:
    """The map, an island that sleeps, and the cards."""
    studio.go("map", 2.5)
    studio.keep("map")
    studio.ask(Do.RIGHT, 0.2)
    studio.ask(Do.RIGHT, 2.0)
    studio.keep("map_asleep")
    for level_id in _levels():
        studio.window.stage.here.level_id = level_id
        studio.go("card")
        studio.keep(f"card_{level_id.partition('/')[0]}")


def _levels() -> list[str]:
    from game.exercises.library import all_levels

    ids = [entry.id for entry in all_levels()]
    return [next(one for one in ids if one.startswith(start)) for start in LEVELS]


def _playing(studio: Studio) -> None:
    """Count-in, play, the therapist's panel, the pauses."""
    from game.screen.scenes.play import Play

    for level_id in [*_levels(), "quiet_stance/probe"]:
        exercise = level_id.partition("/")[0]
        studio.window.stage.here.level_id = level_id
        studio.go("play", 1.5)
        studio.keep(f"{exercise}_waiting")
        studio.wait(2.0)
        studio.keep(f"{exercise}_count_in")
        studio.wait(IN_PLAY_S)
        studio.keep(f"{exercise}_play")
        if exercise == "river_run":
            _pausing(studio)
        for _ in range(LONGEST_BOUT_S):
            if not isinstance(studio.window.scene, Play):
                break
            studio.wait(1.0)


def _resting(studio: Studio) -> None:
    """Rests that were asked for, and finishing, with the therapist's line."""
    from game.coach.fatigue import SAYS, Change, Compared, Kind, Sign
    from game.coach.rest import LONG_DUE, Advice, Gate

    visit = studio.window.stage.here
    visit.session.caring.compared = Compared(speed=Change(0.34), success=Change(0.12))
    sign = Sign(Kind.SPEED, SAYS[Kind.SPEED], {"n": 34})
    gates = (
        Gate(Advice.REST, sign.reason, sign.values, 120.0, (sign,)),
        Gate(Advice.LONG_REST, LONG_DUE, {"bouts": 4}, 120.0),
        Gate(Advice.FINISH, sign.reason, sign.values, 120.0, (sign,)),
    )
    for gate in gates:
        visit.gate = gate  # which the scene takes
        studio.go("rest", 3.4)
        if gate.advice is Advice.FINISH:
            studio.ask(Do.OVERLAY)
        studio.keep(f"rest_{gate.advice.value}")


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


def _failing(studio: Studio) -> None:
    """Three tries that do not work out, the card, 'shake it out', and on. The dial is held, so that
    there is something easier to choose."""
    from game.screen.scenes.play import Play

    visit = studio.window.stage.here
    adapting, visit.level_id = visit.session.plan, _levels()[0]
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


def _assessing(studio: Studio) -> None:
    """An assessment from the list to its numbers: a trial that is done, and one that is ended by
    hand."""
    from game.exercises.assessments import ASSESSMENTS
    from game.session.assessing import Assessing

    visit = studio.window.stage.here
    studio.show("assess_list")
    visit.assessment = ASSESSMENTS[ASSESSED]
    studio.show("assess_card")
    visit.assessing = Assessing(visit.session, visit.assessment)
    studio.show("assess_ready")
    studio.ask(Do.OK, 1.5)
    studio.keep("assess_waiting")
    studio.wait(9.0)
    studio.keep("assess_trial")
    studio.wait(34.0)
    studio.keep("assess_rest")
    studio.wait(26.0)
    studio.ask(Do.OK, 10.0)
    studio.ask(Do.PAUSE)
    studio.keep("assess_why")
    studio.ask(Do.OK, 4.0)
    studio.keep("assess_stopped")
    studio.ask(Do.STOP, 1.0)
    studio.keep("assess_end")
    visit.assessing = None


def _after(studio: Studio) -> None:
    """The result, how it was, rest, and the end."""
    visit = studio.window.stage.here
    studio.wait(2.0)
    visit.summary = next(one for one in visit.session.played if one.collected)
    scenes: tuple[tuple[Name, float], ...] = (
        ("result", 3.0),
        ("effort", 1.0),
        ("rest", 3.4),
        ("check_out", 1.0),
    )
    for name, wait_s in scenes:
        studio.go(name, wait_s)
        if name in ("effort", "check_out"):
            for _ in range(4):
                studio.ask(Do.RIGHT, 0.1)
        studio.keep(name)
    _resting(studio)
    studio.go("farewell", 3.0)
    studio.keep("farewell")


def _suggested(studio: Studio) -> None:
    """Somebody comes back for whom the next rung is suggested."""
    from game.coach.progress import SUCCEEDS
    from game.exercises.library import level_ids
    from game.store.records import Suggestion

    stage = studio.window.stage
    store, utc = stage.doors.store, "2026-11-11T10:00:00Z"
    exercise = _levels()[0].partition("/")[0]
    ladder = [one for one in level_ids() if one.startswith(f"{exercise}/")]
    store.add_patient(msgspec.structs.replace(store.patient(ALIAS), alias=OTHER))
    visit = store.begin_session(OTHER, utc, "", "shots")
    suggestion = Suggestion(
        id=f"{visit.id}-{exercise}",
        patient=OTHER,
        session=visit.id,
        made_utc=utc,
        exercise=exercise,
        kind="up",
        level_id=ladder[2],
        to_level_id=ladder[3],
        reason=SUCCEEDS,
        values={"successes": 18, "attempts": 20, "bouts": 2, "rung": 3, "to_rung": 4},
    )
    store.add_suggestions([suggestion])
    studio.go("home")
    stage.doors.come(stage, OTHER)
    studio.go("confirm")
    studio.keep("confirm_waiting")
    studio.ask(Do.OVERLAY)
    studio.keep("confirm_suggested")
