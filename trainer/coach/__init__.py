"""What happens now: the verbs that every face of the trainer calls."""
