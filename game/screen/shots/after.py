"""After the bouts: the result, the rests, the end, and what is suggested before the next visit."""

from __future__ import annotations

import msgspec

from game.coach.fatigue import SAYS, Change, Compared, Kind, Sign
from game.coach.rest import LONG_DUE, Advice, Gate
from game.coach.verdict import SUCCEEDS
from game.exercises.library import level_ids
from game.screen.actions import Do
from game.screen.scene import Name
from game.screen.scenes.studio import ALIAS, Studio
from game.screen.shots.levels import levels_in_play
from game.store.records import Suggestion

OTHER = "Juno"
"""For whom something is suggested."""


def after(studio: Studio) -> None:
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


def _resting(studio: Studio) -> None:
    """Rests that were asked for, and finishing, with the therapist's line."""
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


def suggested(studio: Studio) -> None:
    """Somebody comes back for whom the next rung is suggested."""
    stage = studio.window.stage
    store, utc = stage.doors.store, "2026-11-11T10:00:00Z"
    exercise = levels_in_play()[0].partition("/")[0]
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
