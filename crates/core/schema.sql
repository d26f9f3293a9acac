-- The tables of this program's files, dumped from the migrations by a test.

CREATE TABLE activity (
  rid INTEGER PRIMARY KEY AUTOINCREMENT,
  id BLOB NOT NULL UNIQUE,
  lead_rid INTEGER NOT NULL REFERENCES lead(rid),
  kind TEXT NOT NULL,
  happened_at INTEGER NOT NULL,
  day INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  recording_day INTEGER NOT NULL,
  title TEXT NOT NULL DEFAULT '',
  body TEXT NOT NULL DEFAULT '',
  payload TEXT NOT NULL DEFAULT '{}',
  source_rid INTEGER REFERENCES source(rid),
  external_key TEXT NOT NULL DEFAULT '',
  corrects_rid INTEGER
);

CREATE TABLE affiliation (
  rid INTEGER PRIMARY KEY AUTOINCREMENT,
  id BLOB NOT NULL UNIQUE,
  lead_rid INTEGER NOT NULL REFERENCES lead(rid),
  company_rid INTEGER NOT NULL REFERENCES company(rid),
  department TEXT NOT NULL DEFAULT '',
  title TEXT NOT NULL DEFAULT '',
  from_on TEXT,
  until_on TEXT
, side INTEGER NOT NULL DEFAULT 0);

CREATE TABLE change_lead (
  lead_rid INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (lead_rid, seq)
) WITHOUT ROWID;

CREATE TABLE change_log (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id BLOB NOT NULL UNIQUE,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  op TEXT NOT NULL,
  params TEXT NOT NULL,
  changeset BLOB NOT NULL,
  compensation TEXT NOT NULL DEFAULT '[]',
  inverse_of INTEGER,
  undone_by INTEGER,
  undoable INTEGER NOT NULL,
  size INTEGER NOT NULL,
  rows INTEGER NOT NULL
);

CREATE TABLE company (
  rid INTEGER PRIMARY KEY AUTOINCREMENT,
  id BLOB NOT NULL UNIQUE,
  name TEXT NOT NULL,
  folded TEXT NOT NULL,
  kana TEXT NOT NULL DEFAULT '',
  domain TEXT NOT NULL DEFAULT '',
  corporate_number TEXT NOT NULL DEFAULT '',
  industry TEXT NOT NULL DEFAULT '',
  size TEXT NOT NULL DEFAULT '',
  address TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL,
  deleted_at INTEGER
);

CREATE TABLE consent_event (
  rid INTEGER PRIMARY KEY AUTOINCREMENT,
  id BLOB NOT NULL UNIQUE,
  site_id BLOB NOT NULL,
  lead_id BLOB NOT NULL,
  address TEXT NOT NULL,
  address_salt BLOB NOT NULL,
  kind TEXT NOT NULL,
  ground TEXT NOT NULL,
  purpose TEXT NOT NULL DEFAULT 'promo',
  how TEXT NOT NULL DEFAULT 'hand',
  place TEXT NOT NULL DEFAULT '',
  wording TEXT NOT NULL DEFAULT '',
  evidence BLOB,
  jurisdiction TEXT NOT NULL DEFAULT '',
  at INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  expires_at INTEGER,
  actor TEXT NOT NULL,
  voids_id BLOB,
  prev_hash BLOB NOT NULL,
  hash BLOB NOT NULL
);

CREATE TABLE contact_point (
  rid INTEGER PRIMARY KEY AUTOINCREMENT,
  id BLOB NOT NULL UNIQUE,
  lead_rid INTEGER NOT NULL REFERENCES lead(rid),
  kind TEXT NOT NULL,
  raw TEXT NOT NULL,
  normal TEXT NOT NULL,
  label TEXT NOT NULL DEFAULT '',
  is_primary INTEGER NOT NULL DEFAULT 0,
  state TEXT NOT NULL DEFAULT 'ok',
  position INTEGER NOT NULL DEFAULT 0,
  since INTEGER NOT NULL,
  deleted_at INTEGER
);

CREATE TABLE duplicate_found (
  one_rid INTEGER NOT NULL,
  other_rid INTEGER NOT NULL,
  certain INTEGER NOT NULL,
  reasons TEXT NOT NULL,
  PRIMARY KEY (one_rid, other_rid)
) WITHOUT ROWID;

CREATE TABLE duplicate_key (
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  lead_rid INTEGER NOT NULL,
  PRIMARY KEY (kind, key, lead_rid)
) WITHOUT ROWID;

CREATE TABLE duplicate_pair (
  rid INTEGER PRIMARY KEY AUTOINCREMENT,
  id BLOB NOT NULL UNIQUE,
  one_rid INTEGER NOT NULL REFERENCES lead(rid),
  other_rid INTEGER NOT NULL REFERENCES lead(rid),
  certain INTEGER NOT NULL,
  reasons TEXT NOT NULL,
  decision TEXT NOT NULL DEFAULT 'open',
  at INTEGER NOT NULL
);

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

CREATE TABLE follow_up (
  rid INTEGER PRIMARY KEY AUTOINCREMENT,
  id BLOB NOT NULL UNIQUE,
  account_id BLOB NOT NULL,
  template_version_id BLOB,
  purpose TEXT NOT NULL,
  texts TEXT NOT NULL,
  remind TEXT NOT NULL DEFAULT '',
  override_reason TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL
);

CREATE TABLE import_batch (
  rid INTEGER PRIMARY KEY AUTOINCREMENT,
  id BLOB NOT NULL UNIQUE,
  name TEXT NOT NULL,
  hash BLOB NOT NULL,
  encoding TEXT NOT NULL,
  mapping TEXT NOT NULL,
  counts TEXT NOT NULL,
  at INTEGER NOT NULL
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

CREATE TABLE import_row (
  rid INTEGER PRIMARY KEY AUTOINCREMENT,
  batch_rid INTEGER NOT NULL REFERENCES import_batch(rid),
  row INTEGER NOT NULL,
  verdict TEXT NOT NULL,
  lead_id BLOB,
  code TEXT NOT NULL DEFAULT '',
  params TEXT NOT NULL DEFAULT ''
);

CREATE TABLE lead (
  rid INTEGER PRIMARY KEY AUTOINCREMENT,
  id BLOB NOT NULL UNIQUE,
  family_name TEXT NOT NULL DEFAULT '',
  given_name TEXT NOT NULL DEFAULT '',
  middle_name TEXT NOT NULL DEFAULT '',
  family_kana TEXT NOT NULL DEFAULT '',
  given_kana TEXT NOT NULL DEFAULT '',
  name_order TEXT NOT NULL DEFAULT '',
  honorific TEXT NOT NULL DEFAULT '',
  company_rid INTEGER REFERENCES company(rid),
  department TEXT NOT NULL DEFAULT '',
  title TEXT NOT NULL DEFAULT '',
  language TEXT NOT NULL DEFAULT '',
  zone TEXT NOT NULL DEFAULT '',
  stage_rid INTEGER NOT NULL REFERENCES stage(rid),
  position BLOB NOT NULL,
  stage_since INTEGER NOT NULL,
  cycle INTEGER NOT NULL DEFAULT 1,
  lost_reason TEXT NOT NULL DEFAULT '',
  grade TEXT NOT NULL DEFAULT '',
  source_rid INTEGER REFERENCES source(rid),
  first_source_rid INTEGER REFERENCES source(rid),
  offer TEXT NOT NULL DEFAULT '',
  interest TEXT NOT NULL DEFAULT '',
  horizon TEXT NOT NULL DEFAULT '',
  value_minor INTEGER NOT NULL DEFAULT 0,
  value_currency TEXT NOT NULL DEFAULT '',
  expected_close TEXT,
  last_confirmed_at INTEGER,
  custom TEXT NOT NULL DEFAULT '{}',
  note TEXT NOT NULL DEFAULT '',
  import_batch_rid INTEGER,
  sample INTEGER NOT NULL DEFAULT 0,
  external_key TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL,
  deleted_at INTEGER
, merged_into_rid INTEGER REFERENCES lead(rid));

CREATE TABLE lead_card (
  lead_rid INTEGER PRIMARY KEY,
  lead_id BLOB NOT NULL,
  stage_rid INTEGER NOT NULL,
  stage_order INTEGER NOT NULL,
  position BLOB NOT NULL,
  open INTEGER NOT NULL,
  name TEXT NOT NULL,
  kana TEXT NOT NULL,
  kana_key TEXT NOT NULL,
  kana_row INTEGER NOT NULL,
  language TEXT NOT NULL,
  company TEXT NOT NULL,
  company_key TEXT NOT NULL,
  department TEXT NOT NULL,
  title TEXT NOT NULL,
  mail TEXT NOT NULL,
  phone TEXT NOT NULL,
  mail_trouble TEXT NOT NULL,
  ground TEXT NOT NULL,
  grade TEXT NOT NULL,
  score INTEGER NOT NULL,
  fit INTEGER NOT NULL,
  engagement INTEGER NOT NULL,
  band TEXT NOT NULL,
  aside TEXT NOT NULL,
  urgency INTEGER NOT NULL,
  step_rid INTEGER,
  step_state TEXT NOT NULL,
  step_kind TEXT NOT NULL,
  step_title TEXT NOT NULL,
  step_due_on TEXT,
  step_due_at INTEGER,
  step_since INTEGER,
  step_why TEXT NOT NULL,
  last_contact_at INTEGER,
  last_contact_kind TEXT NOT NULL,
  replied INTEGER NOT NULL,
  stage_since INTEGER NOT NULL,
  quiet INTEGER NOT NULL,
  quiet_on TEXT,
  value_minor INTEGER NOT NULL,
  value_currency TEXT NOT NULL,
  source TEXT NOT NULL,
  source_rid INTEGER,
  tags TEXT NOT NULL,
  cycle INTEGER NOT NULL,
  search_hash INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
, own TEXT NOT NULL DEFAULT '[]', last_mail_at INTEGER, replies INTEGER NOT NULL DEFAULT 0, confirmed_at INTEGER, expected_close TEXT, quality TEXT NOT NULL DEFAULT '', ground_at INTEGER, unanswered_at INTEGER);

CREATE TABLE lead_field (
  field_rid INTEGER NOT NULL,
  lead_rid INTEGER NOT NULL,
  text TEXT NOT NULL,
  number INTEGER,
  PRIMARY KEY (lead_rid, field_rid, text)
) WITHOUT ROWID;

CREATE TABLE lead_score (
  lead_rid INTEGER PRIMARY KEY,
  model_rid INTEGER NOT NULL,
  day INTEGER NOT NULL,
  fit INTEGER NOT NULL,
  engagement INTEGER NOT NULL,
  total INTEGER NOT NULL,
  band TEXT NOT NULL,
  aside TEXT NOT NULL,
  live_until_day INTEGER NOT NULL,
  next_day INTEGER NOT NULL,
  course BLOB NOT NULL
);

CREATE VIRTUAL TABLE lead_search USING fts5(
  text, content='', contentless_delete=1, detail='full', tokenize="unicode61 remove_diacritics 0"
);

CREATE TABLE lead_tag (
  rid INTEGER PRIMARY KEY AUTOINCREMENT,
  id BLOB NOT NULL UNIQUE,
  lead_rid INTEGER NOT NULL REFERENCES lead(rid),
  tag_rid INTEGER NOT NULL REFERENCES tag(rid)
);

CREATE TABLE mail_account (
  rid INTEGER PRIMARY KEY AUTOINCREMENT,
  id BLOB NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  from_name TEXT NOT NULL,
  from_address TEXT NOT NULL,
  host TEXT NOT NULL DEFAULT '',
  port INTEGER NOT NULL DEFAULT 0,
  tls TEXT NOT NULL DEFAULT 'implicit',
  user TEXT NOT NULL DEFAULT '',
  secret_ref TEXT NOT NULL DEFAULT '',
  ca_pem TEXT,
  folder TEXT NOT NULL DEFAULT '',
  per_hour INTEGER NOT NULL DEFAULT 60,
  per_day INTEGER NOT NULL DEFAULT 300,
  footer TEXT NOT NULL DEFAULT '{}',
  preferred INTEGER NOT NULL DEFAULT 0,
  stopped TEXT NOT NULL DEFAULT '',
  stopped_until INTEGER,
  created_at INTEGER NOT NULL,
  deleted_at INTEGER
);

CREATE TABLE message (
  rid INTEGER PRIMARY KEY AUTOINCREMENT,
  id BLOB NOT NULL UNIQUE,
  site_id BLOB NOT NULL,
  follow_up_rid INTEGER NOT NULL REFERENCES follow_up(rid),
  account_id BLOB NOT NULL,
  lead_id BLOB NOT NULL,
  name TEXT NOT NULL,
  address TEXT NOT NULL,
  purpose TEXT NOT NULL,
  language TEXT NOT NULL DEFAULT '',
  subject TEXT NOT NULL,
  text TEXT NOT NULL,
  html TEXT,
  state TEXT NOT NULL,
  reason TEXT NOT NULL DEFAULT '',
  hold_until INTEGER,
  due_at INTEGER NOT NULL,
  retry_at INTEGER,
  zone TEXT NOT NULL,
  mime BLOB,
  mime_hash BLOB,
  message_id TEXT NOT NULL UNIQUE,
  approved_hash BLOB,
  gate TEXT NOT NULL DEFAULT '[]',
  consent_event_id BLOB,
  attempt INTEGER NOT NULL DEFAULT 0,
  process_id BLOB,
  lease_until INTEGER,
  reply TEXT NOT NULL DEFAULT '',
  queue_id TEXT NOT NULL DEFAULT '',
  practice INTEGER NOT NULL DEFAULT 0,
  reached_commit INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  frozen_at INTEGER,
  sent_at INTEGER,
  UNIQUE (follow_up_rid, lead_id)
);

CREATE TABLE message_attempt (
  rid INTEGER PRIMARY KEY AUTOINCREMENT,
  message_rid INTEGER NOT NULL REFERENCES message(rid),
  attempt INTEGER NOT NULL,
  at INTEGER NOT NULL,
  phase TEXT NOT NULL,
  outcome TEXT NOT NULL,
  reply TEXT NOT NULL DEFAULT '',
  fault TEXT NOT NULL DEFAULT '',
  queue_id TEXT NOT NULL DEFAULT ''
);

CREATE TABLE next_step (
  rid INTEGER PRIMARY KEY AUTOINCREMENT,
  id BLOB NOT NULL UNIQUE,
  lead_rid INTEGER NOT NULL REFERENCES lead(rid),
  kind TEXT NOT NULL,
  title TEXT NOT NULL DEFAULT '',
  due_on TEXT,
  due_at INTEGER,
  snoozed_until TEXT,
  state TEXT NOT NULL DEFAULT 'open',
  made_by TEXT NOT NULL DEFAULT 'person',
  why TEXT NOT NULL DEFAULT '',
  crossing TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL,
  done_at INTEGER
);

CREATE TABLE pipeline (
  rid INTEGER PRIMARY KEY AUTOINCREMENT,
  id BLOB NOT NULL UNIQUE,
  name TEXT NOT NULL,
  position INTEGER NOT NULL
);

CREATE TABLE score_event (
  rid INTEGER PRIMARY KEY AUTOINCREMENT,
  id BLOB NOT NULL UNIQUE,
  lead_rid INTEGER NOT NULL REFERENCES lead(rid),
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  day INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  recording_day INTEGER NOT NULL
);

CREATE TABLE score_model (
  rid INTEGER PRIMARY KEY AUTOINCREMENT,
  id BLOB NOT NULL UNIQUE,
  number INTEGER NOT NULL UNIQUE,
  origin TEXT NOT NULL,
  note TEXT NOT NULL DEFAULT '',
  body TEXT NOT NULL,
  hash BLOB NOT NULL,
  created_at INTEGER NOT NULL,
  day INTEGER NOT NULL
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

CREATE TABLE setting (
  rid INTEGER PRIMARY KEY AUTOINCREMENT,
  id BLOB NOT NULL UNIQUE,
  area TEXT NOT NULL UNIQUE,
  value TEXT NOT NULL
);

CREATE TABLE source (
  rid INTEGER PRIMARY KEY AUTOINCREMENT,
  id BLOB NOT NULL UNIQUE,
  channel TEXT NOT NULL,
  name TEXT NOT NULL,
  folded TEXT NOT NULL,
  place TEXT NOT NULL DEFAULT '',
  begins_on TEXT,
  ends_on TEXT,
  cost_minor INTEGER,
  cost_currency TEXT,
  consent_wording TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL,
  deleted_at INTEGER
);

CREATE TABLE stage (
  rid INTEGER PRIMARY KEY AUTOINCREMENT,
  id BLOB NOT NULL UNIQUE,
  pipeline_rid INTEGER NOT NULL REFERENCES pipeline(rid),
  code TEXT NOT NULL,
  kind TEXT NOT NULL,
  name_en TEXT NOT NULL DEFAULT '',
  name_ja TEXT NOT NULL DEFAULT '',
  entry_rule TEXT NOT NULL DEFAULT '',
  quiet_days INTEGER NOT NULL DEFAULT 0,
  probability INTEGER NOT NULL DEFAULT 0,
  sort TEXT NOT NULL DEFAULT 'urgency',
  colour INTEGER NOT NULL DEFAULT 0,
  default_step TEXT NOT NULL DEFAULT '',
  position INTEGER NOT NULL,
  deleted_at INTEGER
);

CREATE TABLE stage_event (
  rid INTEGER PRIMARY KEY AUTOINCREMENT,
  id BLOB NOT NULL UNIQUE,
  lead_rid INTEGER NOT NULL REFERENCES lead(rid),
  from_stage_rid INTEGER REFERENCES stage(rid),
  to_stage_rid INTEGER NOT NULL REFERENCES stage(rid),
  at INTEGER NOT NULL,
  since INTEGER,
  actor TEXT NOT NULL,
  reason TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  cycle INTEGER NOT NULL,
  closed_on TEXT,
  value_minor INTEGER NOT NULL DEFAULT 0,
  value_currency TEXT NOT NULL DEFAULT ''
);

CREATE TABLE stage_total (
  stage_rid INTEGER NOT NULL,
  currency TEXT NOT NULL,
  count INTEGER NOT NULL,
  value_minor INTEGER NOT NULL,
  PRIMARY KEY (stage_rid, currency)
) WITHOUT ROWID;

CREATE TABLE suppression (
  rid INTEGER PRIMARY KEY AUTOINCREMENT,
  hash BLOB NOT NULL,
  scope TEXT NOT NULL DEFAULT 'address',
  reason TEXT NOT NULL,
  since INTEGER NOT NULL,
  lifted_at INTEGER
);

CREATE TABLE tag (
  rid INTEGER PRIMARY KEY AUTOINCREMENT,
  id BLOB NOT NULL UNIQUE,
  name TEXT NOT NULL,
  folded TEXT NOT NULL,
  colour INTEGER NOT NULL,
  deleted_at INTEGER
);

CREATE TABLE template (
  rid INTEGER PRIMARY KEY AUTOINCREMENT,
  id BLOB NOT NULL UNIQUE,
  name TEXT NOT NULL,
  purpose TEXT NOT NULL DEFAULT 'other',
  version_rid INTEGER,
  position INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  deleted_at INTEGER
);

CREATE TABLE template_version (
  rid INTEGER PRIMARY KEY AUTOINCREMENT,
  id BLOB NOT NULL UNIQUE,
  template_rid INTEGER NOT NULL REFERENCES template(rid),
  number INTEGER NOT NULL,
  texts TEXT NOT NULL,
  created_at INTEGER NOT NULL
);

CREATE TABLE workspace (
  rid INTEGER PRIMARY KEY AUTOINCREMENT,
  id BLOB NOT NULL UNIQUE,
  site_id BLOB NOT NULL,
  secret BLOB NOT NULL,
  zone TEXT NOT NULL,
  derived_day INTEGER NOT NULL,
  created_at INTEGER NOT NULL
, derived_line INTEGER NOT NULL DEFAULT 1);

CREATE INDEX activity_external ON activity(external_key) WHERE external_key <> '';

CREATE INDEX activity_kind ON activity(kind, happened_at, lead_rid);

CREATE INDEX activity_lead ON activity(lead_rid, happened_at DESC, rid DESC);

CREATE INDEX activity_source ON activity(source_rid) WHERE source_rid IS NOT NULL;

CREATE INDEX affiliation_company ON affiliation(company_rid);

CREATE INDEX affiliation_lead ON affiliation(lead_rid);

CREATE INDEX change_fresh ON change_log(seq) WHERE undoable = 1 AND inverse_of IS NULL;

CREATE INDEX change_import ON change_log(seq) WHERE op = 'import';

CREATE INDEX change_inverse ON change_log(inverse_of) WHERE inverse_of IS NOT NULL;

CREATE INDEX change_undo ON change_log(seq) WHERE op = 'undo' AND undone_by IS NULL;

CREATE INDEX company_domain ON company(domain) WHERE domain <> '' AND deleted_at IS NULL;

CREATE INDEX company_folded ON company(folded) WHERE deleted_at IS NULL;

CREATE INDEX consent_address ON consent_event(address, rid);

CREATE INDEX consent_lead ON consent_event(lead_id, rid);

CREATE INDEX contact_lead ON contact_point(lead_rid);

CREATE INDEX contact_normal ON contact_point(kind, normal) WHERE deleted_at IS NULL;

CREATE INDEX found_other ON duplicate_found(other_rid, one_rid);

CREATE INDEX found_queue ON duplicate_found(certain, other_rid, one_rid);

CREATE INDEX duplicate_key_lead ON duplicate_key(lead_rid);

CREATE INDEX duplicate_one ON duplicate_pair(one_rid);

CREATE INDEX duplicate_open ON duplicate_pair(decision, certain);

CREATE INDEX duplicate_other ON duplicate_pair(other_rid);

CREATE INDEX import_row_batch ON import_row(batch_rid, row);

CREATE INDEX lead_batch ON lead(import_batch_rid) WHERE import_batch_rid IS NOT NULL;

CREATE INDEX lead_company ON lead(company_rid);

CREATE INDEX lead_external ON lead(external_key) WHERE external_key <> '';

CREATE INDEX lead_first_source ON lead(first_source_rid);

CREATE INDEX lead_merged ON lead(merged_into_rid) WHERE merged_into_rid IS NOT NULL;

CREATE INDEX lead_sample ON lead(rid) WHERE sample = 1;

CREATE INDEX lead_source ON lead(source_rid);

CREATE INDEX lead_stage ON lead(stage_rid);

CREATE INDEX lead_trash ON lead(deleted_at) WHERE deleted_at IS NOT NULL;

CREATE INDEX card_all_score ON lead_card(score, lead_rid, last_mail_at, unanswered_at,
  last_contact_at, stage_rid, source_rid, grade, ground, step_state, replies, kana_row,
  value_minor, value_currency, (mail = ''));

CREATE INDEX card_all_value ON lead_card(value_minor, lead_rid);

CREATE INDEX card_close ON lead_card(expected_close, lead_rid);

CREATE INDEX card_close_first ON lead_card((expected_close IS NULL), expected_close, lead_rid);

CREATE INDEX card_company ON lead_card(company_key, lead_rid);

CREATE INDEX card_confirmed ON lead_card(confirmed_at, lead_rid);

CREATE INDEX card_contact ON lead_card(last_contact_at, lead_rid);

CREATE INDEX card_created ON lead_card(created_at, lead_rid);

CREATE INDEX card_hot ON lead_card(score DESC, lead_rid)
  WHERE open = 1 AND band = 'hot' AND step_state = 'none';

CREATE INDEX card_kana ON lead_card(kana_row, kana_key, lead_rid);

CREATE INDEX card_last_mail ON lead_card(last_mail_at, lead_rid);

CREATE INDEX card_manual ON lead_card(stage_rid, position, lead_rid);

CREATE INDEX card_no_mail ON lead_card(lead_rid) WHERE mail = '';

CREATE INDEX card_open ON lead_card(open, urgency, score DESC, lead_rid);

CREATE INDEX card_quiet_on ON lead_card(quiet_on) WHERE quiet_on IS NOT NULL;

CREATE INDEX card_score ON lead_card(stage_rid, score DESC, lead_rid);

CREATE INDEX card_stage ON lead_card(stage_order, lead_rid);

CREATE INDEX card_stage_since ON lead_card(stage_since, lead_rid);

CREATE INDEX card_step ON lead_card(step_due_on, step_due_at, lead_rid);

CREATE INDEX card_step_first
  ON lead_card((step_due_on IS NULL), step_due_on, step_due_at, lead_rid);

CREATE INDEX card_urgency ON lead_card(stage_rid, urgency, score DESC, lead_rid);

CREATE INDEX card_value ON lead_card(stage_rid, value_minor DESC, lead_rid);

CREATE INDEX lead_field_number ON lead_field(field_rid, number, lead_rid) WHERE number IS NOT NULL;

CREATE INDEX lead_field_text ON lead_field(field_rid, text, lead_rid);

CREATE INDEX lead_score_next ON lead_score(next_day);

CREATE INDEX lead_tag_lead ON lead_tag(lead_rid, tag_rid);

CREATE INDEX lead_tag_tag ON lead_tag(tag_rid, lead_rid);

CREATE INDEX message_account ON message(account_id, sent_at);

CREATE INDEX message_lead ON message(lead_id, rid DESC);

CREATE INDEX message_state ON message(state, due_at);

CREATE INDEX message_attempt_message ON message_attempt(message_rid, rid);

CREATE UNIQUE INDEX next_step_crossing ON next_step(lead_rid, crossing) WHERE crossing <> '';

CREATE INDEX next_step_done ON next_step(done_at) WHERE done_at IS NOT NULL;

CREATE INDEX next_step_due ON next_step(state, due_on);

CREATE INDEX next_step_lead ON next_step(lead_rid, state);

CREATE INDEX score_event_lead ON score_event(lead_rid, field, rid);

CREATE INDEX source_folded ON source(folded) WHERE deleted_at IS NULL;

CREATE INDEX stage_event_from ON stage_event(from_stage_rid, at) WHERE from_stage_rid IS NOT NULL;

CREATE INDEX stage_event_lead ON stage_event(lead_rid, at DESC, rid DESC);

CREATE INDEX stage_event_to ON stage_event(to_stage_rid);

CREATE INDEX suppression_hash ON suppression(hash);

CREATE INDEX tag_folded ON tag(folded) WHERE deleted_at IS NULL;

CREATE INDEX template_version_template ON template_version(template_rid, number);

CREATE TRIGGER card_position AFTER UPDATE OF position ON lead WHEN old.position <> new.position BEGIN
  UPDATE lead_card SET position = new.position WHERE lead_rid = new.rid;
END;

CREATE TRIGGER stage_total_delete AFTER DELETE ON lead_card BEGIN
  UPDATE stage_total SET count = count - 1, value_minor = value_minor - old.value_minor
    WHERE stage_rid = old.stage_rid AND currency = old.value_currency;
END;

CREATE TRIGGER stage_total_insert AFTER INSERT ON lead_card BEGIN
  INSERT INTO stage_total VALUES (new.stage_rid, new.value_currency, 1, new.value_minor)
    ON CONFLICT DO UPDATE SET count = count + 1, value_minor = value_minor + new.value_minor;
END;

CREATE TRIGGER stage_total_update AFTER UPDATE OF stage_rid, value_minor, value_currency ON lead_card
WHEN old.stage_rid <> new.stage_rid OR old.value_minor <> new.value_minor
  OR old.value_currency <> new.value_currency BEGIN
  UPDATE stage_total SET count = count - 1, value_minor = value_minor - old.value_minor
    WHERE stage_rid = old.stage_rid AND currency = old.value_currency;
  INSERT INTO stage_total VALUES (new.stage_rid, new.value_currency, 1, new.value_minor)
    ON CONFLICT DO UPDATE SET count = count + 1, value_minor = value_minor + new.value_minor;
END;

CREATE TRIGGER card_stage_order AFTER UPDATE OF position ON stage WHEN old.position <> new.position BEGIN
  UPDATE lead_card SET stage_order = new.position WHERE stage_rid = new.rid;
END;
