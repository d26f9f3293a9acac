-- Called by store::history::walk_timeline; activity_lead, stage_event_lead, consent_lead and
-- message_lead serve it. A sent mail is an activity; one that waits stands here by itself. A lead that
-- was merged into this one stands here on the day it was, with the change that did it.
SELECT * FROM (
  SELECT 0 AS source, activity.rid AS rid, activity.id, activity.kind, happened_at AS at, title, body,
    payload
  FROM activity WHERE lead_rid = ?1
  UNION ALL
  SELECT 1, event.rid, event.id, 'stage', event.at, '', event.note,
    json_object('from', coalesce(before.code, ''), 'to', after.code, 'reason', event.reason,
      'days', CASE WHEN event.since IS NULL THEN NULL ELSE (event.at - event.since) / 86400000 END,
      'cycle', event.cycle, 'closed_on', event.closed_on,
      'from_en', before.name_en, 'from_ja', before.name_ja, 'to_en', after.name_en,
      'to_ja', after.name_ja)
  FROM stage_event AS event LEFT JOIN stage AS before ON before.rid = event.from_stage_rid
  JOIN stage AS after ON after.rid = event.to_stage_rid
  WHERE event.lead_rid = ?1
  UNION ALL
  SELECT 2, consent.rid, consent.id, 'consent', consent.recorded_at, '', consent.place,
    json_object('kind', consent.kind, 'ground', CASE
      WHEN consent.kind IN ('refuse', 'withdraw', 'complaint') THEN 'refused'
      ELSE consent.ground END, 'at', consent.at)
  FROM consent_event AS consent WHERE consent.lead_id IN (
    SELECT id FROM lead WHERE rid = ?1 UNION ALL SELECT id FROM lead WHERE merged_into_rid = ?1)
  UNION ALL
  SELECT 3, message.rid, message.id, 'mail_out', message.created_at, message.subject, message.text,
    json_object('state', CASE message.state
      WHEN 'scheduled' THEN 'scheduled' ELSE 'queued' END, 'reason', message.reason)
  FROM message WHERE message.lead_id IN (
    SELECT id FROM lead WHERE rid = ?1 UNION ALL SELECT id FROM lead WHERE merged_into_rid = ?1)
    AND message.state IN ('scheduled', 'frozen', 'deferred')
  UNION ALL
  SELECT 4, gone.rid, gone.id, 'merged', gone.deleted_at, '', '',
    json_object('name', coalesce(nullif(trim(gone.family_name || ' ' || gone.given_name), ''),
        company.name, ''),
      'company', coalesce(company.name, ''),
      'change', json((SELECT json_object('id', hex(log.id),
        'people', json_extract(log.params, '$.people')) FROM change_lead CROSS JOIN change_log AS log
        ON log.seq = change_lead.seq
        WHERE change_lead.lead_rid = gone.rid AND log.op = 'merge_leads'
          AND log.inverse_of IS NULL AND log.undone_by IS NULL
        ORDER BY change_lead.seq DESC LIMIT 1)))
  FROM lead AS gone LEFT JOIN company ON company.rid = gone.company_rid
  WHERE gone.merged_into_rid = ?1
)
WHERE (at, source, rid) < (?2, ?3, ?4)
ORDER BY at DESC, source DESC, rid DESC
