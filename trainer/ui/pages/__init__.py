"""The pages of the progress screen, one a file: each makes a `Page` of the coach's figures."""
