# The score and its reasons. Rule, group and gate codes with dashes for underscores.

## Rules of the starting models (own names win)
score-rule-title = Decides on purchases
score-rule-target = Interest or trade on the target list
score-rule-horizon = Needs it soon
score-rule-referred = Came by referral
score-rule-area = In the service area
score-rule-bought = Bought before
score-rule-met = Met at the stand
score-rule-visit = Visited the shop
score-rule-reply = Replied or asked a question
score-rule-request = Asked for a quote or an appointment
score-rule-seminar = Reacted to a seminar
score-rule-page = Saw a key page three times in 14 days
score-rule-document = Took a document
score-rule-buyers-page = Saw a page that buyers viewed
score-rule-size = 50 to 500 employees
score-rule-free-mail = Free-mail address
score-rule-silent = Silent for 60 days
score-rule-click = Followed a link in a mail
score-rule-reorder = Time to order again

## Cuts and rounding
score-rule-group-cap = Cap of { $group }
score-rule-group-floor = Floor of { $group }
score-rule-half-cap = At most 50 points
score-rule-half-floor = At least 0 points
score-rule-rounding = Rounding

## Groups
score-group-person = Person
score-group-match = Match
score-group-need = Need
score-group-place = Place
score-group-customer = Customer
score-group-company = Company
score-group-doubt = Doubt
score-group-met = Meetings
score-group-answer = Answers
score-group-content = Content
score-group-silence = Silence
score-group-return = Return

## Gates: why a lead is set aside
score-gate-competitor = Competitor
score-gate-own-staff = Own staff
score-gate-supplier = Supplier
score-gate-job-seeker = Job seeker
score-gate-no-contact = No way of contact

## Words of the explanation
score-fit = Fit
score-engagement = Engagement
score-sum = { $total } = Fit { $fit } + Engagement { $engagement }
score-why = Why this score
score-raise = What would raise it
score-raise-to = to { $total }
score-aside = Set aside: { $reason } ({ $total })
score-none = No points yet.
score-half-life = halves every { $days } d
score-linear = gone after { $days } d
score-age = { $days ->
    [0] today
    [one] 1 day ago
   *[other] { $days } days ago
 }
score-change = { $points } in 7 d
score-model = Rules version { $number }

## The panel “why”
score-why-title = Why { $score }
score-of-half = { $points } / 50
score-total = Total
score-raise-none = Nothing doable is missing.
score-change-up = +{ $points } in 7 days
score-change-down = −{ $points } in 7 days
score-part-on = { $label }, { $date }
score-decay-half = “{ $label }” halves every { $days } days.
score-decay-linear = “{ $label }” fades out within { $days } days.
score-version = Scored by version { $number } of the rules

## What would raise it, by rule
score-raise-title = Find out the title
score-raise-target = Find out what it is about
score-raise-horizon = Ask when they want to buy
score-raise-referred = Note who referred them
score-raise-area = Find out the address
score-raise-bought = A first purchase
score-raise-met = Meet in person
score-raise-visit = A visit
score-raise-reply = A reply
score-raise-request = A quote or a date agreed
score-raise-seminar = Attends a seminar
score-raise-page = Reads a key page again
score-raise-document = Takes a document
score-raise-buyers-page = Reads a page that buyers viewed
score-raise-size = Find out the company size
score-raise-click = Follows a link in a mail
score-raise-reorder = Time to order again
