"""Steady Isles: a game played by leaning, and the record of what the leaning was.

The rooms and what each may know stand in README.md; an import linter keeps them apart.
"""

__version__ = "0.1.0"
