-- Called by store::duplicate::for_each_namesake for a stretch of leads. Each join is a look-up of
-- equal keys. First what is rarer than a name: of those with the same address, phone or company,
-- who has the same name or reading? A switchboard or a large firm is asked the other way round. Last
-- the company of those who have no name.
SELECT same.kind, mine.lead_rid, theirs.lead_rid, mine.kind
FROM duplicate_key AS mine
CROSS JOIN duplicate_key AS theirs
  ON theirs.kind = mine.kind AND theirs.key = mine.key AND theirs.lead_rid <> mine.lead_rid
CROSS JOIN duplicate_key AS word
  ON word.lead_rid = mine.lead_rid AND word.kind IN ('name', 'kana')
CROSS JOIN duplicate_key AS same
  ON same.kind = word.kind AND same.key = word.key AND same.lead_rid = theirs.lead_rid
WHERE mine.lead_rid IN (SELECT value FROM json_each(?1))
  AND mine.kind IN ('company', 'mail', 'phone')
  AND (SELECT count(*) FROM (SELECT 1 FROM duplicate_key AS block
    WHERE block.kind = mine.kind AND block.key = mine.key LIMIT 201)) <= 200
UNION ALL
SELECT mine.kind, mine.lead_rid, theirs.lead_rid, shared.kind
FROM duplicate_key AS shared
CROSS JOIN duplicate_key AS mine
  ON mine.lead_rid = shared.lead_rid AND mine.kind IN ('name', 'kana')
CROSS JOIN duplicate_key AS theirs
  ON theirs.kind = mine.kind AND theirs.key = mine.key AND theirs.lead_rid <> mine.lead_rid
CROSS JOIN duplicate_key AS same
  ON same.kind = shared.kind AND same.key = shared.key AND same.lead_rid = theirs.lead_rid
WHERE shared.lead_rid IN (SELECT value FROM json_each(?1))
  AND shared.kind IN ('company', 'mail', 'phone')
  AND (SELECT count(*) FROM (SELECT 1 FROM duplicate_key AS block
    WHERE block.kind = shared.kind AND block.key = shared.key LIMIT 201)) > 200
  AND (SELECT count(*) FROM (SELECT 1 FROM duplicate_key AS block
    WHERE block.kind = mine.kind AND block.key = mine.key LIMIT 201)) <= 200
UNION ALL
SELECT mine.kind, mine.lead_rid, theirs.lead_rid, shared.kind
FROM duplicate_key AS mine
CROSS JOIN duplicate_key AS theirs
  ON theirs.kind = 'company' AND theirs.key = mine.key AND theirs.lead_rid <> mine.lead_rid
CROSS JOIN duplicate_key AS shared
  ON shared.lead_rid = mine.lead_rid AND shared.kind IN ('company', 'mail', 'phone')
CROSS JOIN duplicate_key AS same
  ON same.kind = shared.kind AND same.key = shared.key AND same.lead_rid = theirs.lead_rid
WHERE mine.lead_rid IN (SELECT value FROM json_each(?1)) AND mine.kind = 'company'
  AND NOT EXISTS (SELECT 1 FROM duplicate_key AS mine_named
    WHERE mine_named.lead_rid = mine.lead_rid AND mine_named.kind = 'name')
  AND NOT EXISTS (SELECT 1 FROM duplicate_key AS theirs_named
    WHERE theirs_named.lead_rid = theirs.lead_rid AND theirs_named.kind = 'name')
  AND (SELECT count(*) FROM (SELECT 1 FROM duplicate_key AS block
    WHERE block.kind = 'company' AND block.key = mine.key LIMIT 201)) <= 200
