"""Tests of crisis-trainer; the folders mirror the package."""
