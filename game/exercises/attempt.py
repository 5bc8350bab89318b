"""An attempt as exercises tell it: what is shown, and how it ended, at the present step."""

from __future__ import annotations

from typing import Protocol

from game.core.event import Event, Faded, Missed, Reached, Shown
from game.core.feedback import Mode


class Trying(Protocol):
    """What is asked of a state. Reach units."""

    @property
    def step(self) -> int: ...

    @property
    def attempts(self) -> int:
        """That have ended."""

    @property
    def x(self) -> float: ...

    @property
    def y(self) -> float: ...


def shown(state: Trying, at: tuple[float, float], radius: float, d: float, label: str) -> Shown:
    """The next attempt begins. at, radius: of its target. label: from a closed set."""
    x, y = at
    number = state.attempts + 1
    return Shown(step=state.step, attempt=number, x=x, y=y, radius=radius, d=d, label=label)


def over(
    state: Trying, *, success: bool, quality: float, time_s: float, label: str
) -> Reached | Missed:
    """The attempt that was shown ends where the person leans now. quality: 0 to 1."""
    return (Reached if success else Missed)(
        step=state.step,
        attempt=state.attempts + 1,
        quality=quality,
        time_s=time_s,
        x=state.x,
        y=state.y,
        label=label,
    )


def with_mode(event: Shown, mode: Mode) -> list[Event]:
    """And that it comes with less feedback than a light to follow, where it does."""
    if mode == "concurrent":
        return [event]
    return [event, Faded(step=event.step, attempt=event.attempt, mode=mode)]
