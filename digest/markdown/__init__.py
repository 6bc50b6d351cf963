"""The brief as a Markdown file: the one grammar that `publish` writes and `site` reads."""
