-- Called by store::material::gather for a stretch of leads; every join is by primary key.
SELECT lead.rid, lead.stage_since, lead.position, lead.cycle, stage.position, stage.kind, stage.quiet_days,
  coalesce(company.name, ''), coalesce(company.kana, ''), coalesce(source.name, ''),
  coalesce(lead_score.total, 0), coalesce(lead_score.fit, 0), coalesce(lead_score.engagement, 0),
  coalesce(lead_score.band, 'cold'), coalesce(lead_score.aside, '')
FROM lead JOIN stage ON stage.rid = lead.stage_rid
LEFT JOIN company ON company.rid = lead.company_rid
LEFT JOIN source ON source.rid = lead.source_rid
LEFT JOIN lead_score ON lead_score.lead_rid = lead.rid
WHERE lead.rid IN (SELECT value FROM json_each(?1))
