"""What is wrong with a device, in words.

Pure. A rule looks at a `Health` and gives what it finds. To add one: a function in `board_rules` or
`link_rules`, one line in RULES, and one line in the table of tests/input_devices/test_verdicts.py.
"""

from __future__ import annotations

from collections.abc import Sequence

from input_devices import board_rules, link_rules
from input_devices.health import Health
from input_devices.saying import mark
from input_devices.verdict import UNPLUG, Rule, Severity, Verdict, said

SILENT = said("silent", Severity.STOP, mark("Nothing comes from it."), UNPLUG)
LISTENING = said("listening", Severity.KNOW, mark("Listening …"), "")
GOOD = said("good", Severity.GOOD, mark("All is well."), mark("There is nothing to do."))
RULES: Sequence[Rule] = (
    board_rules.overload,
    link_rules.frozen,
    board_rules.corners,
    board_rules.drift,
    board_rules.offsets,
    link_rules.rate,
    link_rules.gaps,
    link_rules.losses,
    link_rules.jitter,
    board_rules.corner_noise,
    link_rules.noise,
    link_rules.sensor,
    link_rules.battery,
    board_rules.uncalibrated,
    board_rules.clamped,
    board_rules.untold,
)
"""Of findings that matter alike, the first here is told first."""
ORDER = tuple(Severity)


def verdicts(health: Health) -> list[Verdict]:
    """What was found, the gravest first; never empty."""
    if health.link.n == 0:
        return [SILENT]
    found = [verdict for rule in RULES for verdict in rule(health)]
    found.sort(key=lambda one: ORDER.index(one.severity))
    return found or [GOOD if health.long_enough else LISTENING]
