"""Documents from feeds, linked pages and saved pages; the guarded HTTP client; the archive."""
