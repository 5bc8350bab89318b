"""The patient's window: the frame loop, scenes, views and sound. The room of pygame.

A scene is one full-screen situation; a view is how one exercise looks and sounds between two of
its States. Nothing here
decides anything: a session without a window gives the same record. Layers are painted once at
load; frames only move them.

All places and sizes are written for a picture of 1920 x 1080 and scaled by `Look`, so that one
drawing fits every window. For languages that are read from the right a scene that is a `menu` is
laid out from there (`Look.turned`); what stands for the patient's own space never is.

To add the view of an exercise: `views/<exercise>.py` with a class that meets `views.View`, one
line in `VIEWS`.
"""
