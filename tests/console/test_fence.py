"""What every request passes: known host, own origin, somebody signed in; and the forms before."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from game.console.entry import IDLE_S
from game.console.fence import COOKIE, Fence, token_of
from game.store.audit import read_audit
from game.store.store import Store
from tests.console.doors import HOST, PASSWORD, Clock, Kept, behind_the_fence, browser

WORDS = {"name": "Ana", "password": PASSWORD}
ORIGIN = f"http://{HOST}"
SCRIPT = "<script>alert(1)</script>"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def fence(store: Store, clock: Clock) -> Fence:
    return behind_the_fence(store, Kept("Ana"), clock)


@pytest.fixture
def inside(fence: Fence) -> TestClient:
    """Somebody who is signed in."""
    client = browser(fence)
    assert client.post("/sign-in", data=WORDS).text == "inside: Ana"
    return client


def opened(client: TestClient, origin: str = ORIGIN, host: str = HOST) -> bool:
    """Does the web socket open to this browser?"""
    cookie = f"{COOKIE}={client.cookies.get(COOKIE, '')}"
    headers = {"host": host, "origin": origin, "cookie": cookie}
    try:
        with client.websocket_connect("/wire", headers=headers) as socket:
            return socket.receive_text() == "open"
    except WebSocketDisconnect:
        return False


def test_nobody_sees_a_page_before_signing_in(fence: Fence) -> None:
    client = browser(fence)
    answer = client.get("/", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in")
    assert client.post("/", follow_redirects=False).status_code == 303
    assert not opened(client)


def test_signing_in_is_told_in_the_audit_and_its_cookie_is_for_no_script(
    fence: Fence, store: Store
) -> None:
    answer = browser(fence).post("/sign-in", data=WORDS, follow_redirects=False)
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert [(one.what, one.who) for one in read_audit(store.folder.audit)] == [("sign in", "Ana")]


def test_the_web_socket_opens_to_those_inside_and_from_our_pages(inside: TestClient) -> None:
    assert opened(inside)
    assert not opened(inside, origin="http://evil.example")
    assert not opened(inside, origin="")
    assert not opened(inside, host="evil.example:8765", origin="http://evil.example:8765")


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:9999", ""])
def test_what_another_page_asks_is_not_done(inside: TestClient, origin: str) -> None:
    assert inside.post("/", headers={"origin": origin}).status_code == 403
    if origin:
        assert inside.get("/", headers={"origin": origin}).status_code == 403


def test_a_name_that_was_pointed_here_reaches_nothing(inside: TestClient) -> None:
    for host in ("evil.example:8765", "127.0.0.1:80", ""):
        headers = {"host": host, "origin": f"http://{host}"}
        assert inside.get("/", headers=headers).status_code == 403
        assert inside.get("/files/console.css", headers=headers).status_code == 403


def test_a_token_that_was_guessed_or_broken_lets_nobody_in(fence: Fence) -> None:
    for value in ("guess", "", '"', "a;b=c", "\xe9"):
        client = browser(fence)
        answer = client.get(
            "/", headers={"cookie": f"{COOKIE}={value}".encode("latin-1")}, follow_redirects=False
        )
        assert answer.status_code == 303
    assert token_of(f"other=1; {COOKIE}=abc") == "abc"
    assert token_of("\x00;;;=") is None


def test_after_ten_minutes_of_nothing_one_signs_in_again(inside: TestClient, clock: Clock) -> None:
    clock.now_s += IDLE_S - 1
    assert inside.get("/").text == "inside: Ana"
    clock.now_s += IDLE_S + 1
    assert inside.get("/", follow_redirects=False).status_code == 303


def test_signing_out_ends_it(inside: TestClient) -> None:
    cookie = inside.cookies[COOKIE]
    inside.post("/sign-out")
    inside.cookies.set(COOKIE, cookie)
    assert inside.get("/", follow_redirects=False).status_code == 303


def test_every_answer_says_what_a_browser_must_not_do(inside: TestClient) -> None:
    for path in ("/", "/sign-in", "/files/console.css"):
        headers = inside.get(path).headers
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
    assert inside.get("/").headers["cache-control"] == "no-store"


def test_a_wrong_password_says_so_and_many_wait(fence: Fence) -> None:
    client = browser(fence)
    wrong = {"name": SCRIPT, "password": "guess"}
    answer = client.post("/sign-in", data=wrong)
    assert "Name or password is wrong." in answer.text
    assert SCRIPT not in answer.text
    said = [client.post("/sign-in", data=wrong).text for _ in range(7)]
    assert "Try again in" in said[-1]


def test_the_first_account_is_made_here_and_only_while_there_is_none(
    store: Store, clock: Clock
) -> None:
    kept = Kept()
    fence = behind_the_fence(store, kept, clock)
    assert browser(fence, "192.168.1.30").get("/first-account").status_code == 403
    new = {"name": "Ana", "password": PASSWORD, "again": PASSWORD}
    assert browser(fence, "192.168.1.30").post("/first-account", data=new).status_code == 403
    assert kept.accounts == []
    assert "differ" in browser(fence).post("/first-account", data={**new, "again": "x"}).text
    assert browser(fence).post("/first-account", data=new).text == "inside: Ana"
    assert [(one.name, one.role) for one in kept.accounts] == [("Ana", "lead")]
    other = browser(fence).post("/first-account", data={**new, "name": "Eve"})
    assert [one.name for one in kept.accounts] == ["Ana"]
    assert other.url.path == "/sign-in"


@pytest.mark.parametrize(
    ("asked", "said"),
    [("he-IL", 'lang="he" dir="rtl"'), ("xx, fr", 'lang="fr"'), ("", '"en"')],
)
def test_the_forms_are_said_in_the_language_of_the_browser(
    fence: Fence, asked: str, said: str
) -> None:
    assert said in browser(fence).get("/sign-in", headers={"accept-language": asked}).text
