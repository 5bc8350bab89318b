"""The demonstration: a whole visit of a simulated patient, its page, its pictures."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_demonstration_leaves_a_report_and_pictures(tmp_path: Path) -> None:
    silent = {"SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy"}
    command = [sys.executable, "main.py", "demo", "--patient", "cp12", "--out", str(tmp_path)]
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, **silent}, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    files = {Path(line).name for line in done.stdout.splitlines()}
    assert {"report.pdf", "report.html", "child_river_run_play.png"} <= files
    assert all((tmp_path / name).stat().st_size > 10_000 for name in files)
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    for words in ("demo-cp12", "River Run", "Star Map", "mm/s"):
        assert words in page
