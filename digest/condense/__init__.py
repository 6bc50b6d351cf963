"""Briefs from stories: sentences, figures, quotes, each with its evidence."""
