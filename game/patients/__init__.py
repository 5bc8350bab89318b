"""Simulated people: where the aim is, to a lean, with reach, delay, sway, tremor and a weak side.

They play every level before a person does, drive the demonstration without a board, and cheat
where cheating must not pay. Numbers are plausible orders of
magnitude, not fitted to patients. This room knows the core only; an exercise is handed in.

A person (`person`) has a body (`body`: on a board, or with a sensor at the pelvis) that sways, and
answers an aim by reaching or following (`reach`), marching to a beat (`march`) or rising, bending
and turning (`effort`). `individual` draws different people of one kind, `condition` puts them on
foam or on one leg, and `habits` make them tire, learn, look away and step off (`wrappers`).

To add a profile: one line in `PROFILES`. To add a way of playing: one class with `notice` and
`lean`, and one line in `player.PLAYERS`. To add a habit: a field and a name in `habits`, and a
wrapper.
"""
