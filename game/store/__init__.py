"""What is kept: the data folder, the recordings in it, and the database that indexes them.

Here live the folder (DataFolder), the writing and reading of a bout's three files (Recorder,
read_recording, close_interrupted), and the database with its rows (Store). This is the only room
that knows the database and the recording folder. No rule of an exercise, no measure and no picture
belongs here: what a recording is worth is computed elsewhere and handed in as rows.

The files are the truth: `patient.json`, `calibrations.json`, `session.json` and the bouts. The
database is an index of them and a cache of the measures, so it may be lost: `Store.open` builds it
anew. A new kind of fact therefore gets a file first and a column second.

To add a column: add it to the record in `records/` and to the table in `tables.py`; write
`migrations/versions/<next>_<what>.py` after the one before it, and its name at the end of
`REVISIONS` in `tables.py`. The tests compare the three, and open a database of every older version.
"""
