"""Recordings as files hold them: the samples of a bout, a laboratory's table, a raw capture."""

from __future__ import annotations

import csv
import gzip
import itertools
import math
import statistics
import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec

from input_devices.body import GRAVITY_M_S2
from input_devices.errors import AddressError
from input_devices.sample import VALUE_COUNTS, Flag, Kind, Sample

BOUT_FILES = ("samples.csv", "samples.csv.gz")
BOUT_COLUMNS = ["step", "t_s", "t_dev_s", "seq", "kind", "values", "flags"]
NUMBERED_COLUMNS = [*BOUT_COLUMNS, "device"]
"""Of a bout with several devices."""
LABORATORY_LOAD_N = 70.0 * GRAVITY_M_S2
"""Where a laboratory did not say how heavy the person was."""
KNOWN_FLAGS = Flag(sum(Flag))
FORMS = (
    "Give a bout folder, its samples.csv, a table with the header t,x,y (s, mm), or a raw capture"
)


class Geometry(msgspec.Struct, frozen=True):
    """The part of a bout's header that says what board it was."""

    lx_mm: float = 433.0
    ly_mm: float = 238.0
    tare: tuple[float, ...] = ()
    """What was taken off; nothing where that is not known."""
    gain: float = 1.0
    device: int = 0
    """Its number, where several were recorded."""


class Recording(msgspec.Struct, frozen=True):
    """Samples in the order of their times, which start wherever the file starts."""

    samples: tuple[Sample, ...]
    skipped: int = 0
    """Lines that could not be read."""
    sorted: int = 0
    """Samples that stood before an earlier one."""
    geometry: Geometry = Geometry()
    """Of the device that steered, or the only one."""
    beside: tuple[Geometry, ...] = ()
    """Of the others."""

    @property
    def devices(self) -> tuple[int, ...]:
        """The numbers of those that sent something."""
        return tuple(sorted({sample.device for sample in self.samples}))

    def of_device(self, number: int | None) -> Recording:
        """The samples of one device, as if it had been alone; None: of that which steered. Without
        samples where it was not recorded."""
        number = self.geometry.device if number is None else number
        own = [one for one in self.samples if one.device == number]
        alone = own if not number else [msgspec.structs.replace(one, device=0) for one in own]
        known = (self.geometry, *self.beside)
        geometry = next((one for one in known if one.device == number), Geometry(device=number))
        return Recording(tuple(alone), self.skipped, self.sorted, geometry)

    @property
    def rate_hz(self) -> float:
        """Samples per second, by the median time between them; 0 where that is none."""
        times = [sample.t for sample in self.samples if sample.kind is not Kind.BUTTON]
        steps = [b - a for a, b in itertools.pairwise(times)]
        median_s = statistics.median(steps) if steps else 0.0
        return round(1.0 / median_s, 3) if median_s > 0 else 0.0


class _Beside(msgspec.Struct, frozen=True):
    geometry: Geometry = Geometry()


class _Header(msgspec.Struct, frozen=True):
    geometry: Geometry = Geometry()
    beside: tuple[_Beside, ...] = ()


def file_of(path: Path) -> Path:
    """The file with the samples: `path` itself, or the one in a bout folder.

    Raises AddressError when there is none.
    """
    if not path.is_dir():
        return path
    for name in BOUT_FILES:
        if (path / name).is_file():
            return path / name
    raise AddressError(f"{path}: holds no samples.csv. {FORMS}.")


def read_text(path: Path) -> str:
    """The text of a file, unpacked if its name ends in `.gz`.

    Raises AddressError, with where, what and what to do, for anything that cannot be read as text.
    """
    try:
        content = path.read_bytes()
        if path.suffix == ".gz":
            content = gzip.decompress(content)
        text = content.decode("utf-8-sig")
    except FileNotFoundError as problem:
        raise AddressError(f"{path}: there is no such file. Check the name.") from problem
    except UnicodeDecodeError as problem:
        raise AddressError(f"{path}: is not text. {FORMS}.") from problem
    except (EOFError, gzip.BadGzipFile, zlib.error) as problem:
        raise AddressError(f"{path}: cannot be unpacked; it is cut or damaged.") from problem
    except (OSError, ValueError) as problem:
        raise AddressError(f"{path}: cannot be read: {problem}.") from problem
    if "\0" in text:
        raise AddressError(f"{path}: is not text. {FORMS}.")
    return text


def read_table(path: Path, text: str) -> Recording:
    """A bout's samples or a laboratory's table, told apart by the header.

    Raises AddressError for another header, and for fewer than two samples.
    """
    lines = text.splitlines(keepends=True)
    if not lines:
        raise AddressError(f"{path}: is empty. {FORMS}.")
    header = [name.strip().lower() for name in next(_cells(lines[0]), [])]
    if header in (BOUT_COLUMNS, NUMBERED_COLUMNS):
        return _ordered(path, lines[1:], _bout_sample, _header_beside(path))
    if not {"t", "x", "y"} <= set(header):
        shown = lines[0].strip()[:60]
        raise AddressError(f"{path}: the first line is '{shown}', not a header t,x,y. {FORMS}.")
    return _ordered(path, lines[1:], _laboratory_row(header), _Header())


def in_order(path: Path, samples: Sequence[Sample], skipped: int, geometry: Geometry) -> Recording:
    """The samples sorted by time, those of one time as they came.

    Raises AddressError for fewer than two.
    """
    if len(samples) < 2:
        raise AddressError(f"{path}: holds {len(samples)} samples, needs at least 2. {FORMS}.")
    latest, late = -math.inf, 0
    for sample in samples:
        late += sample.t < latest
        latest = max(latest, sample.t)
    ordered = tuple(sorted(samples, key=lambda sample: sample.t)) if late else tuple(samples)
    return Recording(ordered, skipped, late, geometry)


def _ordered(
    path: Path, lines: Sequence[str], read: Callable[[str], Sample | None], header: _Header
) -> Recording:
    samples = [read(line) for line in lines if line.strip()]
    good = [sample for sample in samples if sample is not None]
    recording = in_order(path, good, len(samples) - len(good), header.geometry)
    beside = tuple(one.geometry for one in header.beside)
    return msgspec.structs.replace(recording, beside=beside)


def _bout_sample(line: str) -> Sample | None:
    parts = line.rstrip("\r\n").split(",")
    known = (len(BOUT_COLUMNS), len(NUMBERED_COLUMNS))
    if len(parts) not in known or not line.endswith("\n"):
        return None  # a power cut may have cut the last line
    _, t_s, t_dev_s, seq, kind, values, flags = parts[: len(BOUT_COLUMNS)]
    try:
        sample = Sample(
            t=float(t_s),
            kind=Kind(kind),
            values=tuple(map(float, values.split())),
            t_dev=float(t_dev_s) if t_dev_s else None,
            seq=int(seq) if seq else None,
            flags=Flag(int(flags) & KNOWN_FLAGS),
            device=int(parts[-1]) if len(parts) > len(BOUT_COLUMNS) else 0,
        )
    except ValueError:
        return None
    return sample if _is_sound(sample) else None


def _is_sound(sample: Sample) -> bool:
    numbers = (sample.t, sample.t_dev or 0.0, *sample.values)
    return len(sample.values) in VALUE_COUNTS[sample.kind] and all(map(math.isfinite, numbers))


def _laboratory_row(header: Sequence[str]) -> Callable[[str], Sample | None]:
    t_at, x_at, y_at = (header.index(name) for name in ("t", "x", "y"))
    load_at = header.index("load_n") if "load_n" in header else None

    def sample(line: str) -> Sample | None:
        cells = next(_cells(line), [])
        try:
            t_s = float(cells[t_at])
            load_n = LABORATORY_LOAD_N if load_at is None else float(cells[load_at])
            values = (float(cells[x_at]), float(cells[y_at]), load_n)
        except (ValueError, IndexError):
            return None
        found = Sample(t=t_s, kind=Kind.COP, values=values, t_dev=t_s)
        return found if _is_sound(found) else None

    return sample


def _cells(line: str) -> Iterator[list[str]]:
    try:
        yield from csv.reader([line], skipinitialspace=True)
    except csv.Error:
        return


def _header_beside(path: Path) -> _Header:
    """What is told of the devices of the bout; the usual board where the header is missing."""
    try:
        content = (path.parent / "bout.json").read_bytes()
        return msgspec.json.decode(content, type=_Header)
    except (OSError, msgspec.DecodeError):
        return _Header()
