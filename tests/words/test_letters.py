"""Every letter of every language stands in our faces."""

from __future__ import annotations

import io
import os
from functools import cache
from typing import get_args

import pygame
import pytest

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")

from game.screen.lettering import Face, font_path, from_right_font
from game.screen.reading import UNSEEN
from game.text import reads_from_right
from tests.words.catalogues import OTHERS, ROOT, forms, messages, po, texts, trees

NOT_A_CHARACTER = chr(0x10FFFF)


@cache
def _font(face: Face, from_right: bool) -> pygame.font.Font:
    pygame.font.init()
    file = io.BytesIO(from_right_font(face)) if from_right else font_path(face)
    return pygame.font.Font(file, 40)


@cache
def _picture(face: Face, from_right: bool, letter: str) -> bytes:
    return pygame.image.tobytes(_font(face, from_right).render(letter, True, "white"), "RGBA")


def _lacks(face: Face, text: str) -> set[str]:
    """Letters that the face of such a line draws as it draws what it does not know."""
    there = reads_from_right(text)
    unknown = _picture(face, there, NOT_A_CHARACTER)
    seen = set(UNSEEN.sub("", text))
    return {one for one in seen if not one.isspace() and _picture(face, there, one) == unknown}


def test_a_letter_that_a_face_does_not_have_is_noticed() -> None:
    assert _lacks("display", "a→é") == {"→"}
    assert _lacks("display", "\u05d0\u0416\u2066\u4e2d") == {"\u4e2d"}


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("face", get_args(Face))
def test_every_letter_of_a_language_is_in_our_faces(language: str, face: Face) -> None:
    screen = [path for path in trees() if path.is_relative_to(ROOT / "game" / "screen")]
    on_screen = {text for path in screen for text in texts(path)}
    pages = [path for path in trees() if path.is_relative_to(ROOT / "game" / "report")]
    on_a_page = {text for path in pages for text in texts(path)}
    elsewhere = {text for path in trees() if path not in pages for text in texts(path)}
    for message in messages(po(language)):
        text = forms(message.id)[0]
        # A page falls back on other faces, the screen does not; the child's face writes no report.
        only_on_a_page = text in on_a_page and text not in elsewhere
        if text in on_screen or (face != "display" and not only_on_a_page):
            for form in (*forms(message.id), *forms(message.string)):
                assert not _lacks(face, form), form
