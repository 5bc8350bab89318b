"""How our sounds are made: numbers in, waves out. No file, no device, nothing random but from a
fixed seed.

Everything is in D major pentatonic around D4, at 72 beats a minute, so that any two sounds fit
together. Waves are (n, 2) floats, left and right, within the ceilings of `tone`.
"""
