-- Called by store::insert_lead for each new lead; the source is also the first source.
INSERT INTO lead (id, family_name, given_name, middle_name, family_kana, given_kana, name_order,
  honorific, company_rid, department, title, language, stage_rid, position, stage_since, grade,
  source_rid, first_source_rid, offer, interest, horizon, value_minor, value_currency,
  expected_close, note, import_batch_rid, sample, external_key, created_at,
  custom, last_confirmed_at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?17, ?18, ?19,
  ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28,
  iif(?29 = '', '{}', ?29), ?30)
