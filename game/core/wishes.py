"""What one person may set for themselves: how they read, hear and handle the game."""

from __future__ import annotations

import msgspec

from game.core.access import Access
from game.core.volumes import Volumes


class Wishes(msgspec.Struct, frozen=True):
    """The fields of a `Patient` of the same names; light, since the first frame needs them."""

    language: str = "en"
    access: Access = Access()
    volumes: Volumes = Volumes()
