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
lead-step-none = No next step
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
leads-view = View
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
leads-value = Value
leads-last-contact = Last touch
leads-ground = Consent
leads-source = Source
leads-tags = Tags
leads-mail = E-mail
leads-phone = Phone
leads-created = Added
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
