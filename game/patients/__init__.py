"""Simulated people: where the aim is, to a lean, with reach, delay, sway, tremor and a weak side.

They play every level before a person does, drive the demonstration without a board, and cheat
where cheating must not pay. Numbers are plausible orders of
magnitude, not fitted to patients. This room knows the core only; an exercise is handed in.

To add a profile: one line in `PROFILES`. To add a way of playing: one class with `notice`
and `lean`, and one line in `simulate.PLAYERS`.
"""
