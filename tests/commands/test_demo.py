"""The demonstration: a whole visit of a simulated patient, its page, its pictures."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from game.commands import demo
from tests.commands.calling import call

ROOT = Path(__file__).resolve().parents[2]
WORDS = ("demo", "--patient", "cp12", "--out")


def left_behind(printed: str, folder: Path) -> None:
    """Checks what the demonstration says it has made."""
    files = {Path(line).name for line in printed.splitlines()}
    assert files == {"report.pdf", "report.html", *(f"child_{name}.png" for name in demo.SHOWN)}
    assert all((folder / name).stat().st_size > 10_000 for name in files)
    page = (folder / "report.html").read_text(encoding="utf-8")
    for words in ("demo-cp12", "River Run", "Star Map", "mm/s"):
        assert words in page


@pytest.mark.slow
def test_the_demonstration_leaves_a_report_and_pictures(
    tmp_path: Path, capsys: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(demo, "SIZE", (640, 360))
    code, out, err = call(capsys, *WORDS, str(tmp_path / "out"))
    assert code == 0, err
    left_behind(out, tmp_path / "out")


@pytest.mark.slow
def test_the_demonstration_as_a_newcomer_calls_it(tmp_path: Path) -> None:
    command = [sys.executable, "main.py", *WORDS, str(tmp_path / "out")]
    done = subprocess.run(command, cwd=ROOT, env=os.environ, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    left_behind(done.stdout, tmp_path / "out")
