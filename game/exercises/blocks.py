"""A random order in which everything comes equally often."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def in_blocks(source: random.Random, chosen: Sequence[T], blocks: int) -> list[T]:
    """Block after block with each of the chosen once, never one twice in a row where there is more
    than one."""
    order: list[T] = []
    for _ in range(blocks):
        block = source.sample(chosen, len(chosen))
        if order and len(block) > 1 and block[0] == order[-1]:
            block = [*block[1:], block[0]]
        order += block
    return order
