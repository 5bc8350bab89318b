"""A short assessment whose result counts its trials, and how it is walked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from game.core.assessment import Assessment, Part
from game.headless import VirtualClock, assess
from game.measures.assessments.results import Recorded
from game.measures.assessments.values import Value
from game.session import LiveBout, Session
from game.session.assessing import Assessing
from tests.session.test_live_bout import silent

STAND = "quiet_stance/symmetry"
"""The shortest: 2 s to settle, and 10 s."""
FIRM = Part(condition="firm", level=STAND, title="Firm", say="Stand.", trials=2)
AGAIN = Part(condition="again", level=STAND, title="Again", say="Stand.", trials=1)
TEST = Assessment(
    name="test",
    title="Test",
    tells="",
    prepare=("A chair",),
    parts=(FIRM, AGAIN),
    needs=(("cop",),),
)
STEADY_S = 9.0
"""Into a trial: it has begun, and is not over."""


class Counted(Value, frozen=True, kw_only=True):
    """A result that says what it was made of."""

    n: int
    longest_s: float | None


def counted(trials: Sequence[Recorded]) -> Mapping[str, Value]:
    count = [trial for trial in trials if trial.counts]
    longest_s = max((trial.samples[-1].t_s for trial in count), default=None)
    return {"test": Counted(n=len(count), longest_s=longest_s).because("no trial counts")}


Script = Callable[[Session, LiveBout], None]


def run(session: Session, clock: VirtualClock, script: Script | None = None) -> Assessing:
    """The whole assessment; the script is asked at every frame of a trial."""
    session.keep(session.typical_calibration("test"))
    assessing = Assessing(session, TEST)
    frame = None if script is None else lambda live: script(session, live)
    assess(assessing, clock, silent, each_frame=frame)
    return assessing


def steps_off_in(*numbers: int) -> Script:
    """Somebody who steps off in these trials, and back on for the next."""

    def script(session: Session, live: LiveBout) -> None:
        off = live.header.number in numbers and live.bout_s > STEADY_S
        session.stand_in.on_board = not off  # type: ignore[union-attr]

    return script


def values_of(assessing: Assessing) -> dict[str, float | None]:
    return {row.key: row.value for row in assessing.stored()}
