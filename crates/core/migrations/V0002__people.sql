-- Own fields, saved views, profiles of imports, merges, and what lists and the calendar show.

CREATE TABLE field_def (
  rid INTEGER PRIMARY KEY AUTOINCREMENT,
  id BLOB NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  folded TEXT NOT NULL,
  choices TEXT NOT NULL DEFAULT '[]',
  position INTEGER NOT NULL,
  on_card INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  deleted_at INTEGER,
  tag TEXT NOT NULL DEFAULT ''
);
CREATE TABLE segment (
  rid INTEGER PRIMARY KEY AUTOINCREMENT,
  id BLOB NOT NULL UNIQUE,
  name TEXT NOT NULL,
  folded TEXT NOT NULL,
  tree TEXT NOT NULL,
  view TEXT NOT NULL DEFAULT 'table',
  columns TEXT NOT NULL DEFAULT '[]',
  sort TEXT NOT NULL DEFAULT 'kana',
  descending INTEGER NOT NULL DEFAULT 0,
  position INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  deleted_at INTEGER
);
CREATE TABLE import_profile (
  rid INTEGER PRIMARY KEY AUTOINCREMENT,
  id BLOB NOT NULL UNIQUE,
  name TEXT NOT NULL,
  headers TEXT NOT NULL,
  mapping TEXT NOT NULL,
  used_at INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  deleted_at INTEGER
);

-- A lead that was merged lies behind the one that stayed; its ledgers still name it.
ALTER TABLE lead ADD COLUMN merged_into_rid INTEGER REFERENCES lead(rid);
CREATE INDEX lead_merged ON lead(merged_into_rid) WHERE merged_into_rid IS NOT NULL;

-- A badge that was scanned, found again by the list of the organiser.
CREATE INDEX lead_external ON lead(external_key) WHERE external_key <> '';
-- A second work of a person; the main one is what the lead's own row says.
ALTER TABLE affiliation ADD COLUMN side INTEGER NOT NULL DEFAULT 0;
CREATE INDEX company_domain ON company(domain) WHERE domain <> '' AND deleted_at IS NULL;

-- The program whose derived rows lie in the file.
ALTER TABLE workspace ADD COLUMN derived_line INTEGER NOT NULL DEFAULT 1;

-- Derived.

CREATE TABLE lead_field (
  field_rid INTEGER NOT NULL,
  lead_rid INTEGER NOT NULL,
  text TEXT NOT NULL,
  number INTEGER,
  PRIMARY KEY (lead_rid, field_rid, text)
) WITHOUT ROWID;
CREATE INDEX lead_field_text ON lead_field(field_rid, text, lead_rid);
CREATE INDEX lead_field_number ON lead_field(field_rid, number, lead_rid) WHERE number IS NOT NULL;

ALTER TABLE lead_card ADD COLUMN own TEXT NOT NULL DEFAULT '[]';
ALTER TABLE lead_card ADD COLUMN last_mail_at INTEGER;
ALTER TABLE lead_card ADD COLUMN replies INTEGER NOT NULL DEFAULT 0;
ALTER TABLE lead_card ADD COLUMN confirmed_at INTEGER;
ALTER TABLE lead_card ADD COLUMN expected_close TEXT;
ALTER TABLE lead_card ADD COLUMN quality TEXT NOT NULL DEFAULT '';
ALTER TABLE lead_card ADD COLUMN ground_at INTEGER;
ALTER TABLE lead_card ADD COLUMN unanswered_at INTEGER;
CREATE INDEX card_close ON lead_card(expected_close, lead_rid);
CREATE INDEX card_confirmed ON lead_card(confirmed_at, lead_rid);
CREATE INDEX card_last_mail ON lead_card(last_mail_at, lead_rid);
CREATE INDEX card_stage_since ON lead_card(stage_since, lead_rid);
-- What lies ahead is shown first; a lead without a date stands behind all others.
CREATE INDEX card_close_first ON lead_card((expected_close IS NULL), expected_close, lead_rid);
DROP INDEX card_step;
CREATE INDEX card_step ON lead_card(step_due_on, step_due_at, lead_rid);
CREATE INDEX card_step_first
  ON lead_card((step_due_on IS NULL), step_due_on, step_due_at, lead_rid);
-- The order by score holds what conditions mostly ask: a segment reads this narrow index alone.
DROP INDEX card_all_score;
CREATE INDEX card_all_score ON lead_card(score, lead_rid, last_mail_at, unanswered_at,
  last_contact_at, stage_rid, source_rid, grade, ground, step_state, replies, kana_row,
  value_minor, value_currency, (mail = ''));
CREATE INDEX activity_kind ON activity(kind, happened_at, lead_rid);

-- Pairs of leads that may be the same person and were not called different people.
CREATE TABLE duplicate_found (
  one_rid INTEGER NOT NULL,
  other_rid INTEGER NOT NULL,
  certain INTEGER NOT NULL,
  reasons TEXT NOT NULL,
  PRIMARY KEY (one_rid, other_rid)
) WITHOUT ROWID;
CREATE INDEX found_other ON duplicate_found(other_rid, one_rid);
CREATE INDEX found_queue ON duplicate_found(certain, other_rid, one_rid);
