"""The studies on the command line, one module each, with HELP, EXAMPLE, `arguments(parser)` and
`run(args) -> int`; `study` is the door to them. The studies themselves live in `game.studies`."""

from __future__ import annotations

STUDIES = ("adaptation", "ability", "fatigue", "detection")
"""In the order in which `study --help` lists them."""
