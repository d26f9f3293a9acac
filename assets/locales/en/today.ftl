# Today: whom to contact and why.

## Groups
today-replied = Replied – waits for you
today-overdue = Overdue
today-due = Due today
today-hot = Hot without next step
today-quiet = Gone quiet
today-review = To review

## Why: facts on a row
why-replied = { $days ->
    [0] replied today
    [1] replied yesterday
   *[other] replied { $days } d ago
 }
why-asked = { $what ->
    [quote] asked for a quote
    [appointment] asked for an appointment
    [consultation] asked for a consultation
    [question] asked a question
   *[other] asked: { $what }
 }
why-own = { $title }
why-planned = { $step ->
    [call] call planned
    [mail] e-mail planned
    [visit] visit planned
    [meeting] meeting planned
    [quote] quote to send
    [letter] letter to send
   *[other] task planned
 }
why-planned-at = { $step ->
    [call] call planned { $time }
    [visit] visit planned { $time }
    [meeting] meeting planned { $time }
   *[other] planned { $time }
 }
why-crossed = score { $total } (+{ $gain })
why-because = { $rule } +{ $points }
why-late = { $days } d late
why-value = worth { $money }
why-grade = grade { $grade }
why-source = { $source }
why-points = +{ $points } this week
why-no-step = no next step
why-stage = { $days } d in { $stage }
why-waiting = awaiting reply { $days } d
why-last-contact = last contact { $days } d ago
why-no-contact = no contact yet

## Causes to review
today-review-unknown = { $count ->
    [one] 1 e-mail not certain
   *[other] { $count } e-mails not certain
 }
today-review-refused = { $count ->
    [one] 1 e-mail refused
   *[other] { $count } e-mails refused
 }
today-review-held = { $count ->
    [one] 1 e-mail held
   *[other] { $count } e-mails held
 }
today-review-duplicates = { $count ->
    [one] 1 possible duplicate
   *[other] { $count } possible duplicates
 }

## Screen
today-start = Start
today-pause = Pause
today-to-do = { $count } to do
today-minutes = about { $minutes } min
today-finished = { $count } done
today-progress = Done today
today-working = { $at } of { $of }
today-working-keys = d done · s snooze · Esc pause
today-rest = { $count ->
    [one] { $count } more
   *[other] { $count } more
 }
today-row = { $name }, { $company }, score { $score } { $band }, { $step }. Why: { $why }
today-empty = { $count ->
    [0] Nothing more for today.
    [one] Nothing more for today. { $count } lead comes back tomorrow.
   *[other] Nothing more for today. { $count } leads come back tomorrow.
 }
today-empty-quiet = Look at leads gone quiet
today-empty-new = Your list for the day starts here
today-empty-new-text = As soon as a lead has a next step, replies or gets hot, it stands here with the reason.
today-upcoming = Next 7 days: { $days }
today-review-needs-ok = { $count ->
    [one] 1 e-mail needs your OK
   *[other] { $count } e-mails need your OK
 }
today-verb-call = Call
today-verb-mail = E-mail
today-verb-reply = Reply
today-verb-visit = Visited
today-verb-plan = Plan
today-verb-done = Done

## Checklist
today-check = First steps
today-check-count = { $done } of { $all }
today-check-close = Close the first steps
today-check-done = done
today-check-leads = Add three leads
today-check-step = Plan one next step
today-check-mail = Connect mail or practise
today-check-backup = Make a backup
today-check-follow-up = Send the first follow-up

## Holidays
holiday-new-year = New Year’s Day
holiday-coming-of-age = Coming of Age Day
holiday-foundation = National Foundation Day
holiday-emperors-birthday = Emperor’s Birthday
holiday-spring-equinox = Vernal Equinox Day
holiday-showa = Showa Day
holiday-constitution = Constitution Memorial Day
holiday-greenery = Greenery Day
holiday-children = Children’s Day
holiday-marine = Marine Day
holiday-mountain = Mountain Day
holiday-aged = Respect for the Aged Day
holiday-autumn-equinox = Autumnal Equinox Day
holiday-sports = Sports Day
holiday-culture = Culture Day
holiday-labour = Labour Thanksgiving Day
holiday-enthronement = Enthronement Day
holiday-substitute = Substitute holiday
holiday-citizens = Citizens’ holiday
