"""crisis-trainer: the facts of a crisis in your head at the hour you brief others."""

__version__ = "0.1.0"
