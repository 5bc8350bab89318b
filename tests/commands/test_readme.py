"""The README keeps its word: its commands exist, its links lead somewhere."""

from __future__ import annotations

import importlib
import re
import shlex
from pathlib import Path

import pytest

from game.commands import COMMANDS
from game.commands.parser import command_parser
from game.exercises import EXERCISES
from game.exercises.library import find_level

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CALLS = sorted(set(re.findall(r"`python main\.py ([^`]+)`", README)))


@pytest.mark.parametrize("call", CALLS)
def test_every_call_in_the_readme_is_understood(call: str) -> None:
    args = command_parser().parse_args(shlex.split(call))
    assert args.command in COMMANDS


def test_the_readme_names_what_a_newcomer_needs() -> None:
    assert "python -m pip install -e . && python main.py" in README
    assert 'python -m pip install -e ".[test]" && python -m pytest' in README
    assert len(CALLS) >= 8


def test_every_link_of_the_readme_leads_somewhere() -> None:
    links = re.findall(r"\]\(([^)#]+)\)", README)
    missing = [link for link in links if "://" not in link and not (ROOT / link).exists()]
    assert links
    assert missing == []


def test_every_example_of_a_command_names_levels_and_commands_that_exist():
    for name in COMMANDS:
        words = importlib.import_module(f"game.commands.{name}").EXAMPLE.split()
        assert words[:2] == ["steady-isles", name]
        for word in words:
            if "/" in word and word.split("/")[0] in EXERCISES:
                find_level(word)
