"""`python -m game.screen.baking [NAME ...]`: paint all layers, or those that begin with a NAME."""

from __future__ import annotations

import sys

from game.screen.baking import layers
from game.screen.baking.saving import save


def main(names: list[str]) -> None:
    """Paint and save, one line a layer."""
    for name, paint in layers().items():
        if not names or any(name.startswith(wanted) for wanted in names):
            path = save(paint(), name)
            print(f"{path.name:40} {path.stat().st_size / 1024:6.0f} KiB", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
