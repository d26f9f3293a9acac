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
