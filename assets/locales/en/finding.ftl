# Conditions, sentences, saved views
finding-trouble-bounced = Bounced
finding-trouble-refused = Refused
finding-trouble-not-asked = Not asked
finding-trouble-none = None
finding-quality-no-mail = No e-mail
finding-quality-no-phone = No phone
finding-quality-no-kana = No reading
finding-quality-no-company = No company
finding-quality-no-source = No source
finding-quality-bounced = Bounced
finding-quality-old = Not confirmed for a year
finding-add = Add a condition
finding-add-hint = Score, tag, no mail in 30 days …
finding-add-sentence = Press Enter to read this as a sentence.
finding-more = Any condition …
finding-where = Where
finding-conditions = Conditions
finding-condition = Condition
finding-group = Conditions joined by “{ $joint }”
finding-joint = Switch between “and” and “or”
finding-joint-is = { $joint }: switch between “and” and “or”
finding-and = and
finding-or = or
finding-not = not
finding-not-of = not { $part }
finding-compare = Comparison
finding-value = Value
finding-span = Length of time
finding-unit = Unit
finding-unit-d = days
finding-unit-w = weeks
finding-unit-m = months
finding-unit-y = years
finding-days = { $count ->
    [one] 1 day
   *[other] { $count } days
}
finding-weeks = { $count ->
    [one] 1 week
   *[other] { $count } weeks
}
finding-months = { $count ->
    [one] 1 month
   *[other] { $count } months
}
finding-years = { $count ->
    [one] 1 year
   *[other] { $count } years
}
finding-count = How many
finding-act = Kind of activity
finding-window = When
finding-in-last = in the last
finding-ever = at any time
finding-on-date = On a date
finding-turn = Not
finding-alternative = Or …
finding-remove = Remove
finding-quoted = “{ $value }”
finding-gone = Removed field { $op }
finding-gone-text = What this condition asks about was removed.
finding-lost = { $text } (does not count)
finding-lost-why = This names something that was removed, so it does not count. Remove the condition or choose another value.
finding-group-person = Person
finding-group-work = Work
finding-group-funnel = Funnel
finding-group-score = Interest and score
finding-group-contact = Reach
finding-group-time = Activity
finding-group-data = Record
finding-group-own = Own fields
finding-op-has = contains
finding-op-has-not = does not contain
finding-op-is = is
finding-op-is-not = is not
finding-op-begins = begins with
finding-op-empty = is empty
finding-op-filled = is filled in
finding-op-ge = at least (≥)
finding-op-gt = more than (>)
finding-op-le = at most (≤)
finding-op-lt = less than (<)
finding-op-eq = exactly (=)
finding-op-ne = not (≠)
finding-op-last = in the last
finding-op-older = longer ago than
finding-op-next = in the next
finding-op-before = before
finding-op-since = on or after
finding-op-on = on or in
finding-op-yes = yes
finding-op-no = no
finding-op-least = at least
finding-op-fewer = fewer than
finding-op-for = for
finding-say-has = { $subject } contains { $value }
finding-say-has-not = { $subject } does not contain { $value }
finding-say-is = { $subject } is { $value }
finding-say-is-not = { $subject } is not { $value }
finding-say-begins = { $subject } begins with { $value }
finding-say-empty = { $subject } is empty
finding-say-filled = { $subject } is filled in
finding-say-ge = { $subject } ≥ { $value }
finding-say-gt = { $subject } > { $value }
finding-say-le = { $subject } ≤ { $value }
finding-say-lt = { $subject } < { $value }
finding-say-eq = { $subject } = { $value }
finding-say-ne = { $subject } ≠ { $value }
finding-say-last = { $subject } in the last { $value }
finding-say-older = { $subject } longer ago than { $value }
finding-say-next = { $subject } in the next { $value }
finding-say-before = { $subject } before { $value }
finding-say-since = { $subject } on or after { $value }
finding-say-on = { $subject }: { $value }
finding-say-yes = { $subject }
finding-say-no = not { $subject }
finding-say-for = { $subject } { $value }
finding-say-least-one-in = { $name } in the last { $span }
finding-say-least-one-ever = { $name } at any time
finding-say-least-many-in = at least { $count } × { $name } in the last { $span }
finding-say-least-many-ever = at least { $count } × { $name }
finding-say-fewer-one-in = no { $name } in { $span }
finding-say-fewer-one-ever = never { $name }
finding-say-fewer-many-in = fewer than { $count } × { $name } in { $span }
finding-say-fewer-many-ever = fewer than { $count } × { $name }
finding-views = Saved views
finding-view-all = All
finding-view-save = Save this view
finding-view-save-as = Save as a view …
finding-view-update = Save changes to “{ $name }”
finding-view-name = Name of the view
finding-view-rename = Rename …
finding-view-copy = Duplicate
finding-view-copy-name = { $name } copy
finding-view-left = Move left
finding-view-right = Move right
finding-view-remove = Remove view
finding-view-menu = View “{ $name }”
finding-view-saved = View saved: { $name }
finding-view-removed = View removed: { $name }
finding-view-open = Open view: { $name }
finding-view-lost = Names something that was removed
finding-view = Saved view
