"""Lines of the audit are only added, each sealed with the one before, by whoever is writing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from game.core.errors import SetupError
from game.store.audit import CHUNK, add_entry, read_audit, subject_of

UTC = "2026-01-05T10:00:00Z"
MANY = """
import sys
from pathlib import Path
from game.store.audit import add_entry
for n in range(20):
    add_entry(Path(sys.argv[1]), "2026-01-05T10:00:00Z", f"{sys.argv[2]} {n}", "")
"""


def test_a_line_says_who_did_what_to_whom_and_names_no_patient(tmp_path: Path) -> None:
    path = tmp_path / "audit.jsonl"
    add_entry(path, UTC, "view", "otter7", "Ana")
    (entry,) = read_audit(path)
    assert (entry.who, entry.what, entry.subject) == ("Ana", "view", subject_of("otter7", UTC))
    assert b"otter7" not in path.read_bytes()


def test_lines_of_before_there_were_accounts_still_seal(tmp_path: Path) -> None:
    path = tmp_path / "audit.jsonl"
    path.write_bytes(b'{"utc":"2026-01-05T09:00:00Z","what":"erase","subject":"ab","before":""}\n')
    add_entry(path, UTC, "view", "", "Ana")
    assert [one.who for one in read_audit(path)] == ["", "Ana"]


def test_a_line_longer_than_what_is_read_at_once_is_sealed_whole(tmp_path: Path) -> None:
    path = tmp_path / "audit.jsonl"
    for what in ("a", "b" * 3 * CHUNK, "c", "d" * CHUNK):
        add_entry(path, UTC, what, "")
    assert [one.what[0] for one in read_audit(path)] == ["a", "b", "c", "d"]
    assert len(read_audit(path)) == 4


def test_a_line_that_a_crash_cut_is_sealed_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "audit.jsonl"
    add_entry(path, UTC, "a", "")
    with path.open("ab") as file:
        file.write(b'{"utc":"2026')
    add_entry(path, UTC, "b", "")
    assert [one.what for one in read_audit(path)] == ["a", "b"]


def test_a_line_that_was_changed_is_missed(tmp_path: Path) -> None:
    path = tmp_path / "audit.jsonl"
    for what in ("a", "b", "c"):
        add_entry(path, UTC, what, "", "Ana")
    path.write_bytes(path.read_bytes().replace(b'"b"', b'"B"'))
    with pytest.raises(SetupError, match="line 3: the line before it was changed"):
        read_audit(path)


def test_programs_that_write_at_once_keep_the_chain(tmp_path: Path) -> None:
    path = tmp_path / "audit.jsonl"
    writers = [
        subprocess.Popen([sys.executable, "-c", MANY, str(path), name]) for name in ("one", "two")
    ]
    assert [one.wait(60) for one in writers] == [0, 0]
    assert len(read_audit(path)) == 40
