"""A rule for each side and direction, for people who are weaker on one."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec

from game.coach.move import Attempt
from game.coach.rule import Rule
from game.core.dial import MOST_DOWN
from game.core.lane import LANES, Lane


class Lanes(msgspec.Struct, frozen=True):
    """Any rule, once for every lane: each learns from its own attempts only, from the difficulty
    that was really played, since small steps (H5) hold from one attempt to the next, whatever
    their sides."""

    rules: Mapping[Lane, Rule]
    """Of every lane."""
    sided: bool = True
    most_down: float = MOST_DOWN

    @classmethod
    def begin(cls, make: Callable[[Lane], Rule]) -> Lanes:
        """make: the rule of a lane as a bout begins."""
        rules = {lane: make(lane) for lane in LANES}
        return cls(rules, most_down=rules["all"].most_down)

    def wish(self, lane: Lane) -> float:
        """What the rule of this lane wishes."""
        return self.rules[lane].wish(lane)

    def learned(self, attempt: Attempt, *, as_proposed: bool) -> Lanes:
        """One lane wiser; the others stay as they are."""
        rule = self.rules[attempt.lane].learned(attempt, as_proposed=as_proposed)
        return msgspec.structs.replace(self, rules={**self.rules, attempt.lane: rule})

    def moved(self, d: float) -> Lanes:
        """All lanes go on from d, for that is what the therapist sees; each finds its own again."""
        rules = {lane: rule.moved(d) for lane, rule in self.rules.items()}
        return msgspec.structs.replace(self, rules=rules)
