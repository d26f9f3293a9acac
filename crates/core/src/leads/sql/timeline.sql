-- Called by store::history::walk_timeline; activity_lead, stage_event_lead, consent_lead and
-- message_lead serve it. A sent mail is an activity; one that waits stands here by itself.
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
  FROM consent_event AS consent WHERE consent.lead_id = (SELECT id FROM lead WHERE rid = ?1)
  UNION ALL
  SELECT 3, message.rid, message.id, 'mail_out', message.created_at, message.subject, message.text,
    json_object('state', CASE message.state
      WHEN 'scheduled' THEN 'scheduled' ELSE 'queued' END, 'reason', message.reason)
  FROM message WHERE message.lead_id = (SELECT id FROM lead WHERE rid = ?1)
    AND message.state IN ('scheduled', 'frozen', 'deferred')
)
WHERE (at, source, rid) < (?2, ?3, ?4)
ORDER BY at DESC, source DESC, rid DESC
