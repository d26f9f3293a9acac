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
cli-band-hot = Hot
cli-band-warm = Warm
cli-band-cool = Cool
cli-band-cold = Cold
cli-progress-rows = rows
