# The import wizard and the export dialog. The names of fields stand in exchange.ftl.

import-title = Import
import-open = Import a list
import-steps = Steps
import-step-file = File
import-step-read = Read
import-step-map = Map
import-step-check = Check
import-step-commit = Commit
import-file-facts = { $encoding } · { $rows ->
    [1] 1 row
   *[other] { $rows } rows
} · { $columns ->
    [1] 1 column
   *[other] { $columns } columns
}
import-nothing-written = Nothing has been written yet.
import-next = Next
import-back = Back
import-other-file = Other file
import-blocked-file = Choose a file first.
import-blocked-read = There are no rows to import.
import-blocked-map = Choose a column for the name or the company.
import-blocked-check = Checking the rows.
import-nothing-to-write = There is nothing new in this file.
import-commit = Import { $count } now

## File
import-drop-title = Drop a list here
import-drop-text = CSV or TSV in any encoding, Excel, OpenDocument, vCard, or an archive. Nothing is written before you say so.
import-pick = Choose a file…
import-profiles = Remembered mappings
import-profiles-text = A file with the same headers finds its mapping by itself. For any other one choose it first.
import-profiles-all = Show all { $count }
import-profile-facts = { $columns ->
    [one] One column
   *[other] { $columns } columns
} · used { $when }
import-profile-use = Use for a file…
import-profile-rename = Rename
import-profile-rename-of = Rename { $name }
import-profile-forget = Forget
import-profile-forget-of = Forget { $name }
import-profile-unfit = No column of this file has a header that “{ $name }” knows.
import-history = Past imports
import-file = File
import-when = When
import-new = New
import-updated = Updated
import-errors = Errors
import-undone = undone
import-show-leads = Show the leads
import-undo = Undo this import
import-undo-as-one = The whole import can be undone as one for 30 days.

## Read
import-sheet = Sheet
import-read-form = Read as { $form }; found by the content of the file.
import-form-xlsx = Excel workbook
import-form-xls = Excel workbook (97–2003)
import-form-ods = OpenDocument sheet
import-form-html = table of a page
import-form-vcf = contacts (vCard)
import-form-archive = Enishi archive
import-encoding = Encoding
import-delimiter = Separator
import-comma = Comma
import-semicolon = Semicolon
import-tab = Tab
import-header = The first row holds headers
import-read-as = Read as { $encoding } ({ $confidence } % sure). Does the preview look right?
import-bad-bytes = { $count } bytes do not fit { $encoding }. If the preview is garbled, choose another encoding.
import-no-rows = There is no row below the header.
import-preview = The first rows
import-column = Column { $index }

## Map
import-map-text = { $taken } of { $columns } columns are taken. Change what does not fit.
import-map-column = Column
import-map-samples = Samples
import-map-field = Field
import-map-why = Why
import-map-to = Field of { $column }
import-map-policy = Known leads
import-policy-of = What { $column } does to known leads
import-policy-fill = fill empty
import-policy-newest = newest wins
import-policy-never = leave as is
import-why-profile = from the profile
import-choices = { $count } values…
import-choice-of = Meaning of { $value }
import-choice-as-read = as read
import-choice-nothing = nothing
import-choice-refused = wants no mail
import-choices-unknown = { $count ->
    [one] one is no choice yet
   *[other] { $count } are no choices yet
}
import-choices-add = { $count ->
    [one] Add it to the choices of { $name }
   *[other] Add these { $count } to the choices of { $name }
}
import-choices-added = { $count ->
    [one] { $name } has one more choice.
   *[other] { $name } has { $count } more choices.
}
import-new-field = New field from this column…
import-new-field-added = Field “{ $name }” added.
import-new-field-many = This column has too many different values to choose from. Take another type.
import-new-field-choices = { $count ->
    [one] One choice: { $names }
   *[other] { $count } choices: { $names }
}
import-preset = Recognised as an export of { $name }.
import-profile-used = Profile “{ $name }” is in use.
import-profile-name = Name of the profile
import-profile-save = Remember this mapping…
import-profile-change = Rename or update the profile…
import-profile-keep = Save
import-profile-remove = Forget the profile
import-profile-saved = Profile “{ $name }” saved.
import-profile-removed = Profile “{ $name }” forgotten.
import-map-twice = Two columns ask for this field. The first is taken.
import-leave-out = Leave out
import-why-header = by its header
import-why-values = by its values
import-why-you = your choice
import-why-was = proposed: { $field }

## Check
import-counts = Show rows
import-verdict = Result
import-verdict-new = new
import-verdict-update = updated
import-verdict-duplicate = already there
import-verdict-to-decide = to decide
import-verdict-error = errors
import-row = Row
import-row-number = Row { $row }
import-remark = Remark
import-value = Value
import-only-problems = Only rows with problems ({ $count })
import-no-problems = Nothing is wrong.
import-cell-of = { $column } in row { $row }
import-kept-in-note = It goes into the note.
import-leave-row = Leave out
import-rows-left = Rows left out: { $count }
import-take-back = Take them back
import-no-such-rows = No rows of this kind.
import-first-rows = The first { $count } rows.
import-pairs = { $count ->
    [one] { $count } possible same person
   *[other] { $count } possible same persons
}
import-pairs-done = { $count } done
import-same-person = Is this the same person?
import-same-why = { $reasons }.
import-in-file = In the file, row { $row }
import-known = In Enishi
import-kept = Kept
import-kept-equal = same
import-kept-file = the file’s
import-kept-known = what is known
import-pair-silent = { $count ->
    [one] One more field is not in the file and stays as it is.
   *[other] { $count } more fields are not in the file and stay as they are.
}
import-answer-same = Same person
import-answer-different = Different people
import-answer-later = Later
import-said-same = Same
import-said-different = Different
import-said-later = Later
import-different-text = Different: never asked about again.
import-later-text = Later: added as new, and asked again on the lead.
import-on-commit = On commit
import-will-add = Added
import-will-update = Updated
import-will-keep = Already there
import-will-leave = Left out
import-will-open = { $count ->
    [one] One pair is open. It is added as new and marked as a possible duplicate.
   *[other] { $count } pairs are open. They are added as new and marked as possible duplicates.
}
import-open-pairs = { $count ->
    [one] One pair is still open.
   *[other] { $count } pairs are still open.
}

## Commit
import-for-all = For all rows of this file
import-source = Event or source
import-source-hint = A new name is added to your sources. A source in the file itself wins.
import-ground = Consent basis
import-ground-hint = On what ground may you write to these people?
import-tags = Tags
import-next-step = Next step on
import-next-step-hint = A task for everyone who has no open step. A day in the file itself wins.
import-stage = Stage of new leads
import-first-stage = The first stage
import-work-read = Reading the file
import-work-check = Checking the rows
import-work-commit = Importing
import-work-errors = Saving the rows
import-seconds-left = { $seconds ->
    [one] About a second left
   *[other] About { $seconds } seconds left
}

## Report
import-done = { $added } added, { $updated } updated.
import-follow-up = { $count ->
    [one] Send follow-up to this person
   *[other] Send follow-up to these { $count }
}
import-another = Import another file
import-pairs-kept = { $count ->
    [one] One open pair was added as new. The lead shows the possible duplicate.
   *[other] { $count } open pairs were added as new. The leads show the possible duplicates.
}
import-failed-rows = { $count ->
    [one] One row was left out.
   *[other] { $count } rows were left out.
}
import-save-errors = Save these rows with the reason
import-errors-saved = The rows were saved with the reason for each.

## Export
export-title = Export leads
export-format = Form
export-format-csv = CSV
export-format-tsv = TSV
export-format-xlsx = Excel
export-format-vcf = vCard
export-format-archive = Full archive
export-about-csv = A list for any spreadsheet or program.
export-about-tsv = A list separated by tabs.
export-about-xlsx = A workbook with real dates and amounts. Texts never become formulas.
export-about-vcf = Contacts for a phone or an address book. Stage, score, value and custom fields are not in them.
export-about-archive = Everything in this file, with history, consent and mails, in open formats. A new file can be made from it. Passwords are not in it.
export-encoding-utf-8-bom = UTF-8 (opens in Excel)
export-encoding-utf-8 = UTF-8 without mark
export-encoding-hint = Characters that it lacks are replaced and listed afterwards.
export-version = Version
export-with-refused = With addresses that must not be written to
export-which = Which leads
export-chosen = Selected { $count }
export-view = Shown { $count }
export-all = All { $count }
export-columns = Columns: { $count } of { $all }
export-columns-label = Columns
export-columns-all = All
export-columns-none = None
export-no-column = Choose a column.
export-headers = Language of the headers
export-save = Save as…
export-running = Writing
export-done = { $count } leads written to “{ $name }”.
export-done-plain = { $count } leads written.
export-report-text = { $count ->
    [one] One character is not in this encoding. It was replaced.
   *[other] { $count } different characters are not in this encoding. They were replaced.
}
export-report-cut = { $count ->
    [one] One text was longer than a cell takes and was cut.
   *[other] { $count } texts were longer than a cell takes and were cut.
}
export-report-label = Replaced characters
export-report-character = Character
export-report-instead = Written as
export-report-nothing = (nothing)
export-report-count = Times
export-report-rows = In rows
export-report-row = { $row } { $name }
export-report-ok = Close

## Restore
restore-title = Restore an archive
restore-open = Restore archive…
restore-text = Everything in a full archive goes into a new data file. The file that is open stays as it is.
restore-archive = Archive
restore-into = New file
restore-none = not chosen yet
restore-choose = Choose…
restore-needs-archive = Choose the archive first.
restore-needs-file = Choose where the new file goes.
restore-verb = Restore
restore-running = Restoring
restore-done = { $leads ->
    [one] One lead restored into “{ $name }”. The file opens in a window of its own.
   *[other] { $leads } leads restored into “{ $name }”. The file opens in a window of its own.
}
