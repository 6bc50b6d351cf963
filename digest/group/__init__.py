"""Beats, near-duplicates and stories."""
