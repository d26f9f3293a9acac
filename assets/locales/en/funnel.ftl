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
