# History of changes and trash.
history-about = Newest first. Undo takes back one change. If its data changed since, nothing is undone and you see what.
history-undo-last = Undo the last change
history-undo-this = Undo: { $label }
history-undone = Undone
history-fixed = Cannot be undone
# Undo and redo of a follow-up of which some mails had left: what stays, then what went along.
history-undone-mails = { $left ->
    [0] { "" }
    [one] One e-mail had already left and stays sent.{ " " }
   *[other] { $left } e-mails had already left and stay sent.{ " " }
}{ $unsure ->
    [0] { "" }
    [one] One may have left and stays as it is.{ " " }
   *[other] { $unsure } may have left and stay as they are.{ " " }
}{ $done ->
    [0] Nothing was left to cancel.
    [one] One was cancelled.
   *[other] { $done } were cancelled.
}
history-redone-mails = { $left ->
    [0] { "" }
    [one] One e-mail had already left and is not sent again.{ " " }
   *[other] { $left } e-mails had already left and are not sent again.{ " " }
}{ $unsure ->
    [0] { "" }
    [one] One may have left and is not sent again.{ " " }
   *[other] { $unsure } may have left and are not sent again.{ " " }
}{ $done ->
    [0] Nothing is queued again.
    [one] One is queued again.
   *[other] { $done } are queued again.
}
history-newer = Newer
history-older = Older
history-empty = Nothing was changed yet
history-empty-text = Every change appears here and can be undone, also after a restart.
history-trash-about = Deleted leads stay here for 30 days, then they are erased.
history-trash-count = { $count ->
    [one] { $count } lead
   *[other] { $count } leads
}
history-trash-empty = The trash is empty
history-trash-empty-text = Leads that you delete stay here for 30 days.
history-trash-name = Name
history-trash-company = Company
history-trash-since = Deleted
history-trash-until = Erased on
history-restore = Restore
history-restore-of = Restore { $name }
history-restore-all = Restore all
history-restored = { $count ->
    [one] { $name } is back.
   *[other] { $count } leads are back.
}

## Names of changes: one per Op of the core (undo/op.rs)
op-seed = Set up the data file
op-roll-day = New day
op-add-lead = { $count ->
    [one] Add { $name }
   *[other] Add { $count } leads
}
op-update-lead = { $count ->
    [one] Edit { $name }
   *[other] Edit { $count } leads
}
op-update-contact = { $count ->
    [one] Edit contact of { $name }
   *[other] Edit contacts of { $count } leads
}
op-tag-leads = { $count ->
    [one] Tag { $name }
   *[other] Tag { $count } leads
}
op-grade-leads = { $count ->
    [one] Grade { $name }
   *[other] Grade { $count } leads
}
op-trash-leads = { $count ->
    [one] Delete { $name }
   *[other] Delete { $count } leads
}
op-restore-leads = { $count ->
    [one] Restore { $name }
   *[other] Restore { $count } leads
}
op-add-activity = { $count ->
    [one] Note on { $name }
   *[other] Note on { $count } leads
}
op-plan-step = { $count ->
    [one] Plan next step of { $name }
   *[other] Plan next steps of { $count } leads
}
op-finish-step = { $count ->
    [one] Finish step of { $name }
   *[other] Finish steps of { $count } leads
}
op-snooze-step = { $count ->
    [one] Snooze step of { $name }
   *[other] Snooze steps of { $count } leads
}
op-move-step = { $count ->
    [one] Move step of { $name }
   *[other] Move steps of { $count } leads
}
op-drop-step = { $count ->
    [one] Drop step of { $name }
   *[other] Drop steps of { $count } leads
}
op-add-source = Add source { $name }
op-move-leads = { $count ->
    [one] Move { $name } to { $stage }
   *[other] Move { $count } leads to { $stage }
}
op-reorder-leads = { $count ->
    [one] Reorder { $name } in { $stage }
   *[other] Reorder { $count } leads in { $stage }
}
op-sort-stage = Change the order of { $stage }
op-update-stage = Edit stage { $stage }
op-add-stage = Add stage { $stage }
op-order-stages = Reorder stage { $stage }
op-remove-stage = Remove stage { $stage }
op-put-off-pair = { $name } and { $other } put off
op-mark-different = { $name } and { $other } are different people
op-merge-leads = { $people ->
    [one] Merge { $other } into { $name }
   *[other] Merge { $count } leads into { $people }
}
op-import = { $count ->
    [one] Import { $count } lead
   *[other] Import { $count } leads
}
op-load-sample = Load sample data
op-remove-sample = Remove sample data
op-record-consent = { $count ->
    [one] Record consent of { $name }: { $ground }
   *[other] Record consent of { $count } leads: { $ground }
}
op-save-account = Save mail account { $name }
op-remove-account = Remove mail account { $name }
op-save-profile = Save an import profile “{ $name }”
op-remove-profile = Remove the import profile “{ $name }”
op-save-template = Save template { $name }
op-remove-template = Remove template { $name }
op-queue-follow-up = { $count ->
    [one] Queue { $count } e-mail
   *[other] Queue { $count } e-mails
}
op-cancel-messages = { $count ->
    [one] Cancel { $count } e-mail
   *[other] Cancel { $count } e-mails
}
op-retry-messages = { $count ->
    [one] Retry { $count } e-mail
   *[other] Retry { $count } e-mails
}
op-resolve-message = Settle an uncertain e-mail
op-send-mail = Send mail
op-account-state = State of a mail account
op-update-settings = Change settings
op-appearance = Change the look
op-undo = Undo: { $what }
op-redo = Redo: { $what }
op-save-segment = Save view: { $name }
op-order-segments = Move view: { $name }
op-remove-segment = Remove view: { $name }

op-add-field = Add field { $name }
op-update-field = Edit field { $name }
op-order-fields = Move field { $name }
op-remove-field = Remove field { $name }
op-bulk-edit = { $count ->
    [one] Edit one lead
   *[other] Edit { $count } leads
}
op-confirm-leads = { $count ->
    [one] Confirm details of { $name }
   *[other] Confirm details of { $count } leads
}
op-edit-work = Edit the career of { $name }
op-update-company = Edit company { $name }
op-merge-companies = Merge { $merged } into { $name }
