# Leads that may be the same person.

duplicates-title = Duplicates
duplicates-certain = Certain
duplicates-maybe = Maybe
duplicates-pairs = Pairs that may be the same person
duplicates-question = Is this the same person?
duplicates-field = Field
duplicates-since = since { $date }
duplicates-stays = stays
duplicates-stay-instead = Keep this lead instead
duplicates-nothing = nothing
duplicates-adds = Added to it
duplicates-tags = Tags
duplicates-history = Timeline
duplicates-entries = { $count ->
    [one] 1 entry, with its own date
   *[other] { $count } entries, each with its own date
}
duplicates-refused = One of the two said no to mail. That holds for the merged lead.
duplicates-same = Same person: merge
duplicates-different = Different people
duplicates-later = Later
duplicates-put-off = { $name } comes after the other pairs
duplicates-is-put-off = put off
duplicates-back = A merge can be undone at any time.
duplicates-merged = Merged into { $name }
duplicates-kept-apart = { $name } and { $other } are different people
duplicates-merge-all = Merge all certain ({ $count })
duplicates-merge-all-title = { $count ->
    [one] Merge 1 certain pair?
   *[other] Merge { $count } certain pairs?
}
duplicates-merge-all-text = They have the same name and the same mail address or phone. The older lead of each stays; addresses, tags, notes and the whole timeline of the others move to it.
duplicates-merge-all-back = A backup is made first. One Undo takes all of it back, at any time.
duplicates-merge-all-do = { $count ->
    [one] Merge 1 pair
   *[other] Merge { $count } pairs
}
duplicates-merging = Merging
duplicates-merged-all = { $people ->
    [one] { $merged } leads merged, 1 person stays
   *[other] { $merged } leads merged, { $people } people stay
}
duplicates-merged-none = Nothing to merge: the rest needs your eye.
duplicates-empty = No duplicates
duplicates-empty-here = Nothing left in this list
duplicates-empty-text = New pairs show up here by themselves as leads are added, changed or imported.
duplicates-show-maybe = Look at the maybes
duplicates-show-certain = Look at the certain ones
duplicates-window = { $from }–{ $to } of { $total }
duplicates-before = Before
duplicates-after = Next
duplicates-field-name = Name
duplicates-field-kana = Reading
duplicates-field-mail = E-mail used first
duplicates-field-phone = Phone used first
duplicates-field-zone = Time zone
