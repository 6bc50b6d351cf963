-- What is remembered of feeds and their stories. Times are UTC, ISO 8601; "" means none.
CREATE TABLE IF NOT EXISTS feeds (
  url TEXT PRIMARY KEY,
  etag TEXT NOT NULL,
  last_modified TEXT NOT NULL,
  next_try TEXT NOT NULL,
  last_try TEXT NOT NULL,
  last_success TEXT NOT NULL,
  failures INTEGER NOT NULL,
  problem TEXT NOT NULL,
  moving_to TEXT NOT NULL,
  moves INTEGER NOT NULL,
  parked INTEGER NOT NULL,
  title TEXT NOT NULL,
  lang TEXT NOT NULL,
  damage TEXT NOT NULL,
  entries INTEGER NOT NULL,
  document TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS entries (
  feed TEXT NOT NULL,
  key TEXT NOT NULL,
  guid TEXT NOT NULL,
  url TEXT NOT NULL,
  title TEXT NOT NULL,
  byline TEXT NOT NULL,      -- names, one a line
  stated TEXT NOT NULL,      -- its date in the feed's own words
  published TEXT NOT NULL,   -- ISO 8601 with the source's offset
  source TEXT NOT NULL,
  content TEXT NOT NULL,     -- hash of what a reader sees
  document TEXT NOT NULL,    -- archive id of its HTML
  first_seen TEXT NOT NULL,
  last_seen TEXT NOT NULL,
  PRIMARY KEY (feed, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS pages (
  url TEXT PRIMARY KEY,      -- the address that was asked for
  final_url TEXT NOT NULL,
  media_type TEXT NOT NULL,
  charset TEXT NOT NULL,
  document TEXT NOT NULL,    -- archive id, "" where it was not taken
  problem TEXT NOT NULL,     -- why it was not taken
  status INTEGER NOT NULL,   -- of HTTP, 0 where no answer came
  tries INTEGER NOT NULL,
  fetched TEXT NOT NULL,
  again TEXT NOT NULL        -- when to ask again, "" for never
) STRICT, WITHOUT ROWID;
