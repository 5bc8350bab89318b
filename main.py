"""The door: parses the command line and hands over.

`python main.py` opens the game; `python main.py --help` lists the rest.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

DONE, BUG, WRONG_CALL, DEVICE = 0, 1, 2, 3


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command. Gives the exit code.

    0 done, 2 the call or a file is wrong, 3 the device, 1 our bug (with its traceback).
    """
    from game.core.errors import SetupError
    from input_devices.errors import AddressError, DeviceError

    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")  # it would stand in our JSON
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        return _run(words)
    except (SetupError, AddressError) as error:
        print(f"steady-isles: {error}", file=sys.stderr)
        return WRONG_CALL
    except DeviceError as error:
        print(f"steady-isles: {error}", file=sys.stderr)
        return DEVICE
    except BrokenPipeError:
        sys.stderr.close()
        return DONE
    except KeyboardInterrupt:
        print("steady-isles: stopped; what was recorded is kept.", file=sys.stderr)
        return DONE


def _run(words: list[str]) -> int:
    if not words or (words[0].startswith("-") and words[0] not in ("-h", "--help", "--version")):
        from game.commands import game

        return game.run(game.parse(words))
    from game.commands.parser import command_parser

    args = command_parser(words[0]).parse_args(words)
    code: int = args.run(args)
    return code


if __name__ == "__main__":
    sys.exit(main())
