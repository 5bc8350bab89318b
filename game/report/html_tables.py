"""Pieces of the HTML page. Whatever comes in is text and goes out escaped."""

from __future__ import annotations

from collections.abc import Iterable

from game.report.svg import Drawing, plain
from game.report.tables import Table


def section(title: str, *pieces: str) -> str:
    """A heading and what stands below it."""
    return (
        f"<section>\n<h2>{plain(title)}</h2>\n" + "\n".join(filter(None, pieces)) + "\n</section>"
    )


def row(*pieces: str) -> str:
    """Pieces beside each other where there is room."""
    return '<div class="row">' + "\n".join(filter(None, pieces)) + "</div>"


def paragraph(text: str, kind: str = "") -> str:
    """Words on their own; nothing where there are none."""
    return f'<p class="{kind}">{plain(text)}</p>' if text else ""


def figure(drawing: Drawing | None, caption: str, missing: str) -> str:
    """A picture with its caption, or what is said where there is none."""
    if drawing is None:
        return paragraph(missing, "soft")
    below = f"<figcaption>{plain(caption)}</figcaption>" if caption else ""
    return f"<figure>{drawing.svg(alone=False)}{below}</figure>"


def table(content: Table, missing: str, *, headline: bool = False, caption: bool = True) -> str:
    """A table. headline: the first row stands out. caption: else only those who listen get it."""
    if not content.rows:
        return paragraph(missing, "soft")
    heads = "".join(
        f'<th scope="col"{_kind(number)}>{plain(head)}</th>'
        for head, number in zip(content.heads, content.figures, strict=True)
    )
    rows = "\n".join(
        f"<tr{' class=first' if headline and n == 0 else ''}>{_cells(cells, content.figures)}</tr>"
        for n, cells in enumerate(content.rows)
    )
    hidden = "" if caption else ' class="hidden"'
    title = f"<caption{hidden}>{plain(content.title)}</caption>"
    inside = f"{title}<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}\n</tbody>"
    return f'<div class="scroll" tabindex="0"><table>{inside}</table></div>'


def _cells(cells: Iterable[str], figures: Iterable[bool]) -> str:
    first, *others = zip(cells, figures, strict=True)
    head = f'<th scope="row"{_kind(first[1])}>{plain(first[0])}</th>'
    return head + "".join(f"<td{_kind(number)}>{plain(cell)}</td>" for cell, number in others)


def _kind(number: bool) -> str:
    return ' class="number"' if number else ""


def list_of(items: Iterable[str]) -> str:
    """Points in a list."""
    points = "\n".join(f"<li>{plain(item)}</li>" for item in items)
    return f"<ul>{points}</ul>"


def pairs(items: Iterable[tuple[str, str]], kind: str = "") -> str:
    """Names and what belongs to them; the second may be in any script."""
    inside = "\n".join(
        f'<dt>{plain(name)}</dt><dd dir="auto">{plain(value)}</dd>' for name, value in items
    )
    return f'<dl class="{kind}">{inside}</dl>' if inside else ""
