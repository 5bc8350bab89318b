"""`measure`: the panel of sway measures for a laboratory CSV or a recorded bout."""

from __future__ import annotations

import argparse
import math
from pathlib import Path
from typing import TYPE_CHECKING, Any

from game.commands.parser import add_json, positive_number
from game.commands.printing import print_json, table

if TYPE_CHECKING:
    from game.measures.trial import FloatArray

HELP = "compute the sway measures of a recording"
EXAMPLE = "steady-isles measure stance.csv --filter 10 --json"

LONG_STEP_S = 0.5
"""Nobody records sway so slowly: times that step by more are hardly seconds."""


def arguments(parser: argparse.ArgumentParser) -> None:
    add_json(parser)
    parser.add_argument("file", type=Path, metavar="FILE", help="a CSV with t,x,y or a bout folder")
    parser.add_argument(
        "--filter", metavar="none|HZ", default="default", help="cut-off of the low-pass"
    )
    parser.add_argument(
        "--device-rate", type=positive_number, metavar="HZ", help="true rate of the device"
    )


def run(args: argparse.Namespace) -> int:
    document = measure(args.file, _filter(args.filter), args.device_rate)
    if args.json:
        print_json(document)
        return 0
    undefined = document["undefined"]
    rows = [
        [
            key,
            "-" if value is None else f"{value:.4g}",
            document["units"][key],
            undefined.get(key, ""),
        ]
        for key, value in document["measures"].items()
    ]
    print(
        f"{document['file']}: {document['n']} samples, {document['duration_s']} s, "
        f"filter {document['filter']}"
    )
    print(table(("measure", "value", "unit", "why not"), rows))
    return 0


def _filter(written: str) -> Any:
    from game.core.errors import SetupError

    if written in ("none", "default"):
        return None if written == "none" else "default"
    try:
        cutoff_hz = float(written)
    except ValueError:
        cutoff_hz = math.nan
    if not 0 < cutoff_hz < math.inf:
        raise SetupError(f"--filter {written}: write 'none' or a cut-off in Hz, such as 5.")
    return cutoff_hz


def measure(file: Path, cutoff: Any, rate_hz: float | None) -> dict[str, Any]:
    """The document that `--json` prints. Raises SetupError for a file that cannot be measured."""
    from game.core.errors import SetupError
    from game.measures.panel import panel
    from game.measures.recordings import read_lab_csv

    if (file / "bout.json").is_file():
        return _measure_bout(file, cutoff)
    try:
        content = file.read_bytes()
    except OSError as error:
        reason = error.strerror or "cannot be read"
        raise SetupError(f"{file}: {reason}. Name a CSV with t,x,y or a bout folder.") from None
    t_s, xy_mm, _ = read_lab_csv(content, str(file))
    try:
        result = panel(t_s, xy_mm, source="plate", filter=cutoff, device_rate_hz=rate_hz)
    except ValueError as error:
        raise SetupError(f"{file}: {error}") from None
    if result.n < 2:
        raise SetupError(f"{file}: {_why_nothing(t_s, xy_mm)}")
    return result.as_document(str(file))


def _why_nothing(t_s: FloatArray, xy_mm: FloatArray) -> str:
    """Why fewer than two samples are left, and what to do."""
    import numpy as np

    readable = np.isfinite(t_s) & np.isfinite(xy_mm).all(axis=1)
    steps_s = np.abs(np.diff(t_s[readable]))
    if len(steps_s) and (step_s := float(np.median(steps_s))) >= LONG_STEP_S:
        return (
            f"from sample to sample {step_s:g} s go by. Is the time in ms? The header wants "
            "seconds: divide column t by 1000."
        )
    n = int(np.sum(readable))
    return (
        f"{n} of {len(t_s)} lines can be read; two or more are needed, within a second. "
        "Write t in s, x and y in mm, as numbers such as 0.5."
    )


def _measure_bout(folder: Path, cutoff: Any) -> dict[str, Any]:
    from game.core.errors import SetupError
    from game.measures.bouts import bout_panel
    from game.store.recording_files import read_recording

    recording = read_recording(folder)
    result = bout_panel(recording.header, recording.samples, recording.events, filter=cutoff)
    if result is None:
        header = recording.header
        if header.device.measures:
            how = header.ended or "interrupted"
            raise SetupError(f"{folder}: {how} before there was enough to measure. Choose another.")
        name = header.device.name
        raise SetupError(f"{folder}: {name} plays, but it measures nothing. Choose another bout.")
    return result.as_document(str(folder))
