"""`measure`: the panel of sway measures for a laboratory CSV or a recorded bout, its pictures, and
how every number is defined."""

from __future__ import annotations

import argparse
import math
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from game.commands.parser import add_json, positive_number
from game.commands.printing import print_json, say, table

if TYPE_CHECKING:
    from game.measures.assessments.results import Number
    from game.measures.trial import FloatArray, Trial

HELP = "compute the sway measures of a recording"
EXAMPLE = "steady-isles measure stance.csv --filter 10 --json"

LONG_STEP_S = 0.5
"""Nobody records sway so slowly: times that step by more are hardly seconds."""


def arguments(parser: argparse.ArgumentParser) -> None:
    add_json(parser)
    parser.add_argument(
        "file", type=Path, metavar="FILE", nargs="?", help="a CSV with t,x,y or a bout folder"
    )
    parser.add_argument(
        "--filter", metavar="none|HZ", default="default", help="cut-off of the low-pass"
    )
    parser.add_argument(
        "--device-rate", type=positive_number, metavar="HZ", help="true rate of the device"
    )
    parser.add_argument(
        "--pictures",
        type=Path,
        metavar="DIR",
        help="draw the recording, as SVG files in this folder",
    )
    parser.add_argument(
        "--definitions", action="store_true", help="how every number is computed, as Markdown"
    )
    parser.add_argument("--out", type=Path, metavar="FILE", help="for --definitions, else printed")


def run(args: argparse.Namespace) -> int:
    from game.core.errors import SetupError

    if args.definitions:
        return _define(args.out)
    if args.file is None:
        raise SetupError("measure: which recording? Name a CSV with t,x,y or a bout folder.")
    if args.out is not None:
        raise SetupError("--out belongs to --definitions. For pictures write --pictures DIR.")
    document = _document(args)
    if args.json:
        print_json(document)
    else:
        _print(document)
    return 0


def _document(args: argparse.Namespace) -> dict[str, Any]:
    """The panel, and of a bout of play what that tells; pictures are drawn on the way."""
    from game.core.errors import SetupError
    from game.measures.panel import panel_of

    play = _play_in(args.file)
    told = {
        "play": {key: one.value for key, one in play.items()},
        "play_units": {key: one.unit for key, one in play.items()},
    }
    try:
        trial = trial_in(args.file, _filter(args.filter), args.device_rate)
    except SetupError:
        if not play:
            raise
        return {"file": str(args.file), "measures": {}, "units": {}, "undefined": {}, **told}
    if args.pictures is not None:
        _draw(trial, args.pictures)
    return {**panel_of(trial).as_document(str(args.file)), **(told if play else {})}


def _print(document: Mapping[str, Any]) -> None:
    undefined, units = document["undefined"], document["units"]
    rows = [
        [key, _said(value), units[key], undefined.get(key, "")]
        for key, value in document["measures"].items()
    ]
    played = document.get("play", {})
    rows += [[key, _said(value), document["play_units"][key], ""] for key, value in played.items()]
    if document["measures"]:
        print(
            f"{document['file']}: {document['n']} samples, {document['duration_s']} s, "
            f"filter {document['filter']}"
        )
    print(table(("measure", "value", "unit", "why not"), rows))


def _said(value: float | None) -> str:
    return "-" if value is None else f"{value:.4g}"


def _play_in(file: Path) -> dict[str, Number]:
    """The measures of play of a bout; none of anything else, or of a probe."""
    if not (file / "bout.json").is_file():
        return {}
    from game.session.measuring import play_numbers
    from game.store.recording_files import read_recording

    return play_numbers(read_recording(file))


def _define(out: Path | None) -> int:
    """Print or write the page of definitions."""
    from game.measures.definitions import definitions

    if out is None:
        print(definitions(), end="")
    else:
        _write({out: definitions().encode()})
    return 0


def _draw(trial: Trial, folder: Path) -> None:
    """Write the pictures of a trial."""
    from game.report.trial_pictures import trial_pictures
    from game.text import Words

    drawn = trial_pictures(trial, Words.load("en"))
    _write({folder / f"{name}.svg": one.svg(alone=True).encode() for name, one in drawn.items()})


def _write(files: Mapping[Path, bytes]) -> None:
    """Write files whole, or say why not. Raises SetupError."""
    from game.core.errors import SetupError
    from game.store.durable import make_folder, trouble, write_whole

    for path, content in files.items():
        try:
            make_folder(path.parent)
            write_whole(path, content)
        except OSError as error:
            raise SetupError(trouble(path, error).replace("with --data", "to write to")) from None
        say(f"Written: {path}")


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


def trial_in(file: Path, cutoff: Any, rate_hz: float | None) -> Trial:
    """What is measured of a file. Raises SetupError for one that cannot be."""
    from game.core.errors import SetupError
    from game.measures.preparing import prepare
    from game.measures.recordings import read_lab_csv

    if (file / "bout.json").is_file():
        return _trial_of_bout(file, cutoff)
    try:
        content = file.read_bytes()
    except OSError as error:
        reason = error.strerror or "cannot be read"
        raise SetupError(f"{file}: {reason}. Name a CSV with t,x,y or a bout folder.") from None
    t_s, xy_mm, _ = read_lab_csv(content, str(file))
    try:
        trial = prepare(t_s, xy_mm, source="plate", filter=cutoff, device_rate_hz=rate_hz)
    except ValueError as error:
        raise SetupError(f"{file}: {error}") from None
    if trial.n < 2:
        raise SetupError(f"{file}: {_why_nothing(t_s, xy_mm)}")
    return trial


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


def _trial_of_bout(folder: Path, cutoff: Any) -> Trial:
    from game.core.errors import SetupError
    from game.measures.bouts import bout_trial
    from game.store.recording_files import read_recording

    recording = read_recording(folder)
    trial = bout_trial(recording.header, recording.samples, recording.events, filter=cutoff)
    if trial is None:
        header = recording.header
        if header.device.measures:
            how = header.ended or "interrupted"
            raise SetupError(f"{folder}: {how} before there was enough to measure. Choose another.")
        name = header.device.name
        raise SetupError(f"{folder}: {name} plays, but it measures nothing. Choose another bout.")
    return trial
