-- Called by store::history::walk_timeline; activity_lead, stage_event_lead and consent_lead serve it.
SELECT * FROM (
  SELECT 0 AS source, activity.rid AS rid, activity.id, activity.kind, happened_at AS at, title, body,
    payload
  FROM activity WHERE lead_rid = ?1
  UNION ALL
  SELECT 1, event.rid, event.id, 'stage', event.at, '', event.note,
    json_object('from', coalesce(before.code, ''), 'to', after.code, 'reason', event.reason,
      'days', CASE WHEN event.since IS NULL THEN NULL ELSE (event.at - event.since) / 86400000 END,
      'from_stage', lower(hex(before.id)), 'to_stage', lower(hex(after.id)), 'cycle', event.cycle)
  FROM stage_event AS event LEFT JOIN stage AS before ON before.rid = event.from_stage_rid
  JOIN stage AS after ON after.rid = event.to_stage_rid
  WHERE event.lead_rid = ?1
  UNION ALL
  SELECT 2, consent.rid, consent.id, 'consent', consent.recorded_at, '', consent.place,
    json_object('kind', consent.kind, 'ground', consent.ground, 'at', consent.at)
  FROM consent_event AS consent WHERE consent.lead_id = (SELECT id FROM lead WHERE rid = ?1)
)
WHERE (at, source, rid) < (?2, ?3, ?4)
ORDER BY at DESC, source DESC, rid DESC
