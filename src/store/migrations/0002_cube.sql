-- The cube: an indicator is one thing over all its areas. Migrations are append-only: this file never changes once a
-- release carries it.
--
-- Imports of earlier versions made an indicator of every pair of heading and area, called import-<area>-<hash>. Those
-- of one document with one heading become one indicator, import-<hash>; the former identifiers stay as aliases.
-- Foreign keys are off while this runs and are checked at its end.

CREATE TABLE indicator_alias (
  vintage_id INTEGER NOT NULL REFERENCES vintage (vintage_id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  alias TEXT NOT NULL,
  municipality_code INTEGER NOT NULL,
  indicator_key INTEGER NOT NULL,
  PRIMARY KEY (vintage_id, position),
  UNIQUE (alias, vintage_id),
  FOREIGN KEY (vintage_id, municipality_code) REFERENCES municipality (vintage_id, municipality_code),
  FOREIGN KEY (vintage_id, indicator_key) REFERENCES indicator (vintage_id, indicator_key)
) STRICT;

-- What part of a whole an indicator counts: 性別 = 女.
CREATE TABLE breakdown (
  vintage_id INTEGER NOT NULL REFERENCES vintage (vintage_id) ON DELETE CASCADE,
  indicator_key INTEGER NOT NULL,
  position INTEGER NOT NULL,
  dimension TEXT NOT NULL,
  member TEXT NOT NULL,
  PRIMARY KEY (vintage_id, indicator_key, position),
  FOREIGN KEY (vintage_id, indicator_key) REFERENCES indicator (vintage_id, indicator_key)
) STRICT;

-- Which indicators fold, and into which group: no plan, and nothing that refers to one of them alone. An evaluation says
-- its area itself, and a comparison is of all areas of its indicators.
CREATE TEMP TABLE folding AS
SELECT i.vintage_id, i.indicator_key, i.municipality_code, i.indicator_id, substr(i.indicator_id, 15) AS hash,
  min(i.indicator_key) OVER same AS first_key
FROM indicator i
WHERE i.indicator_id GLOB 'import-[0-9][0-9][0-9][0-9][0-9][0-9]-*'
  AND i.plan_key IS NULL AND i.repeat_of IS NULL
  AND substr(i.indicator_id, 8, 6) = printf('%06d', i.municipality_code)
  AND (i.vintage_id, i.indicator_key) NOT IN (SELECT vintage_id, indicator_key FROM target)
  AND (i.vintage_id, i.indicator_key) NOT IN (SELECT vintage_id, indicator_key FROM printed_figure)
  AND (i.vintage_id, i.indicator_key) NOT IN
    (SELECT vintage_id, repeat_of FROM indicator WHERE repeat_of IS NOT NULL)
WINDOW same AS (PARTITION BY i.vintage_id, substr(i.indicator_id, 15), i.label, i.unit, i.origin_key, i.level, i.theme,
  i.concept, i.goal, i.policy, i.project, i.department, i.polarity, i.polarity_reason, i.definition_note, i.review_flag);

-- Of groups with the same hash the first is called by it alone; further ones are numbered.
CREATE TEMP TABLE folded AS
SELECT f.*, 'import-' || f.hash || CASE g.number WHEN 1 THEN '' ELSE '-' || g.number END AS new_id
FROM folding f JOIN (
  SELECT vintage_id, first_key, row_number() OVER (PARTITION BY vintage_id, hash ORDER BY first_key) AS number
  FROM (SELECT DISTINCT vintage_id, hash, first_key FROM folding)
) g USING (vintage_id, first_key);
CREATE UNIQUE INDEX temp.folded_key ON folded (vintage_id, indicator_key);

-- An indicator belongs to an area only where its plan or its publisher says so.
CREATE TABLE indicator_2 (
  vintage_id INTEGER NOT NULL REFERENCES vintage (vintage_id) ON DELETE CASCADE,
  indicator_key INTEGER NOT NULL,
  indicator_id TEXT NOT NULL,
  municipality_code INTEGER,
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

-- Keys are the places of indicators in their vintage, so those behind a folded one move up.
CREATE TEMP TABLE moved AS
SELECT i.vintage_id, i.indicator_key, f.new_id, coalesce(f.first_key, i.indicator_key) AS first_key,
  dense_rank() OVER (PARTITION BY i.vintage_id ORDER BY coalesce(f.first_key, i.indicator_key)) - 1 AS new_key
FROM indicator i LEFT JOIN temp.folded f USING (vintage_id, indicator_key);
CREATE UNIQUE INDEX temp.moved_key ON moved (vintage_id, indicator_key);

INSERT INTO indicator_2
SELECT i.vintage_id, m.new_key, coalesce(m.new_id, i.indicator_id),
  CASE WHEN m.new_id IS NULL THEN i.municipality_code END,
  i.plan_key, i.level, i.theme, i.concept, i.goal, i.policy, i.project, i.department, i.label, i.unit, i.polarity,
  i.polarity_reason, i.definition_note, i.review_flag, r.new_key, i.origin_key, i.source_line, i.raw_text
FROM indicator i
  JOIN temp.moved m USING (vintage_id, indicator_key)
  LEFT JOIN temp.moved r ON r.vintage_id = i.vintage_id AND r.indicator_key = i.repeat_of
WHERE m.first_key = i.indicator_key;

INSERT INTO indicator_alias
SELECT f.vintage_id, row_number() OVER (PARTITION BY f.vintage_id ORDER BY f.indicator_key) - 1, f.indicator_id,
  f.municipality_code, m.new_key
FROM temp.folded f JOIN temp.moved m USING (vintage_id, indicator_key);

UPDATE target SET indicator_key =
  (SELECT new_key FROM temp.moved m WHERE m.vintage_id = target.vintage_id AND m.indicator_key = target.indicator_key);
UPDATE evaluation SET indicator_key = (SELECT new_key FROM temp.moved m
  WHERE m.vintage_id = evaluation.vintage_id AND m.indicator_key = evaluation.indicator_key)
  WHERE indicator_key IS NOT NULL;
UPDATE printed_figure SET indicator_key = (SELECT new_key FROM temp.moved m
  WHERE m.vintage_id = printed_figure.vintage_id AND m.indicator_key = printed_figure.indicator_key);
UPDATE comparison_member SET indicator_key = (SELECT new_key FROM temp.moved m
  WHERE m.vintage_id = comparison_member.vintage_id AND m.indicator_key = comparison_member.indicator_key);
-- Members that became one are one.
DELETE FROM comparison_member WHERE (vintage_id, position) NOT IN
  (SELECT vintage_id, min(position) FROM comparison_member GROUP BY vintage_id, comparison_key, indicator_key);

-- Compact rows: an identifier or text that follows from the rest of its row is NULL.
--
-- The identifier that follows is <indicator>:<area>:<period>, without the area where the indicator has one of its own,
-- then :<role> unless it is an actual, then :cumulative for a running total. The text that follows is the value with
-- its decimals. Everything else is as in the first schema.
CREATE TABLE observation_2 (
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
  observation_id TEXT,
  source_line INTEGER,
  raw_text TEXT,
  PRIMARY KEY (vintage_id, indicator_key, position),
  CHECK ((value IS NULL) = (decimals IS NULL))
) STRICT, WITHOUT ROWID;

INSERT INTO observation_2
SELECT o.vintage_id, m.new_key, o.position, o.municipality_code, o.period_kind, o.period_start, o.period_end, o.value,
  o.decimals, o.facet_key,
  nullif(
    CASE WHEN m.new_id IS NOT NULL AND substr(o.observation_id, 1, length(i.indicator_id) + 1) = i.indicator_id || ':'
      THEN m.new_id || ':' || printf('%06d', o.municipality_code) || substr(o.observation_id, length(i.indicator_id) + 1)
      ELSE o.observation_id END,
    coalesce(m.new_id || ':' || printf('%06d', o.municipality_code), i.indicator_id) || ':' ||
    CASE o.period_kind
      WHEN 0 THEN 'FY' || o.period_start
      WHEN 1 THEN o.period_start
      WHEN 2 THEN printf('%d-%02d', o.period_start / 10000, o.period_start / 100 % 100)
        || CASE o.period_start % 100 WHEN 0 THEN '' ELSE printf('-%02d', o.period_start % 100) END
      WHEN 3 THEN 'FY' || o.period_start || '..FY' || o.period_end
      ELSE o.period_start || '..' || o.period_end END
    || CASE c.role WHEN 'actual' THEN '' ELSE ':' || c.role END
    || CASE c.cumulative WHEN 1 THEN ':cumulative' ELSE '' END),
  o.source_line,
  CASE WHEN o.value IS NOT NULL AND length(o.raw_text) <= 15 AND o.raw_text = printf('%.*f', o.decimals, o.value)
    THEN NULL ELSE o.raw_text END
FROM observation o
  JOIN temp.moved m USING (vintage_id, indicator_key)
  JOIN indicator i USING (vintage_id, indicator_key)
  JOIN facet c USING (vintage_id, facet_key)
ORDER BY o.vintage_id, m.new_key, o.position;

-- A fingerprint says by which rules it was taken. A vintage that was folded keeps its old one under the old number:
-- its rows are no longer those it was taken of.
UPDATE vintage SET content_hash =
  CASE WHEN vintage_id IN (SELECT vintage_id FROM temp.folded) THEN '1:' ELSE '2:' END || content_hash;

DROP TRIGGER observation_goes_with_vintage;
DROP TABLE observation;
ALTER TABLE observation_2 RENAME TO observation;
DROP TABLE indicator;
ALTER TABLE indicator_2 RENAME TO indicator;

CREATE TRIGGER observation_goes_with_vintage AFTER DELETE ON vintage BEGIN
  DELETE FROM observation WHERE vintage_id = OLD.vintage_id;
END;

DROP TABLE temp.moved;
DROP TABLE temp.folded;
DROP TABLE temp.folding;
