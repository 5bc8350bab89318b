"""A therapist at a real browser, with the keyboard alone where that is said."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from game.console.entry import IDLE_S
from tests.console.doors import PASSWORD
from tests.console.running import running

pytestmark = pytest.mark.slow
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
PATIENCE_MS = 90_000
"""A machine may be busy."""
EVIL = "<img src=x onerror=\"document.title='broken'\">"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    driver = pytest.importorskip("playwright.sync_api")
    path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if path is None:
        pytest.skip("no Chromium is installed")
    with driver.sync_playwright() as play:
        opened = play.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Any, data: Path) -> Iterator[Any]:
    """Signed in with the first account; whatever a script of ours says is wrong is a failure."""
    with running(data) as address:
        context = browser.new_context(viewport={"width": 1024, "height": 768}, base_url=address)
        context.set_default_timeout(PATIENCE_MS)
        page = context.new_page()
        problems: list[str] = []
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.goto("/")
        for typed in ("Ana", PASSWORD, PASSWORD):
            page.keyboard.type(typed)
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_selector("text=Nothing waits for you.")
        yield page
        context.close()
        assert problems == []


def add(page: Any, alias: str) -> None:
    page.goto("/patients")
    page.get_by_label("Alias, never a name").fill(alias)
    page.get_by_role("button", name="Add").click()


def test_a_child_is_added_found_opened_and_erased(page: Any) -> None:
    add(page, "otter7")
    page.wait_for_selector("h2:has-text('otter7')")
    assert "otter7" not in page.url
    page.goto("/patients")
    page.get_by_label("Find").fill("otter")
    page.click("a:has-text('otter7')")
    page.wait_for_selector("text=Erase this patient")
    page.click("text=Erase this patient")
    page.get_by_label("Type the alias to confirm").fill("heron")
    page.get_by_role("button", name="Erase", exact=True).click()
    page.wait_for_selector("text=That is not the alias.")
    page.get_by_label("Type the alias to confirm").fill("otter7")
    page.get_by_role("button", name="Erase", exact=True).click()
    page.wait_for_selector("text=Nobody is registered yet.")


@pytest.mark.parametrize("alias", [EVIL, "../../etc", "a/b", "", "x" * 50])
def test_an_alias_that_is_none_is_refused_and_does_nothing(page: Any, alias: str) -> None:
    add(page, alias)
    page.wait_for_selector(".q-notification")
    assert "broken" not in page.title()
    page.goto("/patients")
    page.wait_for_selector("text=Nobody is registered yet.")


def test_whoever_signs_out_sees_nothing_any_more(page: Any) -> None:
    page.get_by_role("button", name="Ana").click()
    page.click("text=Sign out")
    page.wait_for_url("**/sign-in")
    page.goto("/patients")
    assert page.url.endswith("/sign-in")
    assert IDLE_S <= 900


def test_in_hebrew_the_page_begins_at_the_right_and_in_the_dark_it_is_dark(page: Any) -> None:
    page.goto("/account")
    page.get_by_label("Language").click()
    page.click("text=עברית")
    page.get_by_label("Appearance").click()
    page.click(".q-menu >> text=Dark")
    page.get_by_role("button", name="Keep", exact=True).click()
    page.wait_for_selector("html[dir=rtl]")
    page.wait_for_selector("body.body--dark")
    box = page.locator(".frame-head .brand").bounding_box()
    assert box["x"] > 512
