# One lead (lead-…) and the list of leads (leads-…).

## Words for codes
lead-ground-business-card = Business card
lead-ground-opt-in = Opt-in
lead-ground-customer = Customer
lead-ground-public-address = Public address
lead-ground-not-asked = Not asked
lead-ground-refused = Refused
lead-step-call = Call
lead-step-mail = E-mail
lead-step-visit = Visit
lead-step-meeting = Meeting
lead-step-quote = Send quote
lead-step-letter = Letter
lead-step-task = Task
lead-step-wait = Wait for reply
lead-step-return = Comes back
lead-step-none = No next step
lead-step-crossed = { $kind }: score { $total } (+{ $gain })
lead-step-crossed-why = Crossed the contact line: { $reasons }
lead-step-why-lost-return = Back to nurturing
lead-step-why-next-cycle = Next cycle begins
lead-career-before = Before: { $work }
lead-career-at = { $work } ({ $from } – { $until })
lead-step-waiting = Waiting for reply
lead-step-late = { $days } d late
lead-step-days = { $days } d
lead-day-today = today
lead-day-tomorrow = tomorrow
lead-day-yesterday = yesterday
lead-days-ago = { $days } d ago
lead-person = { $name }
lead-channel-trade-show = Trade show
lead-channel-seminar = Seminar
lead-channel-web = Web
lead-channel-referral = Referral
lead-channel-ads = Ads
lead-channel-magazine = Magazine
lead-channel-card = Business card
lead-channel-other = Other

## Filter
lead-filter = Filter
lead-filter-search = Search in this view
lead-filter-search-hint = Name, company, note
lead-filter-clear = Clear filters
lead-filter-chip = { $name }: { $values }
lead-filter-edit = Change the filter { $name }
lead-filter-more = { $values } +{ $count }
lead-filter-sources = Source
lead-filter-tags = Tag
lead-filter-bands = Band
lead-filter-score = Score
lead-filter-grades = Grade
lead-filter-stages = Stage
lead-filter-steps = Next step
lead-filter-grounds = Consent basis
lead-filter-has-mail = E-mail address
lead-filter-quiet-days = Last touch
lead-filter-import-batch = Import
lead-filter-one-import = this import
lead-filter-with-mail = With address
lead-filter-without-mail = Without address
lead-filter-quiet = more than { $days } days ago
lead-filter-score-min = { $min } or more
lead-filter-score-max = { $max } or less
lead-filter-score-between = { $min } to { $max }
lead-filter-score-from = At least
lead-filter-score-to = At most
lead-filter-grade-none = No grade
lead-filter-gone = no longer exists
lead-filter-find = Find in the list
lead-filter-empty = Nothing to choose yet.
lead-state-overdue = Overdue
lead-state-today = Due today
lead-state-planned = Planned
lead-state-waiting = Waiting for reply
lead-state-none = No next step

## List of leads
leads-title = Leads
leads-total = { $total }
leads-count = { $count } of { $total }
leads-new = New lead
leads-import = Import a list
leads-export = Export
leads-columns = Columns
leads-compact = Compact
leads-comfortable = Comfortable
leads-name = Name
leads-by-kana = by kana
leads-company = Company
leads-job-title = Title
leads-score = Score
leads-grade = Grade
leads-stage = Stage
leads-step = Next step
leads-step-none = none
leads-value = Value
leads-last-contact = Last touch
leads-ground = Consent
leads-source = Source
leads-tags = Tags
leads-mail = E-mail
leads-phone = Phone
leads-created = Added
leads-cell = { $column }: { $value }. F2 changes it.
leads-edit = Edit the cell
leads-copy = Copy the chosen leads
leads-copied = { $count ->
    [one] 1 lead copied, as text and as a table.
   *[other] { $count } leads copied, as text and as a table.
}
leads-aside = set aside
leads-bounced = Bounced
leads-select = Select { $name }
leads-select-all = Select all
leads-selected = { $count } selected
leads-none-selected = No lead is selected.
leads-bulk = Verbs for the selected leads
leads-clear-selection = Clear the selection
leads-move = Move to…
leads-tag = Tag
leads-mail-verb = E-mail
leads-trash = Trash
leads-open = Open
leads-peek = Lead at a glance
leads-kana-bar = Jump by kana
leads-kana-count = { $label }: { $count }
leads-sum = Sum { $sum }
leads-duplicates = { $count ->
    [one] 1 possible duplicate → Review
   *[other] { $number } possible duplicates → Review
}
leads-without-mail = { $count } without e-mail
leads-none = No leads yet
leads-none-text = A lead is a person who may become a customer. Type one in, or bring a list.
leads-no-match = No lead matches.
leads-culprit = { $name } hides { $count }.
leads-culprit-drop = Without { $name }
leads-member-text = The search text
leads-moved = { $count ->
    [one] Moved to { $stage }.
   *[other] Moved { $count } leads to { $stage }.
}
leads-graded = { $count ->
    [one] Grade { $grade } is set.
   *[other] Grade { $grade } is set for { $count } leads.
}
leads-ungraded = { $count ->
    [one] The grade is removed.
   *[other] The grade of { $count } leads is removed.
}
leads-tagged = { $count ->
    [one] Tags changed.
   *[other] Tags of { $count } leads changed.
}
leads-planned = { $count ->
    [one] Next step planned.
   *[other] Next step planned for { $count } leads.
}
leads-trashed = { $count ->
    [one] Moved to the Trash. It stays there for 30 days.
   *[other] Moved { $count } leads to the Trash. They stay there for 30 days.
}
leads-tag-title = { $count ->
    [one] Tags
   *[other] Tags of { $count } leads
}
leads-tag-add = Add a tag
leads-tag-remove = Take away
leads-tag-use = { $count } leads
leads-tag-save = Change tags
leads-step-title = { $count ->
    [one] Next step
   *[other] Next step for { $count } leads
}
leads-step-kind = What
leads-step-when = When
leads-step-date = On
leads-step-time = At
leads-step-words = In own words
leads-step-save = Plan the step
leads-in-1d = +1 d
leads-in-3d = +3 d
leads-in-1w = +1 wk
leads-in-2w = +2 wk
leads-in-1m = +1 mo

## Verbs on leads
lead-verb-move = Move to…
lead-verb-step = Next step
lead-verb-done = Done
lead-verb-snooze = Snooze
lead-verb-mail = E-mail
lead-verb-call = Log call
lead-verb-note = Note
lead-verb-tag = Tag
lead-verb-grade = Grade
lead-verb-consent = Record consent
lead-verb-why = Why this score
lead-verb-trash = Delete
lead-verb-more = All verbs for the chosen leads
lead-none-chosen = No lead is chosen.
lead-only-one = Works for one lead at a time.
lead-count = { $count ->
    [one] { $count } lead
   *[other] { $count } leads
}
lead-pick-hint = Number or first letters
lead-pick-none = No match.
lead-nothing-changed = Nothing changed yet.
lead-note-optional = Note (optional)
lead-copied = Copied: { $text }

## Moving
lead-move-title = Move { $who } to…
lead-move-here = is here
lead-moved = Moved { $name } to { $stage }
lead-moved-say = Moved { $name } from { $from } to { $stage }, position { $position } of { $count }. Undo with Control Z.
lead-moved-many = Moved { $count } to { $stage }
lead-moved-many-say = { $count } leads moved to { $stage }. Undo with Control Z.
lead-won-title = Won: { $who }
lead-won-value = Value
lead-won-value-hint = Leave empty to keep { $value }.
lead-won-on = Won on
lead-won-on-future = This day lies in the future. Choose today or an earlier one.
lead-won-next = Next cycle
lead-won-never = none
lead-won-months = in { $count } months
lead-won-next-on = Comes back to nurturing on { $date }.
lead-won-save = Won
lead-lost-title = Lost: { $who }
lead-lost-reason = Reason
lead-lost-back = Back to nurturing on
lead-lost-back-on = Day of return
lead-lost-back-hint = Lost for now. Back to nurturing on { $date }.
lead-lost-save = Lost
lead-lost-return = Lost. Back to nurturing on { $date }.
lead-trashed = Moved { $name } to the Trash
lead-graded = Grade { $grade }: { $name }
lead-ungraded = Grade removed: { $name }
lead-grade-title = Grade of { $who }
lead-grade-a = A · now
lead-grade-b = B · soon
lead-grade-c = C · information
lead-grade-none = No grade

## Next step
lead-step-for = Next step: { $who }
lead-step-kind = What
lead-step-title = In your words
lead-step-due = When
lead-step-time = Time
lead-step-save = Plan it
lead-step-planned = Next step planned: { $who }
lead-step-dropped = Next step removed
lead-step-edit = Change the next step
lead-time-unclear = Write a time like 14:00.
lead-quick-1d = +1 day
lead-quick-3d = +3 days
lead-quick-1w = +1 week
lead-quick-2w = +2 weeks
lead-quick-1m = +1 month
lead-finish-title = Done: { $what } · { $who }
lead-finish-bare = Done: { $who }
lead-finish-note = What came of it?
lead-finish-next = Next step
lead-finish-none = None
lead-finished = Done: { $who }
lead-snooze-title = Snooze { $who } until…
lead-snooze-tomorrow = Tomorrow
lead-snooze-monday = Monday
lead-snooze-week = In a week
lead-snooze-month = In a month
lead-snooze-reply = Until they reply
lead-snooze-day = Another day
lead-snoozed = Snoozed until { $day }: { $who }
lead-snoozed-reply = Snoozed until they reply: { $who }

## Tags and consent
lead-tag-title = Tags of { $who }
lead-tag-find = Find or make a tag
lead-tag-new = New tag “{ $name }”
lead-tagged = Tags changed: { $who }
lead-consent-title = Consent of { $who }
lead-consent-on = Since
lead-consent-note = Where or how
lead-consent-note-hint = For example: handed over at the booth
lead-consent-save = Record
lead-consent-recorded = Recorded: { $ground }

## Entries
lead-entry-note = Note
lead-entry-call = Call
lead-entry-meeting = Meeting
lead-entry-visit = Visit
lead-entry-mail = E-mail
lead-write-note = Write a note
lead-write-call = What was said?
lead-write-meeting = What was agreed?
lead-write-visit = What was seen and agreed?
lead-save-note = Save note
lead-save-call = Save call
lead-save-meeting = Save meeting
lead-save-visit = Save visit
lead-added-note = Note saved
lead-added-call = Call saved
lead-added-meeting = Meeting saved
lead-added-visit = Visit saved
lead-write-first = Write something first.
lead-asks = What they asked for
lead-asks-none = Asked for nothing
lead-asks-quote = Asked for a quote
lead-asks-appointment = Asked for a date
lead-asks-consultation = Asked for advice
lead-asks-question = Asked a question

## Page and peek
lead-page = Lead
lead-next-step = Next step
lead-step-ask = No next step. Plan one?
lead-contact = Contact
lead-contact-add = Add contact
lead-contact-kind = Kind
lead-contact-value = Address or number
lead-contact-mail = E-mail address
lead-contact-phone = Phone
lead-contact-url = Web address
lead-contact-postal = Postal address
lead-contact-copy = Copy { $value }
lead-contact-remove = Remove { $value }
lead-contact-primary = Use { $value } first
lead-contact-bounced = bounced
lead-contact-suspect = doubtful
lead-contact-retired = no longer used
lead-contact-none = No address and no number yet.
lead-contact-more = More for { $value }
lead-contact-saved = Contact saved
lead-contact-removed = Contact removed
lead-may-mail = { $ground }, { $date } · may be mailed
lead-may-not-mail = { $ground } · not for mailings
lead-may-not-mail-on = { $ground }, { $date } · not for mailings
lead-source = Source
lead-source-none = unknown
lead-fields = Fields
lead-field-family-name = Last name
lead-field-given-name = First name
lead-field-middle-name = Middle name
lead-field-family-kana = Last name, kana
lead-field-given-kana = First name, kana
lead-field-company = Company
lead-field-department = Department
lead-field-title = Title
lead-field-industry = Industry
lead-field-value = Value
lead-field-expected-close = Expected close
lead-field-interest = Interest
lead-field-horizon = Horizon
lead-field-grade = Grade
lead-field-language = Language
lead-field-note = Note
lead-field-name-order = Name order
lead-field-honorific = Form of address
lead-field-source = Source
lead-field-first-source = First source
lead-field-offer = Offer
lead-field-last-confirmed-at = Last confirmed
lead-field-value-minor = Value
lead-field-value-currency = Currency
lead-field-raw = Address or number
lead-field-label = Kind of number
lead-field-is-primary = Used first
lead-field-state = State of the address
lead-field-tag = Tag
lead-field-lost-reason = Lost reason
lead-field-stage = Stage
lead-field-cycle = Cycle
lead-field-deleted-at = Trash
lead-field-kind = Kind
lead-field-empty = not filled in
lead-field-change = Change { $name }
lead-field-saved = { $name } saved
lead-horizon-now = Now
lead-horizon-term = This term
lead-horizon-year = Next year
lead-horizon-looking = Just looking
lead-language-ja = Japanese
lead-language-en = English
lead-tags = Tags
lead-duplicates = { $count ->
    [one] Perhaps the same person:
   *[other] Perhaps the same person ({ $count }):
}
lead-same-certain = surely the same
lead-duplicate-compare = Compare
lead-reason-mail = same address
lead-reason-phone = same phone
lead-reason-name = same name
lead-reason-kana = same reading
lead-reason-company = same company
lead-stage-day = Day { $day } in this stage
lead-stage-limit = Day { $day } in this stage · limit { $limit }
lead-stage-steps = Stage of { $name }
lead-stage-move = Move to { $stage }
lead-created = Added { $date }
lead-updated = changed { $date }
lead-confirmed = details confirmed { $date }
lead-consent-log = Consent record
lead-consent-empty = Nothing recorded yet.
lead-consent-kind-grant = Given
lead-consent-kind-refuse = Refused
lead-consent-kind-withdraw = Withdrawn
lead-consent-kind-bounce = Bounced
lead-consent-kind-complaint = Complaint
lead-consent-kind-override = Overridden
lead-consent-kind-void = Taken back
lead-consent-in-force = in force
lead-place = { $at } of { $count }
lead-before = Previous lead in the list
lead-after = Next lead in the list
lead-back = Back to { $name }
lead-gone = This lead is no longer here.
lead-gone-text = It may have been deleted or merged. Look in the Trash or in the history of changes.
lead-in-trash = In the Trash since { $date }.
lead-restore = Bring back
lead-restored = Brought back: { $name }
lead-call-now = Call now
lead-write-mail = Write e-mail
lead-write-reply = Write reply
lead-plan-step = Plan a step
lead-open = Open { $name }
lead-peek = Preview of { $name }
lead-peek-close = Close the preview
lead-why-now = Why now
lead-last-mail = Reply, { $date }
lead-full-text = Full text
lead-panes = Parts of this lead
lead-cycle = Cycle { $cycle }

## Timeline
lead-timeline = History
lead-timeline-all = All
lead-timeline-mail = Mail
lead-timeline-call = Calls
lead-timeline-note = Notes
lead-timeline-stage = Stage
lead-timeline-score = Score
lead-timeline-changes = Changes
lead-timeline-search = Search the history
lead-timeline-more = Show older entries
lead-timeline-empty = No history yet.
lead-timeline-empty-met = No history yet. First met: { $source }, { $date }.
lead-timeline-none = Nothing of this kind.
lead-item-note = Note
lead-item-call = Call
lead-item-visit = Visit
lead-item-meeting = Meeting
lead-item-mail-out = E-mail sent
lead-item-mail-in = Reply
lead-item-mail-waiting = E-mail waiting
lead-item-card = Business card exchanged
lead-item-form = Form filled in
lead-item-step = Step done
lead-item-consent = Consent
lead-item-seminar = Attended a seminar
lead-item-purchase = Purchase
lead-item-download = Downloaded a document
lead-item-page-view = Read a page
lead-item-link-click = Followed a link
lead-item-system = System
lead-item-merged = Merged with { $name }
lead-undo-merge = { $people ->
    [one] Undo merge
   *[other] Undo this merge of { $people } people
}
lead-item-score = Score { $before } → { $after }
lead-item-bands = { $from } → { $to }
lead-item-moved = Moved from { $from } to { $to }
lead-item-arrived = Came into { $to }
lead-item-titled = { $kind }: { $title }
lead-item-changes = { $count ->
    [one] { $count } field change
   *[other] { $count } field changes
}
lead-item-change = { $field }: { $from } → { $to }
lead-item-nothing = empty
leads-stage-days = In stage
leads-last-mail = Last mail
leads-replies = Replies
leads-ground-on = Consent date
leads-close = Exp. close
leads-confirmed = Confirmed
leads-quality = Data quality
leads-columns-find = Find a column
leads-columns-width = Width of { $name }
leads-columns-earlier = Move { $name } to the left
leads-columns-later = Move { $name } to the right
leads-columns-usual = Usual columns

leads-edit-many = Edit…
leads-selected-all = All { $count } that match
bulk-title = { $count ->
    [one] Edit one lead
   *[other] Edit { $shown } leads
}
bulk-all-note = { $count ->
    [one] The one lead that matches the filter.
   *[other] All { $shown } leads that match the filter, also those that are not on the screen. One Undo takes it back.
}
bulk-what = What changes
bulk-add-tag = Add a tag
bulk-remove-tag = Remove a tag
bulk-move = Move to a stage
bulk-to-trash = Move to the Trash
bulk-stage = Stage
bulk-reason = Why lost
bulk-tag = Tag
bulk-empties = Empty takes the value away.
bulk-needs-stage = Choose a stage
bulk-needs-reason = Choose why it was lost
bulk-needs-tag = Type a tag
bulk-running = Editing
bulk-edit = { $count ->
    [one] Edit one lead
   *[other] Edit { $count } leads
}
bulk-trash = { $count ->
    [one] Move one lead to the Trash
   *[other] Move { $count } leads to the Trash
}
bulk-done = { $count ->
    [one] One lead edited
   *[other] { $count } leads edited
}

lead-confirm-today = Confirm today
lead-confirmed-today = Confirmed today
lead-confirmed-never = Never confirmed
lead-confirmed-old = { $months ->
    [one] One month old
   *[other] { $months } months old
}
lead-name-order-family-first = Last name first
lead-name-order-given-first = First name first
work-title = Works at
work-add = Add work
work-none = No company
work-edit = Edit…
work-main = Make it the main one
work-is-main = It is the main one already
work-main-mark = main
work-end = End today
work-remove = Remove from the career
work-more = More for { $company }
work-saved = Career saved
work-from = Since
work-until = Until
work-as-main = This is the main work now
work-needs-company = Type a company
