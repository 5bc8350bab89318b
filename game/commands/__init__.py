"""The command line, one module per command; `main.py` is the door to them.

A command is a module with NAME, HELP, EXAMPLE, `arguments(parser)` and `run(args) -> int`. Modules
import what is heavy inside `run`, so that `--help` answers at once. To add one: a module here, one
line in COMMANDS, its test, its line in README.
"""

from __future__ import annotations

COMMANDS = (
    "demo",
    "play",
    "devices",
    "watch",
    "calibrate",
    "measure",
    "assess",
    "levels",
    "simulate",
    "ladder",
    "study",
    "ability",
    "replay",
    "patients",
    "suggestions",
    "report",
    "console",
    "shots",
    "bench",
    "doctor",
)
"""Names of the modules in this room, in the order in which `--help` lists them."""
