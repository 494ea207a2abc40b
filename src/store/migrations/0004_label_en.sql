-- Labels of indicators in English, which are translations. Migrations are append-only: this file never changes once a
-- release carries it.

ALTER TABLE indicator ADD COLUMN label_en TEXT NOT NULL DEFAULT '';
