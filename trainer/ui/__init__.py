"""What the learner sees: the Textual app."""
