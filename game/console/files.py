"""What pages look like: the style, a picture and the fonts, all from this computer."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from game.report.faces import SANS_FILES, font_folder, from_right_font

FOLDER = Path(__file__).resolve().parents[2] / "assets" / "console"
KINDS = {"css": "text/css", "svg": "image/svg+xml", "otf": "font/otf", "ttf": "font/ttf"}
DAY_S = 86400
SANS = {"regular.otf": 400, "bold.otf": 600}
TITLE = "FredokaOne-Regular.ttf"


def route() -> Route:
    """`/files/NAME`."""
    return Route("/files/{name}", _file)


async def _file(request: Request) -> Response:
    name = request.path_params["name"]
    content = _content(name)
    if content is None:
        return Response(status_code=404)
    kind = KINDS[name.rpartition(".")[2]]
    return Response(content, media_type=kind, headers={"cache-control": f"max-age={DAY_S}"})


@cache
def _content(name: str) -> bytes | None:
    """None for what is not among the few that there are."""
    if name in ("console.css", "sea.svg"):
        return (FOLDER / name).read_bytes()
    if name in SANS:
        return (font_folder() / SANS_FILES[SANS[name]]).read_bytes()
    if name == "display.ttf":
        import font_fredoka_one

        return Path(font_fredoka_one.__file__).with_name("files").joinpath(TITLE).read_bytes()
    return from_right_font("FiraGO-Regular.otf") if name == "right.otf" else None
