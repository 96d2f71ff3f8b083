"""Tests of the deck format: reading, checking, keeping."""
