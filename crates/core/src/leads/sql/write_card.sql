-- Called by store::card::write_card for each touched lead; the conflict is on the primary key.
INSERT INTO lead_card (
  lead_rid, lead_id, stage_rid, stage_order, position, open, name, kana, kana_key, kana_row,
  language, company, company_key, department, title, mail, phone, mail_trouble, ground, grade,
  score, fit, engagement, band, aside, urgency, step_rid, step_state, step_kind, step_title,
  step_due_on, step_due_at, step_since, step_why, last_contact_at, last_contact_kind, replied,
  stage_since, quiet, quiet_on, value_minor, value_currency, source, source_rid, tags, cycle,
  search_hash, created_at, updated_at, last_mail_at, replies, confirmed_at, expected_close,
  quality, ground_at, unanswered_at, own
) VALUES (
  ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20,
  ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28, ?29, ?30, ?31, ?32, ?33, ?34, ?35, ?36, ?37, ?38,
  ?39, ?40, ?41, ?42, ?43, ?44, ?45, ?46, ?47, ?48, ?49, ?50, ?51, ?52, ?53, ?54, ?55, ?56, ?57
) ON CONFLICT (lead_rid) DO UPDATE SET
  lead_id = excluded.lead_id, stage_rid = excluded.stage_rid,
  stage_order = excluded.stage_order, position = excluded.position, open = excluded.open,
  name = excluded.name, kana = excluded.kana, kana_key = excluded.kana_key,
  kana_row = excluded.kana_row, language = excluded.language, company = excluded.company,
  company_key = excluded.company_key, department = excluded.department, title = excluded.title,
  mail = excluded.mail, phone = excluded.phone, mail_trouble = excluded.mail_trouble,
  ground = excluded.ground, grade = excluded.grade, score = excluded.score, fit = excluded.fit,
  engagement = excluded.engagement, band = excluded.band, aside = excluded.aside,
  urgency = excluded.urgency, step_rid = excluded.step_rid, step_state = excluded.step_state,
  step_kind = excluded.step_kind, step_title = excluded.step_title,
  step_due_on = excluded.step_due_on, step_due_at = excluded.step_due_at,
  step_since = excluded.step_since, step_why = excluded.step_why,
  last_contact_at = excluded.last_contact_at, last_contact_kind = excluded.last_contact_kind,
  replied = excluded.replied, stage_since = excluded.stage_since, quiet = excluded.quiet,
  quiet_on = excluded.quiet_on, value_minor = excluded.value_minor,
  value_currency = excluded.value_currency, source = excluded.source,
  source_rid = excluded.source_rid, tags = excluded.tags, cycle = excluded.cycle,
  search_hash = excluded.search_hash, created_at = excluded.created_at,
  updated_at = excluded.updated_at, last_mail_at = excluded.last_mail_at,
  replies = excluded.replies, confirmed_at = excluded.confirmed_at,
  expected_close = excluded.expected_close, quality = excluded.quality,
  ground_at = excluded.ground_at, unanswered_at = excluded.unanswered_at,
  own = excluded.own
