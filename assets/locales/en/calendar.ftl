# The calendar: what is due on which day; table, board and calendar over the same leads.

## The same leads, shown otherwise
calendar-switch = Table, board or calendar
calendar-as-table = Show as a table
calendar-as-board = Show as a board
calendar-as-calendar = Show as a calendar

## Head
calendar-title = Calendar
calendar-today = Today
calendar-range = Month or week
calendar-month = Month
calendar-week = Week
calendar-week-before = Week before
calendar-week-after = Week after
calendar-from-to = { $from } to { $to }
calendar-grid = Calendar, { $period }

## Days
calendar-steps = { $count ->
    [one] { $count } step
   *[other] { $count } steps
}
calendar-steps-many = { $count } steps or more
calendar-closes = { $count ->
    [one] { $count } expected close
   *[other] { $count } expected closes
}
calendar-closes-many = { $count } expected closes or more
calendar-nothing = nothing planned
calendar-more = +{ $count } more
calendar-more-many = +{ $count } or more
calendar-all = { $count ->
    [one] { $count } entry
   *[other] { $count } entries
}
calendar-all-many = { $count } entries or more
calendar-day-next = Show { $count } more
calendar-close = Expected close

## Moving
calendar-move = Move to another day…
calendar-move-title = Move to another day
calendar-move-day = Day
calendar-move-hint = With the keys: Alt and an arrow moves it by a day or a week at once.
calendar-move-verb = Move
calendar-moved-step = { $name }: step moved to { $day }
calendar-moved-close = { $name }: expected close moved to { $day }
calendar-picked = Picked up { $name }
calendar-over = Over { $day }
calendar-cancelled = Cancelled, back on { $day }

## Nothing there
calendar-empty = Nothing is planned: { $period }. Plan a next step on a lead (t), or set its expected close.
calendar-empty-filtered = No lead that matches has a step or an expected close: { $period }.
