"""The nouns of the game and the rules of time.

Here live the values that flow along the line (Pose, Calibration, Control, Level, Event …), what
turns one into the next (Steering, Guard, Bout), and the contract of an exercise. Everything is
pure: no clock, no file, no window, no randomness but from a seed. This room knows
`input_devices.sample` and nothing else of ours.

To add a noun: one module named after it. What two rooms need belongs here; what one room needs
belongs there.
"""
