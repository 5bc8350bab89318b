"""What tests of many rooms begin with: a disk that need not be waited for, a data folder that was
opened before, and a memory that is not searched for what stays."""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest


def pytest_configure() -> None:
    """Nothing becomes garbage while modules and tests are only gathered, yet looking for it takes
    a quarter of that time."""
    gc.disable()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """`few(n)`: a promise that is shown on many cases is kept on n of them in a usual run, from the
    first to the last, and on all of them in the slow one."""
    cases: dict[tuple[Path, str], list[pytest.Item]] = {}
    for item in items:
        if item.get_closest_marker("few") and not item.get_closest_marker("slow"):
            cases.setdefault((item.path, item.name.partition("[")[0]), []).append(item)
    for same in cases.values():
        marker = same[0].get_closest_marker("few")
        assert marker is not None
        most = marker.args[0]
        usual = {round(n * (len(same) - 1) / max(1, most - 1)) for n in range(most)}
        for n, item in enumerate(same):
            if n not in usual:
                item.add_marker(pytest.mark.slow)


def pytest_collection_finish() -> None:
    """What was gathered, some 300,000 things, stays to the end: it is not looked through again."""
    gc.collect()
    gc.freeze()
    gc.enable()


@pytest.fixture(autouse=True, scope="session")
def power_stays_on() -> Iterator[None]:
    """Nothing waits for the disk, 2 ms each of some 10,000 times: only a cut of the power could
    tell, and those of these tests are made up."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda handle: None)
        yield


@pytest.fixture(scope="session")
def new_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder as the first opening leaves it, only to be copied; made once, for migrations
    take ten times as long as opening."""
    from game.session.opening import open_store  # not for the rooms that keep nothing

    folder = tmp_path_factory.mktemp("new") / "data"
    open_store(folder).close()
    return folder


@pytest.fixture
def data(new_folder: Path, tmp_path: Path) -> Path:
    """A data folder of this test's own, with nobody in it but the guest."""
    return Path(shutil.copytree(new_folder, tmp_path / "data"))
