"""`/reports/KEY.FORMAT`: the page for the file, made when it is asked for; nothing of it stays on
this computer."""

from __future__ import annotations

import io
import tempfile
import zipfile
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from game.console.desk import Desk, House
from game.core.errors import SetupError
from game.report import write_report
from game.store.folder import DataFolder
from game.store.store import Store
from game.text import Words

KINDS = {
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
    "csv": "application/zip",
    "json": "application/json",
}


def route(house: House) -> Route:
    """A GET changes nothing but the audit."""

    async def report(request: Request) -> Response:
        key, format = request.path_params["key"], request.path_params["format"]
        alias = house.keys.alias(key)
        if alias is None or format not in KINDS:
            return PlainTextResponse("There is no such report.", status_code=404)
        account = request.scope["console"]["account"]
        words = Words.load(account.language)
        try:
            made = await run_in_threadpool(_made, house.store.folder, alias, format, words)
            house.store.sign_off(alias, f"export {format}", Desk.utc(), account.name)
        except SetupError as error:
            return PlainTextResponse(str(error), status_code=409)
        ending = "zip" if format == "csv" else format
        name = f'inline; filename="report.{ending}"'
        return Response(made, media_type=KINDS[format], headers={"content-disposition": name})

    return Route("/reports/{key}.{format}", report)


def _made(folder: DataFolder, alias: str, format: str, words: Words) -> bytes:
    """In a thread of its own, with a store of its own. Several files become one archive."""
    with tempfile.TemporaryDirectory() as place, Store.open(folder) as store:
        out = Path(place) / f"report.{format}"
        files = write_report(store, alias, format, out, words, Desk.utc())
        if format != "csv":
            return out.read_bytes()
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for file in files:
                archive.write(file, file.name)
        return packed.getvalue()
