-- Called by store::read_facts for a stretch of leads; every join is by primary key or lead index.
SELECT lead.rid, lead.title, lead.department, lead.grade, lead.horizon, lead.interest, lead.offer,
  lead.language, coalesce(company.name, ''), coalesce(company.industry, ''),
  coalesce(company.size, ''), coalesce(company.address, ''), coalesce(source.channel, ''),
  coalesce(source.name, ''), lead.cycle,
  stage.kind = 'won' OR EXISTS (SELECT 1 FROM stage_event
    JOIN stage AS reached ON reached.rid = stage_event.to_stage_rid
    WHERE stage_event.lead_rid = lead.rid AND reached.kind = 'won'),
  lead.custom
FROM lead JOIN stage ON stage.rid = lead.stage_rid
LEFT JOIN company ON company.rid = lead.company_rid
LEFT JOIN source ON source.rid = lead.source_rid
WHERE lead.rid IN (SELECT value FROM json_each(?1)) AND lead.deleted_at IS NULL
