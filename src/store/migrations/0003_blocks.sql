-- Observations in blocks of columns. Migrations are append-only: this file never changes once a release carries it.
--
-- The rows of the second schema are brought over by the program (to_blocks.rs), which then drops their table.

CREATE TABLE observation_block (
  vintage_id INTEGER NOT NULL REFERENCES vintage (vintage_id) ON DELETE CASCADE,
  -- Blocks are read in the order of this number: by indicator, then in the publisher's order.
  block INTEGER NOT NULL,
  -- Keys of the first and the last indicator with rows in the block.
  first_key INTEGER NOT NULL,
  last_key INTEGER NOT NULL,
  rows INTEGER NOT NULL CHECK (rows > 0),
  -- The columns and their checksum, as block/mod.rs writes them.
  data BLOB NOT NULL,
  PRIMARY KEY (vintage_id, block),
  CHECK (first_key <= last_key)
) STRICT;
