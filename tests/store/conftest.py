"""A data folder and a store in it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.store.folder import DataFolder
from game.store.store import Store


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    """A data folder in which nothing was opened yet."""
    return DataFolder.open(tmp_path / "data")


@pytest.fixture
def store(folder: DataFolder, new_folder: Path) -> Iterator[Store]:
    shutil.copytree(new_folder, folder.root, dirs_exist_ok=True)
    opened = Store.open(folder)
    yield opened
    opened.close()
