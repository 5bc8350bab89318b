"""A store of its own for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.store.folder import DataFolder
from game.store.store import Store


@pytest.fixture
def store(data: Path) -> Iterator[Store]:
    """With nobody in it but the guest."""
    with Store.open(DataFolder.open(data)) as opened:
        yield opened
