"""How anything that is seen goes from one place to another: slow at both ends."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating[Any]]


def eased(share: float) -> float:
    """0 to 1 for a share of the way, 0 before and 1 after it; smoothstep."""
    share = 0.0 if share < 0 else 1.0 if share > 1 else share
    return share * share * (3 - 2 * share)


def all_eased(shares: Floats) -> Floats:
    """The same of every number of an array."""
    shares = np.clip(shares, 0, 1)
    return shares * shares * (3 - 2 * shares)
