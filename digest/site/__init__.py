"""The Pelican plugin: briefs in `content/` become pages, feeds and the search index."""
