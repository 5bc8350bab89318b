"""`doctor` asks for every package that the project is installed with."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from game.commands.doctor import NEEDED

PROJECT = Path(__file__).resolve().parents[2] / "pyproject.toml"


def test_doctor_asks_for_what_is_installed() -> None:
    asked = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["dependencies"]
    names = [re.split(r"[<>=!~\[; ]", one)[0] for one in asked]
    assert sorted(NEEDED, key=str.lower) == sorted(names, key=str.lower)
