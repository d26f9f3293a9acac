# The funnel: stages, columns, cards, moving.

## Stages by code (own names win)
stage-new = New
stage-contacted = Contacted
stage-nurturing = Nurturing
stage-qualified = Qualified
stage-proposal = Proposal
stage-won = Won
stage-lost = Lost
stage-hold = On hold
stage-on-hold = On hold

## Lost reasons by code
lost-reason-price = Price
lost-reason-timing = Not the right time
lost-reason-competitor = Went to a competitor
lost-reason-no-need = No need
lost-reason-no-reply = No reply
lost-reason-other = Other

## Head
funnel-open = { $count } open
funnel-value = { $sum }
funnel-weighted-sum = weighted { $sum }
funnel-comfortable = Comfortable
funnel-compact = Compact
funnel-fields = Fields
funnel-new-lead = New lead
funnel-quiet = { $count } gone quiet
funnel-no-step = { $count } without a next step
funnel-fact-days = Days in stage
funnel-fact-value = Value
funnel-fact-source = Source
funnel-fact-trouble = Trouble with mail

## Columns
funnel-board = Funnel
funnel-column-label = { $stage }, { $count ->
    [one] { $count } lead
   *[other] { $count } leads
}, { $at } of { $of }
funnel-column-more = More for { $stage }
funnel-column-empty = No leads here
funnel-add = New lead in { $stage }
funnel-no-value = No value yet
funnel-weighted = weighted { $sum }
funnel-weighted-long = Value times the chance of the stage
funnel-median = Median { $days } d
funnel-went-on = { $percent } % went on to a later stage
funnel-sort-urgency = Urgency
funnel-sort-manual = Manual
funnel-sort-score = Score
funnel-sort-value = Value
funnel-sort-by = Order: { $sort }
funnel-sorted = { $stage }: order { $sort }
funnel-select-column = Select the whole column
funnel-fold = Fold to a rail
funnel-unfold = { $stage }, { $count ->
    [one] { $count } lead
   *[other] { $count } leads
}: show the column
funnel-manual-title = Switch this column to manual order?
funnel-manual-text = { $stage } is ordered by { $sort }. To put a card where you want it, the column has to keep your own order.
funnel-manual-yes = Manual order
funnel-manual-no = Keep { $sort }

## Cards
funnel-days = { $days ->
    [one] { $days } day in this stage
   *[other] { $days } days in this stage
}
funnel-days-short = { $days }d
funnel-bounced = Bounced
funnel-refused = Opted out
funnel-not-asked = No consent
funnel-no-company = no company
funnel-more = More for { $name }
funnel-select = Select { $name }
funnel-step-overdue = overdue: { $step }
funnel-card-loading = Loading
funnel-card-label = { $name }, { $company }, score { $score } { $band }, next step { $step }. Card { $position } of { $count } in { $stage }.
funnel-card-selected = Selected. { $label }

## Columns of another choice
stage-group-none = None
funnel-group = Columns of the board
funnel-group-stage = Stage
funnel-group-by = Columns of the board: { $by }
funnel-group-move = Move to column
funnel-group-order = The cards of these columns stand by score.
funnel-group-first = Already in the first column.
funnel-group-last = Already in the last column.
funnel-group-more = { $count ->
    [one] { $count } smaller source is not shown
   *[other] { $count } smaller sources are not shown
}
funnel-grouped = { $name }: { $value }

## Moving
funnel-lift = Reorder with arrow keys
funnel-picked = Picked up { $name }
funnel-picked-many = Picked up { $count } leads
funnel-over = Over { $stage }, position { $position } of { $count }
funnel-cancelled = Cancelled, back in { $stage }
funnel-first-stage = Already in the first stage.
funnel-last-stage = Already in the last stage.
funnel-first-card = Already at the top.
funnel-last-card = Already at the bottom.

## Selection
funnel-bulk = Verbs for the selected leads
funnel-selected = { $count } selected
funnel-selected-most = The first { $count } leads of this column are selected.
funnel-unselect = Clear the selection

## Nothing there
funnel-empty = No leads yet
funnel-empty-text = A lead is a person who may become a customer. Each stage becomes a column here.
funnel-empty-add = Add one lead
funnel-empty-import = Import a list
funnel-empty-capture = Capture cards
funnel-none-match = No lead matches.
funnel-empty-sample = Load sample data
