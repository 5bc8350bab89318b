"""Jobs of a study on many cores and on a cluster."""

from __future__ import annotations

import math
import operator
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from game.core.errors import SetupError
from game.exercises.library import find_level
from game.patients.profile import ADULT, CP3
from game.studies import crew
from game.studies.cells import cells
from game.studies.crew import each

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("count", [0, 1, 2, 7], ids=["none", "one", "here", "on all cores"])
def test_results_come_in_the_order_of_the_jobs_and_each_is_counted(count):
    counted = []
    found = each(operator.neg, range(count), done=lambda: counted.append(1))
    assert found == [-n for n in range(count)]
    assert len(counted) == count


@pytest.mark.parametrize("count", [1, 7], ids=["here", "on all cores"])
def test_what_goes_wrong_in_a_job_is_told(count):
    with pytest.raises(ValueError, match=r"math domain|nonnegative"):
        each(math.sqrt, [-1.0] * count)


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "carrier://pigeon", "tcp://nowhere"])
def test_a_cluster_that_does_not_answer_is_told_in_two_lines(monkeypatch, address):
    monkeypatch.setattr(crew, "REACH_CLUSTER_S", 0.2)
    with pytest.raises(SetupError) as caught:
        each(operator.neg, range(3), scheduler=address)
    message = str(caught.value)
    assert message.startswith(f"--scheduler {address}: cannot be reached")
    assert message.endswith("Start it, or leave it out.")
    assert message.count("\n") <= 1


@pytest.mark.slow
def test_a_cluster_gives_the_table_that_the_cores_give():
    from distributed import LocalCluster

    levels = [find_level("star_map/09-far-harbour")]
    here = cells(levels, [ADULT, CP3], attempts=45, seed=2)
    with LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        processes=False,
        protocol="tcp",
        host="127.0.0.1",
        dashboard_address=None,
    ) as cluster:
        address = cluster.scheduler_address
        assert address.startswith("tcp://127.0.0.1:")
        counted = []
        there = cells(
            levels,
            [ADULT, CP3],
            attempts=45,
            seed=2,
            scheduler=address,
            done=lambda: counted.append(1),
        )
    assert there == here
    assert len(counted) == 6


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="Windows has no groups of processes to interrupt")
@pytest.mark.parametrize("after_s", [1.5, 6.0], ids=["while it starts", "while it plays"])
def test_ctrl_c_ends_it_without_a_traceback(after_s):
    words = ["main.py", "ladder", "--exercise", "river_run", "--attempts", "2000"]
    running = subprocess.Popen(
        [sys.executable, *words],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,  # so that the whole group is interrupted, as by a terminal
    )
    with pytest.raises(subprocess.TimeoutExpired):
        running.wait(after_s)
    os.killpg(running.pid, signal.SIGINT)
    out, said = running.communicate(timeout=60)
    assert "Traceback" not in said
    assert said.count("\n") <= 2
    assert out == ""
