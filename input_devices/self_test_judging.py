"""What the self-test of a home-made board says of what it heard: pure, one judgement a function.

Every threshold is ours and unverified on boards, but where a source stands beside it.
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Mapping, Sequence

import msgspec

from input_devices.link import LinkStats
from input_devices.liveness import SLOWEST_HZ
from input_devices.sample import Kind, Sample
from input_devices.sib1_header import Board

CORNER_WORDS = ("front right", "back right", "front left", "back left")
SHORT = ("TR", "BR", "TL", "BL")
RATE_OFF = 0.1
"""Of the rate that the board names."""
MOST_LOST = 0.001
CLOCK_OFF = 0.02
"""A crystal is a thousand times better; milliseconds in place of microseconds are not."""
MOST_NOISE_G = 30.0
MOST_NOISE_COUNTS = 1300.0
"""About as much with cells of 50 kg: 42 counts a gram (5 V, 1 mV/V, gain 128)."""
ZERO_G, ZERO_COUNTS = 200.0, 8400.0
WEIGHT_OFF = 0.02
WEIGHT_OFF_G = 100.0
"""The greater of the two is allowed."""


class Finding(msgspec.Struct, frozen=True):
    """One thing that was tested."""

    code: str
    ok: bool | None
    """None: it could not be tested, or nobody asked for it."""
    text: str
    figures: dict[str, float] = {}


def grams(sample: Sample, *, raw: bool) -> tuple[float, ...]:
    """The corners as the board counts them: grams, or raw counts."""
    return sample.values if raw else tuple(1000 * kg for kg in sample.values)


def mean(rows: Sequence[Sequence[float]]) -> tuple[float, ...]:
    """Of each column; rows: at least one."""
    return tuple(statistics.fmean(column) for column in zip(*rows, strict=True))


def not_sib1(samples: int, bad: int, *, speaks: bool) -> Finding:
    """Why there is nothing to test. samples, bad: lines that were and were not understood; speaks:
    bytes came."""
    return Finding("header", False, _why_not(samples, bad, speaks))


def _why_not(samples: int, bad: int, speaks: bool) -> str:
    if samples:
        return "It sends plain numbers. Give each line its letter, counter, time and checksum."
    if bad:
        return (
            f"{bad} lines came, and none ends with a star and the right checksum. Its two "
            "hex digits are the XOR of all bytes before the star; both sides use one speed."
        )
    if speaks:
        return "Something comes that is no line of text. Use one speed on both sides, 115200."
    return "Nothing comes. Check the cable (some only charge), the port, and Serial.begin."


def header(fields: Mapping[str, str], board: Board) -> Finding:
    """Does it say all that is needed?"""
    if not fields:
        text = "It names nobody. Send the header #SIB1 at the start, every 5 s, and in answer to ?."
        return Finding("header", False, text)
    missing = [key for key in ("kind", "id", "rate") if not fields.get(key)]
    missing += [key for key in ("lx", "ly") if Kind.LOAD4 in board.kinds and not fields.get(key)]
    if missing:
        return Finding("header", False, f"Its header does not say {', '.join(missing)}.")
    if Kind.LOAD4 not in board.kinds:
        kinds = fields["kind"]
        return Finding("header", False, f"It is no board of four cells (kind={kinds}).")
    return Finding("header", True, f"It is {board.id}, and says all that is needed.")


def rate(samples: Sequence[Sample], named_hz: float | None) -> Finding:
    """How often it sends, against what it names and what play needs."""
    stats = LinkStats()
    for sample in samples:
        stats.add(sample)
    summary = stats.summary()
    seen_hz = summary.rate_hz or 0.0
    figures = {"rate_hz": seen_hz, "lost": float(summary.lost), "n": float(summary.n)}
    lost_share = summary.lost / max(1, summary.n + summary.lost)
    if seen_hz < SLOWEST_HZ:
        text = (
            f"It sends {seen_hz:.0f} times a second; {SLOWEST_HZ:.0f} are needed to measure. On "
            "each amplifier lift the RATE pin of the HX711 from ground and join it to its supply."
        )
    elif named_hz and abs(seen_hz - named_hz) > RATE_OFF * named_hz:
        text = (
            f"It sends {seen_hz:.0f} times a second and names {named_hz:.0f} in its header. "
            "Name what it reaches."
        )
    elif lost_share > MOST_LOST:
        text = (
            f"{summary.lost} of {summary.n + summary.lost} lines never came. "
            "Raise the speed of the port, send shorter lines, or use a shorter cable."
        )
    else:
        return Finding("rate", True, f"{seen_hz:.0f} times a second, nothing lost.", figures)
    return Finding("rate", False, text, figures)


def clock(samples: Sequence[Sample]) -> Finding:
    """Does its clock count microseconds?"""
    timed = [(one.t, one.t_dev) for one in samples if one.t_dev is not None]
    if len(timed) < 2 or timed[-1][0] <= timed[0][0]:
        return Finding("clock", False, "It sends no time of its own. Send micros() in each line.")
    ours_s = timed[-1][0] - timed[0][0]
    ratio = (timed[-1][1] - timed[0][1]) / ours_s
    figures = {"ratio": ratio}
    if abs(ratio - 1) <= CLOCK_OFF:
        return Finding("clock", True, "Its clock agrees with this computer's.", figures)
    text = (
        f"Its clock counts {ratio:.3g} seconds in one. Send microseconds, taken when the cells "
        "are read."
    )
    return Finding("clock", False, text, figures)


def noise(rows: Sequence[Sequence[float]], *, raw: bool) -> Finding:
    """Is it quiet with nobody near it? rows: as `grams` gives them, at least two."""
    spreads = [statistics.stdev(column) for column in zip(*rows, strict=True)]
    limit, unit = (MOST_NOISE_COUNTS, "counts") if raw else (MOST_NOISE_G, "g")
    figures = {f"noise_{name.lower()}": one for name, one in zip(SHORT, spreads, strict=True)}
    loud = [word for word, spread in zip(CORNER_WORDS, spreads, strict=True) if not spread <= limit]
    if not loud:
        return Finding("noise", True, f"Quiet: {max(spreads):.0f} {unit} at most.", figures)
    text = (
        f"{', '.join(loud).capitalize()}: {max(spreads):.0f} {unit} of noise at rest; "
        f"{limit:.0f} are usual at most. Keep its wires short and twisted, away from motor and "
        "power, check its solder, and see that nothing touches the plate."
    )
    return Finding("noise", False, text, figures)


def tared(rows: Sequence[Sequence[float]], *, raw: bool) -> Finding:
    """Does it stand at nothing after T? rows: as `grams` gives them, at least one."""
    rest, limit = mean(rows), ZERO_COUNTS if raw else ZERO_G
    off = max(map(abs, rest))
    figures = {"off": off}
    if off <= limit:
        return Finding("tare", True, "T makes nothing of what lies on it.", figures)
    unit = "counts" if raw else "g"
    text = f"After T a corner still shows {off:.0f} {unit}. Subtract the mean of at least 0.5 s."
    return Finding("tare", False, text, figures)


def corners(
    answered: Sequence[int | None], backwards: Sequence[bool], order: Sequence[int]
) -> Finding:
    """answered: for each corner that was loaded, the one that moved most; None: none did.
    backwards: whether it went down. order: where each corner stands in a line, as it was read."""
    silent = [CORNER_WORDS[i] for i, one in enumerate(answered) if one is None]
    if silent:
        text = (
            f"Nothing answers at the {' and the '.join(silent)}. Check the cell and its amplifier "
            "there: supply, DT, and the four wires of the cell."
        )
        return Finding("corners", False, text)
    found = [one for one in answered if one is not None]
    upside = [CORNER_WORDS[one] for one, down in zip(found, backwards, strict=True) if down]
    if found != [0, 1, 2, 3]:
        return Finding("corners", False, _misplaced(found, order))
    if upside:
        text = (
            f"{' and '.join(upside).capitalize()}: counts down where it is loaded. Change A+ for "
            "A- there (white for green), or turn the cell over."
        )
        return Finding("corners", False, text)
    return Finding("corners", True, "Each corner answers at its place.")


def _misplaced(found: Sequence[int], order: Sequence[int]) -> str:
    """Which corners stand for one another, and what mends it."""
    if sorted(found) != [0, 1, 2, 3]:
        told = [
            f"{CORNER_WORDS[one]} answers at the {CORNER_WORDS[i]}"
            for i, one in enumerate(found)
            if one != i
        ]
        return f"{'; '.join(told).capitalize()}. Check that the plate lies on all four cells."
    pairs = [(i, one) for i, one in enumerate(found) if i < one and found[one] == i]
    swapped = [f"{CORNER_WORDS[a]} and {CORNER_WORDS[b]}" for a, b in pairs]
    first = f"{'; '.join(swapped)} are exchanged" if swapped else "the corners are mixed up"
    if 2 * len(pairs) < sum(one != i for i, one in enumerate(found)):  # a ring of three or four
        first = "the corners are mixed up"
    # what was read as one corner answers for another: its place in the line is that one's
    true = ",".join(SHORT[found.index(order.index(place))] for place in range(4))
    return f"{first[:1].upper()}{first[1:]}. Change their DT wires, or name order={true}."


def weighed(placed: Sequence[Sequence[float]], kg: float) -> Finding:
    """Does the sum tell a known weight, wherever it lies? placed: what each placement added, g."""
    sums = [sum(row) for row in placed]
    allowed_g = max(WEIGHT_OFF * 1000 * kg, WEIGHT_OFF_G)
    worst_g = max((one - 1000 * kg for one in sums), key=abs)
    figures = {"worst_off_g": worst_g}
    if abs(worst_g) <= allowed_g:
        text = f"{kg:g} kg weigh {kg:g} kg at every place, within {abs(worst_g):.0f} g."
        return Finding("weight", True, text, figures)
    text = (
        f"{kg:g} kg weigh {(1000 * kg + worst_g) / 1000:.2f} kg at one place. Calibrate again; if "
        "places differ, see that the plate lies on its cells alone and does not bend to the floor."
    )
    return Finding("weight", False, text, figures)


def grams_per_count(placed: Sequence[Sequence[float]], kg: float) -> tuple[float, ...] | None:
    """What each count of a corner weighs, g, so that every placement weighs kg.

    placed: counts that each of four placements added, the weight at another corner each time.
    None where they do not tell, as with one corner dead, or where one would weigh less than
    nothing. Source: four linear equations; known answers in tests/input_devices.
    """
    rows = [[*map(float, row), 1000 * kg] for row in placed]
    for column in range(4):
        pivot = max(range(column, 4), key=lambda row: abs(rows[row][column]))
        if abs(rows[pivot][column]) < 1.0:
            return None
        rows[column], rows[pivot] = rows[pivot], rows[column]
        for row in range(4):
            if row != column:
                share = rows[row][column] / rows[column][column]
                rows[row] = [a - share * b for a, b in zip(rows[row], rows[column], strict=True)]
    found = tuple(rows[i][4] / rows[i][i] for i in range(4))
    return found if all(0 < one < math.inf for one in found) else None
