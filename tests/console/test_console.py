"""The console as it runs: pages for who is signed in, reports, and mistakes on the command line."""

from __future__ import annotations

import re
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest

from game.core.patient import Patient
from game.store.audit import read_audit
from game.store.folder import DataFolder
from game.store.store import Store
from main import main
from tests.console.doors import PASSWORD
from tests.console.running import running

SCRIPT = "<script>document.title='broken'</script>"


@pytest.fixture(scope="module")
def place(new_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = Path(shutil.copytree(new_folder, tmp_path_factory.mktemp("console") / "data"))
    with Store.open(DataFolder.open(data)) as store:
        store.add_patient(Patient(alias="otter7", group="child_cp", notes=SCRIPT))
        visit = store.begin_session("otter7", "2026-01-05T10:00:00Z", "0.1.0", "a")
        store.close_session(visit.id, "2026-01-05T10:20:00Z")
    return data


@pytest.fixture(scope="module")
def inside(place: Path) -> Iterator[httpx2.Client]:
    """A browser that has made the first account."""
    with (
        running(place) as address,
        httpx2.Client(
            base_url=address, headers={"origin": address}, follow_redirects=True
        ) as client,
    ):
        new = {"name": "Ana", "password": PASSWORD, "again": PASSWORD}
        assert client.post("/first-account", data=new).status_code == 200
        yield client


def key_of(inside: httpx2.Client, alias: str) -> str:
    """As the list of patients links to it."""
    page = inside.get("/patients").text
    found = re.search(r"key\W+([\w-]{12})\W+alias\W+" + alias, page)
    assert found is not None, page[:2000]
    return found[1]


def test_every_page_is_served_to_who_is_inside(inside: httpx2.Client) -> None:
    for path, said in (("/", "Needs a look"), ("/patients", "otter7"), ("/account", "Ana")):
        page = inside.get(path)
        assert page.status_code == 200
        assert said in page.text


def test_a_patients_page_has_no_alias_in_its_address_and_no_script_of_theirs(
    inside: httpx2.Client, place: Path
) -> None:
    page = inside.get(f"/patients/{key_of(inside, 'otter7')}")
    assert "otter7" in page.text
    assert "otter7" not in str(page.url)
    assert SCRIPT not in page.text
    whats = [one.what for one in read_audit(DataFolder.open(place).audit)]
    assert "view" in whats


def test_an_address_of_an_earlier_start_says_so(inside: httpx2.Client) -> None:
    assert "an earlier start" in inside.get("/patients/abcdefghijkl").text
    assert inside.get("/reports/abcdefghijkl.pdf").status_code == 404


@pytest.mark.parametrize(
    ("kind", "begins"), [("pdf", b"%PDF"), ("html", b"<!doctype"), ("csv", b"PK"), ("json", b"{")]
)
def test_the_report_comes_in_every_form_and_is_told_in_the_audit(
    inside: httpx2.Client, place: Path, kind: str, begins: bytes
) -> None:
    answer = inside.get(f"/reports/{key_of(inside, 'otter7')}.{kind}")
    assert answer.content.lower().startswith(begins.lower())
    assert answer.headers["cache-control"] == "no-store"
    whats = [(one.what, one.who) for one in read_audit(DataFolder.open(place).audit)]
    assert (f"export {kind}", "Ana") in whats


def mistake(capsys: pytest.CaptureFixture[str], *args: str) -> str:
    assert main(["console", *args]) == 2
    said = capsys.readouterr().err
    assert len(said.strip().splitlines()) <= 2
    return said


def test_mistakes_are_told_and_nothing_is_served(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    here = ("--data", str(data))
    assert "there is no account yet" in mistake(capsys, *here, "--host", "0.0.0.0")
    assert "belong together" in mistake(capsys, *here, "--key", "k.pem")
    assert "is not there" in mistake(capsys, *here, "--key", "k.pem", "--certificate", "c.pem")
    assert "1024" in mistake(capsys, *here, "--port", "99999")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        assert "Choose another by --port" in mistake(capsys, *here, "--port", port)
