"""What a picture is made of, in points, y down: values that a page writes and a screen paints."""

from __future__ import annotations

from typing import Literal

import msgspec

from game.report.parts import Point

Anchor = Literal["start", "middle", "end"]


class Shape(msgspec.Struct, frozen=True, gc=False):
    """One part of a picture."""


class Line(Shape, frozen=True, gc=False):
    """Through points, open or closed; kind: its classes in `picture_style`, as of all shapes."""

    points: tuple[Point, ...]
    kind: str
    closed: bool = False


class Box(Shape, frozen=True, gc=False):
    """A rectangle with its upper left corner at x, y."""

    x: float
    y: float
    width: float
    height: float
    kind: str


class Dot(Shape, frozen=True, gc=False):
    """A circle."""

    x: float
    y: float
    radius: float
    kind: str


class Letters(Shape, frozen=True, gc=False):
    """Words on a base line; their anchor lies at x."""

    x: float
    y: float
    words: str
    kind: str
    anchor: Anchor


class Window(Shape, frozen=True, gc=False):
    """From here to `Whole` only what lies in this box is seen."""

    x: float
    y: float
    width: float
    height: float


class Whole(Shape, frozen=True, gc=False):
    """The end of a `Window`."""


AnyShape = Line | Box | Dot | Letters | Window | Whole
