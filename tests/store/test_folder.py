"""The data folder is found, made, and refused in words."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from game.core.errors import SetupError
from game.store.folder import VARIABLE, DataFolder
from tests.store import made_up


def test_the_folder_is_made_where_the_call_says(tmp_path: Path) -> None:
    folder = DataFolder.open(tmp_path / "a" / "b")
    assert folder.root == tmp_path / "a" / "b"
    assert folder.recordings.is_dir()
    assert folder.plans.is_dir()
    assert not any(folder.recordings.iterdir())


def test_the_call_wins_over_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "environment"))
    assert DataFolder.open(tmp_path / "call").root == tmp_path / "call"
    assert DataFolder.open().root == tmp_path / "environment"


@pytest.mark.skipif(sys.platform != "linux", reason="names its own folder on other systems")
def test_without_a_word_it_is_the_users_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert DataFolder.open().root == tmp_path / "steady-isles"


@pytest.mark.parametrize("below", ["", "deeper/still"])
def test_a_file_in_its_place_is_told(tmp_path: Path, below: str) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SetupError, match=r"not a folder\. Choose another") as told:
        DataFolder.open(tmp_path / "file" / below)
    assert "\n" not in str(told.value)


def _mounted(place: Path, options: str) -> bool:
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", options, "none", str(place)]
    return os.name == "posix" and subprocess.run(command, capture_output=True).returncode == 0


@pytest.mark.parametrize(
    ("options", "words"),
    [("size=4k", "no space is left"), ("ro", "the disk is read-only")],
)
def test_a_disk_that_refuses_is_told(tmp_path: Path, options: str, words: str) -> None:
    place = tmp_path / "disk"
    if not _mounted(place, options):
        pytest.skip("no right to mount a small disk")
    try:
        if options != "ro":
            (place / "film").write_bytes(bytes(4096))
        with pytest.raises(SetupError, match=words):
            DataFolder.open(place / "data")
    finally:
        subprocess.run(["umount", str(place)], check=True)


def test_a_bout_lies_by_patient_day_and_number(folder: DataFolder) -> None:
    bout = folder.bout(made_up.header(session="143205-k3f", number=4), made_up.UTC)
    name = "recordings/P-7F3K/2026-11-18_143205-k3f/04_river_run-03-bend"
    assert folder.name(bout) == name
