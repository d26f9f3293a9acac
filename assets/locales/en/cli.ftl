# The command line.

cli-db-is = File: { $path }
cli-sample-loaded = Sample data is in: { $count } leads.
cli-import-dry = Nothing has been written yet.
cli-import-counts = { $rows } rows: { $new } new, { $updated } updated, { $duplicates } known, { $decide } to decide, { $errors } errors
cli-import-row-error = Row { $row }: { $reason }
cli-added = Added: { $name } ({ $id })
cli-found = { $count ->
    [one] One lead
   *[other] { $count } leads
 }
cli-moved = Moved to { $stage }.
cli-score-total = { $total } = Fit { $fit } + Engagement { $engagement } ({ $band })
cli-account-saved = Account saved: { $address }
cli-account-none = No mail account yet. Add one: enishi-cli account add
cli-template-saved = Template saved: { $name }
cli-queued = { $count ->
    [one] One e-mail queued.
   *[other] { $count } e-mails queued.
 }
cli-would-queue = { $count ->
    [one] One e-mail would be queued.
   *[other] { $count } e-mails would be queued.
 } Nothing has been written.
cli-left-out = Left out: { $name }: { $reason }
cli-outbox-ran = Sent { $sent }, waiting { $deferred }, held { $held }, refused { $rejected }, not sent { $suppressed }, not certain { $unknown }
cli-outbox-empty = Nothing waits.
cli-cancelled = Cancelled.
cli-undone = Undone: { $what }
cli-redone = Done again: { $what }
cli-export-replaced = { $character } ({ $code }) is not in this encoding: { $count } times, written as “{ $instead }”; rows { $rows }
cli-export-cut = { $count ->
    [one] One text was longer than a cell takes and was cut.
   *[other] { $count } texts were longer than a cell takes and were cut.
}
cli-restored = { $count ->
    [one] One lead restored into { $path }
   *[other] { $count } leads restored into { $path }
}
cli-exported = { $count ->
    [one] One lead written to { $path }
   *[other] { $count } leads written to { $path }
 }
cli-backed-up = Backup: { $path }
cli-check-ok = The file is in order: { $leads } leads.
cli-check-findings = { $count ->
    [one] One finding
   *[other] { $count } findings
 } in the file:
cli-query-matches-none = No lead answers to “{ $query }”.
cli-duplicates = { $certain } certain, { $maybe } maybe
cli-merged = Merged into { $name } ({ $id }).
cli-merged-certain = { $people ->
    [one] { $merged } leads merged, 1 person stays. Backup: { $backup }
   *[other] { $merged } leads merged, { $people } people stay. Backup: { $backup }
}
cli-merged-none = There is no certain pair.
cli-later = { $name } and { $other } wait behind the other pairs.
cli-different = { $name } and { $other } are different people.
cli-hint-keep = --keep takes FIELD=LEAD, such as title=a@b.example.
cli-usage = This is not how enishi-cli is used:
cli-already-there = Already in { $stage }. Nothing has changed.
cli-import-more-errors = { $count ->
    [one] One more row has an error.
   *[other] { $count } more rows have errors.
}
cli-hint-no-home = No home folder is known. Name the data file with --db FILE.
cli-hint-template = The first line must be “Subject: …”, then an empty line and the text.
cli-hint-utf8 = It must be a text in UTF-8.
cli-error-not-found = { $entity ->
    [field] There is no field “{ $name }”. “field list” shows all custom fields.
    [template] There is no template “{ $name }”. “template list” shows all.
   *[account] There is no mail account “{ $name }”. “account list” shows all.
}
cli-error-field-invalid = { $field }: “{ $value }” does not fit here.
cli-error-field-too-long = { $field }: at most { $limit } characters.
cli-check-structure = structure of the file
cli-check-references = rows that point nowhere
cli-check-cards = cards that differ from their lead
cli-check-totals = sums of stages
cli-check-search = leads that a search misses
cli-check-stage-history = stages that differ from their history
cli-check-sent-ledger = sent mails that differ from their log
cli-check-consent = chain of the consent log
cli-check-scores = scores
cli-band-hot = Hot
cli-band-warm = Warm
cli-band-cool = Cool
cli-band-cold = Cold
cli-progress-rows = rows
cli-segment-culprit = Nobody answers: “{ $condition }” hides { $count }.
cli-segment-lost = { $count ->
    [one] One condition names something that was removed and does not count.
   *[other] { $count } conditions name things that were removed and do not count.
}
cli-segment-saved = View saved: { $name } ({ $sentence })
cli-set = { $field } saved.
cli-set-same = { $field } was so already. Nothing has changed.
cli-field-added = Field added: { $name }. Templates write it {"{{"} { $tag } {"}}"}.
cli-field-none = No custom fields yet. Add one: enishi-cli field add NAME --type text
cli-field-renamed = Renamed: { $name }
cli-field-removed = { $count ->
    [0] Field removed: { $name }. No lead had a value in it.
    [one] Field removed: { $name }. One lead had a value in it; “undo” brings it back.
   *[other] Field removed: { $name }. { $count } leads had a value in it; “undo” brings them back.
}
cli-bulk-done = { $edited } of { $leads } leads edited.
cli-bulk-would = { $edited } of { $leads } leads would be edited. Nothing has been written yet.
cli-parse-cut = The card has no end; what was there was read.
