"""Who plays: known by alias only."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from game.core.access import Access
from game.core.added_load import AddedLoad
from game.core.haptics import Haptics
from game.core.level import Condition, Limits, Side, Supervision
from game.core.vibration import Vibration
from game.core.volumes import Volumes
from game.core.wishes import Wishes

Group = Literal["child_cp", "adult_msk", "stroke", "older", "athlete"]
Theme = Literal["child", "adult"]

Lock = Literal[
    "rung",
    "dial",
    "base",
    "support",
    "vision",
    "surface",
    "head",
    "cognitive",
    "load",
    "perturbation",
    "vibration",
    "arms",
]
"""What a therapist may lock: no suggestion raises it. 'rung' and 'dial' hold for the game, the rest
are the condition axis."""
ALWAYS_LOCKED: tuple[Lock, ...] = ("load", "perturbation", "vibration")
"""Off by default, and unlocked by a therapist only. Source: clinical design 4.2."""

GUEST = "guest"


class Patient(msgspec.Struct, frozen=True, kw_only=True):
    """One person, by alias; never a name, and the year of birth only."""

    alias: str
    group: Group = "adult_msk"
    theme: Theme = "adult"
    avatar: str = "otter"
    birth_year: int | None = None
    height_cm: Annotated[float, msgspec.Meta(ge=80, le=220)] | None = None
    """None where it was not measured: then nothing is told as an angle of the whole body."""
    affected_side: Side = "none"
    language: str = "en"
    notes: str = ""
    limits: Limits = Limits()
    wished_success: Annotated[float, msgspec.Meta(ge=0.60, le=0.90)] | None = None
    """Share of attempts that should succeed, where the therapist wants another than the group's."""
    locks: tuple[Lock, ...] = ALWAYS_LOCKED
    levels: dict[str, str] = {}
    """Exercise to the level id that the therapist has prescribed or accepted."""
    conditions: dict[str, Condition] = {}
    """Exercise to the condition that the therapist has set, in place of the level's own."""
    supervision: Supervision | None = None
    """Who is there when this person plays; None: as each level asks. Source: clinical design
    6.4."""

    vibration: Vibration | None = None
    """How a vibration device is to be run, where a condition has one; None: the gentlest."""
    added_load: AddedLoad | None = None
    """What is worn where a condition has load; None where no amount was told."""
    haptics: Haptics = "off"
    """Cues that are felt, where there is a motor; off until a therapist prescribes them."""
    volumes: Volumes = Volumes()
    access: Access = Access()

    @property
    def is_child(self) -> bool:
        """Children stop at lower pain and get kinder time limits."""
        return self.group == "child_cp"

    @property
    def pain_stop(self) -> int:
        """Pain, 0 to 10, at which a session ends. Source: clinical design 6.2, 8.1."""
        return 3 if self.is_child else 5

    @property
    def target_success(self) -> float:
        """Share of attempts that should succeed. Source: clinical design, rule 2."""
        if self.wished_success is not None:
            return self.wished_success
        return {"child_cp": 0.80, "athlete": 0.70}.get(self.group, 0.75)


def wished(patient: Patient, wishes: Wishes) -> Patient:
    """The same person with these wishes; nothing that is prescribed changes."""
    return msgspec.structs.replace(
        patient, language=wishes.language, access=wishes.access, volumes=wishes.volumes
    )


class Dose(msgspec.Struct, frozen=True):
    """Defaults of a group. Source: clinical design 5.3, all editable."""

    bout_s: int
    rest_s: int
    session_min: int
    cap_min: int
    seated_every_min: int | None = None
    """A rest sitting down is due after so many minutes of play."""


DOSES: dict[Group, Dose] = {
    "child_cp": Dose(60, 30, 15, 25, seated_every_min=5),
    "adult_msk": Dose(120, 30, 20, 40),
    "stroke": Dose(60, 60, 20, 30),
    "older": Dose(90, 45, 20, 45),
    "athlete": Dose(60, 30, 20, 45),
}
