"""Proofs on simulated people: thousands of attempts before a person stands on a board.

Each study asks one question and answers it with numbers: is every rung harder than the one before
(`ladder`), does the coach keep the wished success, does the estimate of ability hold what it
promises, how often does the report speak of change where there is none. A study is a pure function
from settings and seeds to a frozen result; `crew` spreads its jobs over all cores or a Dask
cluster. Nothing here draws, prints or opens the store: commands do.

To add a study: a module with its jobs, its result and what goes against its rules; a command that
prints it; a slow test that holds the figures.
"""
