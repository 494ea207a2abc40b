-- The first schema. Migrations are append-only: this file never changes once a release carries it.
--
-- Every delivery is a vintage and stays as it was. Rows are numbered inside their vintage in the
-- publisher's order; those numbers (`*_key`, `position`) are what rows refer to each other by, so
-- that millions of observations carry small integers instead of long texts.

-- 'mkrb': by this number a file is known as a store of this program.
PRAGMA application_id = 1835758178;

CREATE TABLE vintage (
  vintage_id INTEGER PRIMARY KEY AUTOINCREMENT,
  dataset TEXT NOT NULL,
  version TEXT NOT NULL,
  title TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  stored_at TEXT NOT NULL,
  observations INTEGER NOT NULL,
  UNIQUE (dataset, content_hash),
  UNIQUE (dataset, vintage_id)
) STRICT;

-- A pinned vintage is current; without a pin the newest of its dataset is.
CREATE TABLE pin (
  dataset TEXT PRIMARY KEY,
  vintage_id INTEGER NOT NULL,
  FOREIGN KEY (dataset, vintage_id) REFERENCES vintage (dataset, vintage_id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- What the program remembers beside data, as JSON.
CREATE TABLE setting (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT, WITHOUT ROWID;

CREATE TABLE municipality (
  vintage_id INTEGER NOT NULL REFERENCES vintage (vintage_id) ON DELETE CASCADE,
  municipality_code INTEGER NOT NULL,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  kana TEXT NOT NULL,
  name_en TEXT NOT NULL,
  prefecture TEXT NOT NULL,
  PRIMARY KEY (vintage_id, municipality_code)
) STRICT, WITHOUT ROWID;

CREATE TABLE document (
  vintage_id INTEGER NOT NULL REFERENCES vintage (vintage_id) ON DELETE CASCADE,
  document_key INTEGER NOT NULL,
  document_id TEXT NOT NULL,
  municipality_code INTEGER NOT NULL,
  title TEXT NOT NULL,
  title_en TEXT NOT NULL,
  kind TEXT NOT NULL,
  publisher TEXT NOT NULL,
  published TEXT NOT NULL,
  text_name TEXT NOT NULL,
  text_sha256 TEXT NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (vintage_id, document_key),
  UNIQUE (document_id, vintage_id),
  FOREIGN KEY (vintage_id, municipality_code) REFERENCES municipality (vintage_id, municipality_code)
) STRICT;

-- A place in a document that many rows share: the document and the heading path.
CREATE TABLE origin (
  vintage_id INTEGER NOT NULL REFERENCES vintage (vintage_id) ON DELETE CASCADE,
  origin_key INTEGER NOT NULL,
  document_key INTEGER NOT NULL,
  section TEXT NOT NULL,
  PRIMARY KEY (vintage_id, origin_key),
  FOREIGN KEY (vintage_id, document_key) REFERENCES document (vintage_id, document_key)
) STRICT;

CREATE TABLE plan (
  vintage_id INTEGER NOT NULL REFERENCES vintage (vintage_id) ON DELETE CASCADE,
  plan_key INTEGER NOT NULL,
  plan_id TEXT NOT NULL,
  municipality_code INTEGER NOT NULL,
  name TEXT NOT NULL,
  name_en TEXT NOT NULL,
  first_year INTEGER NOT NULL,
  last_year INTEGER NOT NULL,
  document_key INTEGER NOT NULL,
  source_line INTEGER,
  PRIMARY KEY (vintage_id, plan_key),
  UNIQUE (plan_id, vintage_id),
  FOREIGN KEY (vintage_id, municipality_code) REFERENCES municipality (vintage_id, municipality_code),
  FOREIGN KEY (vintage_id, document_key) REFERENCES document (vintage_id, document_key)
) STRICT;

CREATE TABLE indicator (
  vintage_id INTEGER NOT NULL REFERENCES vintage (vintage_id) ON DELETE CASCADE,
  indicator_key INTEGER NOT NULL,
  indicator_id TEXT NOT NULL,
  municipality_code INTEGER NOT NULL,
  plan_key INTEGER,
  level TEXT NOT NULL,
  theme TEXT NOT NULL,
  concept TEXT,
  goal TEXT NOT NULL,
  policy TEXT NOT NULL,
  project TEXT NOT NULL,
  department TEXT NOT NULL,
  label TEXT NOT NULL,
  unit TEXT NOT NULL,
  polarity TEXT NOT NULL,
  polarity_reason TEXT NOT NULL,
  definition_note TEXT NOT NULL,
  review_flag TEXT NOT NULL,
  repeat_of INTEGER,
  origin_key INTEGER NOT NULL,
  source_line INTEGER,
  raw_text TEXT NOT NULL,
  PRIMARY KEY (vintage_id, indicator_key),
  UNIQUE (indicator_id, vintage_id),
  FOREIGN KEY (vintage_id, municipality_code) REFERENCES municipality (vintage_id, municipality_code),
  FOREIGN KEY (vintage_id, plan_key) REFERENCES plan (vintage_id, plan_key),
  -- The repeated indicator may stand after the one that repeats it.
  FOREIGN KEY (vintage_id, repeat_of) REFERENCES indicator (vintage_id, indicator_key) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (vintage_id, origin_key) REFERENCES origin (vintage_id, origin_key)
) STRICT;

-- Everything about an observation that it shares with many others: one row for each combination.
CREATE TABLE facet (
  vintage_id INTEGER NOT NULL REFERENCES vintage (vintage_id) ON DELETE CASCADE,
  facet_key INTEGER NOT NULL,
  origin_key INTEGER NOT NULL,
  role TEXT NOT NULL,
  period_assumed INTEGER NOT NULL CHECK (period_assumed IN (0, 1)),
  period_printed TEXT NOT NULL,
  unit TEXT NOT NULL,
  status TEXT NOT NULL,
  missing_reason TEXT,
  cumulative INTEGER NOT NULL CHECK (cumulative IN (0, 1)),
  cumulative_since TEXT,
  partial INTEGER NOT NULL CHECK (partial IN (0, 1)),
  averaged INTEGER NOT NULL CHECK (averaged IN (0, 1)),
  unusable_reason TEXT,
  note TEXT NOT NULL,
  PRIMARY KEY (vintage_id, facet_key),
  FOREIGN KEY (vintage_id, origin_key) REFERENCES origin (vintage_id, origin_key)
) STRICT;

-- One value or explained gap. Rows lie on disk by indicator, so that one indicator of all
-- municipalities over all years is one sequential read and needs no second index.
--
-- period_kind: 0 fiscal year, 1 calendar year, 2 as of a month or day, 3 span of fiscal years,
-- 4 span of calendar years. period_start is a year, or yyyymmdd for kind 2 (dd = 00 where only the
-- month is known); period_end is the last year of a span.
--
-- indicator_key, municipality_code and facet_key name rows that were written, and checked, in the same
-- transaction. They are no foreign keys, because each would be looked up once more for every one of
-- millions of rows; the trigger below takes the rows away with their vintage.
CREATE TABLE observation (
  vintage_id INTEGER NOT NULL,
  indicator_key INTEGER NOT NULL,
  position INTEGER NOT NULL,
  municipality_code INTEGER NOT NULL,
  period_kind INTEGER NOT NULL,
  period_start INTEGER NOT NULL,
  period_end INTEGER,
  value REAL,
  decimals INTEGER,
  facet_key INTEGER NOT NULL,
  observation_id TEXT NOT NULL,
  source_line INTEGER,
  raw_text TEXT NOT NULL,
  PRIMARY KEY (vintage_id, indicator_key, position),
  CHECK ((value IS NULL) = (decimals IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TRIGGER observation_goes_with_vintage AFTER DELETE ON vintage BEGIN
  DELETE FROM observation WHERE vintage_id = OLD.vintage_id;
END;

-- References to observations below are the publisher's identifiers, checked when a vintage is
-- stored: a foreign key would need a second index over all observations.
CREATE TABLE target (
  vintage_id INTEGER NOT NULL REFERENCES vintage (vintage_id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  target_id TEXT NOT NULL,
  indicator_key INTEGER NOT NULL,
  revision TEXT NOT NULL,
  plan_key INTEGER NOT NULL,
  goal TEXT NOT NULL,
  kind TEXT NOT NULL,
  value REAL NOT NULL,
  decimals INTEGER NOT NULL,
  unit TEXT NOT NULL,
  target_period TEXT NOT NULL,
  baseline_observation_id TEXT,
  baseline_reason TEXT,
  actual_comparable INTEGER NOT NULL CHECK (actual_comparable IN (0, 1)),
  rounded_rate INTEGER NOT NULL CHECK (rounded_rate IN (0, 1)),
  note TEXT NOT NULL,
  origin_key INTEGER NOT NULL,
  source_line INTEGER,
  raw_text TEXT NOT NULL,
  PRIMARY KEY (vintage_id, position),
  UNIQUE (target_id, vintage_id),
  FOREIGN KEY (vintage_id, indicator_key) REFERENCES indicator (vintage_id, indicator_key),
  FOREIGN KEY (vintage_id, plan_key) REFERENCES plan (vintage_id, plan_key),
  FOREIGN KEY (vintage_id, origin_key) REFERENCES origin (vintage_id, origin_key)
) STRICT;

CREATE TABLE evaluation (
  vintage_id INTEGER NOT NULL REFERENCES vintage (vintage_id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  evaluation_id TEXT NOT NULL,
  municipality_code INTEGER NOT NULL,
  plan_key INTEGER NOT NULL,
  scope TEXT NOT NULL,
  goal TEXT NOT NULL,
  policy TEXT NOT NULL,
  indicator_key INTEGER,
  body TEXT NOT NULL,
  scheme TEXT NOT NULL,
  grade TEXT,
  period TEXT NOT NULL,
  origin_key INTEGER NOT NULL,
  source_line INTEGER,
  raw_text TEXT NOT NULL,
  PRIMARY KEY (vintage_id, position),
  UNIQUE (evaluation_id, vintage_id),
  FOREIGN KEY (vintage_id, municipality_code) REFERENCES municipality (vintage_id, municipality_code),
  FOREIGN KEY (vintage_id, plan_key) REFERENCES plan (vintage_id, plan_key),
  FOREIGN KEY (vintage_id, indicator_key) REFERENCES indicator (vintage_id, indicator_key),
  FOREIGN KEY (vintage_id, origin_key) REFERENCES origin (vintage_id, origin_key)
) STRICT;

CREATE TABLE printed_figure (
  vintage_id INTEGER NOT NULL REFERENCES vintage (vintage_id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  figure_id TEXT NOT NULL,
  indicator_key INTEGER NOT NULL,
  kind TEXT NOT NULL,
  value REAL,
  decimals INTEGER,
  unit TEXT NOT NULL,
  arrow TEXT,
  subject_observation_id TEXT,
  base_observation_id TEXT,
  note TEXT NOT NULL,
  origin_key INTEGER NOT NULL,
  source_line INTEGER,
  raw_text TEXT NOT NULL,
  PRIMARY KEY (vintage_id, position),
  UNIQUE (figure_id, vintage_id),
  CHECK ((value IS NULL) = (decimals IS NULL)),
  FOREIGN KEY (vintage_id, indicator_key) REFERENCES indicator (vintage_id, indicator_key),
  FOREIGN KEY (vintage_id, origin_key) REFERENCES origin (vintage_id, origin_key)
) STRICT;

CREATE TABLE comparison (
  vintage_id INTEGER NOT NULL REFERENCES vintage (vintage_id) ON DELETE CASCADE,
  comparison_key INTEGER NOT NULL,
  comparison_id TEXT NOT NULL,
  theme TEXT NOT NULL,
  name TEXT NOT NULL,
  name_en TEXT NOT NULL,
  grade TEXT NOT NULL,
  reason TEXT NOT NULL,
  reason_en TEXT NOT NULL,
  PRIMARY KEY (vintage_id, comparison_key),
  UNIQUE (comparison_id, vintage_id)
) STRICT;

CREATE TABLE comparison_member (
  vintage_id INTEGER NOT NULL REFERENCES vintage (vintage_id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  comparison_key INTEGER NOT NULL,
  indicator_key INTEGER NOT NULL,
  note TEXT NOT NULL,
  note_en TEXT NOT NULL,
  PRIMARY KEY (vintage_id, position),
  FOREIGN KEY (vintage_id, comparison_key) REFERENCES comparison (vintage_id, comparison_key),
  FOREIGN KEY (vintage_id, indicator_key) REFERENCES indicator (vintage_id, indicator_key)
) STRICT;
