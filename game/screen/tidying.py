"""Python looks through everything it holds for what nobody needs any more, which takes up to 0.2 s,
and would do so in the middle of a bout. So it is done while a bout is opened."""

from __future__ import annotations

import gc


def tidy() -> None:
    """Let go of what is over; what is left is not looked through again until the next time."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
