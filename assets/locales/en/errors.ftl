# One sentence for each error code: what happened and what helps.

error-consent-refused = This person said no. Only a new consent with its proof lifts that: choose “Consent” and note where it was given.
error-internal = Something in Enishi went wrong, nothing was saved. Your text is kept here; the log has the details.
error-bad-request = This part of the program sent something that does not fit. Nothing was saved.
error-unknown-command = This version of Enishi does not know that command. Nothing was done.
error-stopped = Stopped. Nothing was written.
error-file-missing = The file { $path } is not there. Choose another one.
error-file-unreadable = The file { $path } cannot be read. Check whether another program holds it.
error-file-not-written = { $path } could not be written. Choose another folder or free some space.
error-database-foreign = { $path } is not an Enishi file. It was left as it is.
error-database-too-new = This file was made by a newer Enishi. Update Enishi to open it; the file was left as it is.
error-database-damaged = The file { $path } is damaged. It was left as it is; open a backup instead.
error-database-empty = The file { $path } is empty although it should not be. Open a backup, or choose a new file.
error-database-busy = Another program is using the data file. Close it and try again.
error-database-read-only = { $path } may only be read. Check the rights of the folder.
error-disk-full = The disk is full. The change was not saved; your text is kept here.
error-disk-fault = The disk did not take the change. It was not saved; your text is kept here.
error-lead-gone = This lead is no longer here. It may have been undone or erased.
error-lead-nameless = A lead needs a name or a company. Type one of the two.
error-lead-duplicate = { $name } is already here. Open that lead, or add a second one on purpose.
error-lead-not-found = No lead answers to “{ $lead }”.
error-merge-same = { $name } is one lead already. Choose two different leads to merge.
error-lead-ambiguous = { $count } leads answer to “{ $lead }”. Use the id of one of them.
error-stage-nameless = A stage needs a name. Type it in one language at least.
error-stage-needed = { $kind ->
    [won] One stage for won leads must stay.
    [lost] One stage for lost leads must stay.
   *[other] One open stage must stay.
} Add another one first.
error-stage-not-empty = { $count ->
    [one] One lead stands in this stage.
   *[other] { $count } leads stand in this stage.
} Choose the stage they go to.
error-stage-not-found = There is no stage “{ $stage }”.
error-lost-reason-needed = Say why it was lost: the reason is what you learn from.
error-not-found = This entry is no longer here. It may have been undone or removed.
error-field-invalid = “{ $value }” does not fit here. What you typed is kept; please correct it.
error-field-too-long = This text is too long: at most { $limit } characters. What you typed is kept.
error-mail-address-invalid = “{ $value }” is not a mail address. An address looks like name@example.com.
error-date-in-future = { $value } lies in the future. Choose today or an earlier day.
error-date-invalid = “{ $value }” is not a date. Type it like 2026/11/21.
error-money-invalid = “{ $value }” is not an amount. Type it like 1,200,000.
error-no-score-model = There is no scoring model in this file. Restore a backup.
error-nothing-to-undo = There is nothing to undo.
error-nothing-to-redo = There is nothing to redo.
error-undo-conflict = Not undone: { $count ->
    [one] one entry
   *[other] { $count } entries
 } changed since. Undo the newer changes first.
error-not-undoable = This change cannot be undone any more.
error-file-too-large = The file is larger than { $limit_mb } MB. Split it and import the parts. If it is a workbook with pictures, save the sheet alone as CSV.
error-file-empty = There is nothing in this file. Choose another one.
error-card-missing = Nobody is named here: no person, no company and no way to reach one. Paste the whole signature, or choose a vCard file.
error-picture-unknown = This is not a picture that can be read. Choose a PNG, JPEG or WebP file.
error-picture-too-large = The picture is larger than { $limit_mb } MB or { $limit_mp } million pixels. Save a smaller one and choose that.
error-code-missing = No QR code was found in this picture. Choose a sharper one that shows the whole code.
error-code-too-long = This text is longer than any code holds ({ $limit } bytes). Nothing was read from it.
error-too-many-columns = The file has { $count } columns; at most { $limit } are read. Remove columns and try again.
error-quote-open = A quotation mark in line { $line } is opened and never closed. Correct the file and read it again.
error-surplus-cells = { $count } cells beyond the last column were left out.
error-bad-bytes = { $count } bytes stand for no character. Try another encoding.
error-phone-damaged = “{ $value }” is a phone number that a spreadsheet changed. Correct it in the file.
error-phone-invalid = “{ $value }” is not a phone number.
error-too-many-profiles = There are { $limit } import profiles, as many as are kept. Remove one first.
error-no-name-column = No column gives a name or a company. Choose one in the mapping.
error-score-model-invalid = This set of rules does not work ({ $reason }: { $place } { $value }). Nothing was saved.
error-mail-recipients-missing = Nobody is chosen yet. Choose at least one person.
error-mail-account-missing = There is no mail account yet. Add one in Settings, or use the practice mailbox.
error-mail-text-missing = Subject or text is empty. Choose a template or write something.
error-legal-items-missing = Mail to several people must name its sender. Add name, postal address and a contact for complaints to the mail account.
error-template-broken = The text cannot be filled: { $value } (line { $line }). Correct it and try again.
error-nobody-eligible = Nobody can get this mail: all { $count } are left out. The list shows why.
error-message-left = The mail to { $to } has left or is just leaving, so this is not possible any more.
error-sender-busy = E-mail is already being sent from this file; the rest goes on by itself.
error-condition-invalid = { $reason ->
    [subject] Enishi cannot ask about “{ $subject }”. It may come from a newer version; remove this condition.
    [operator] “{ $subject }” cannot be compared that way. Choose another comparison.
    [size] This filter has too many conditions or a value that is too long. Take some away.
   *[value] “{ $value }” does not fit “{ $subject }”. Correct the value.
}
error-sentence-invalid = This cannot be read from character { $at } on: { $expected ->
    [joint] “and”, “or” or the end is expected here
    [operator] a comparison is expected here, such as = or contains
    [value] a value is expected here
    [number] a number is expected here
    [money] an amount of money is expected here
    [date] a date is expected here, such as 2026-04-01 or this month
    [span] a length of time is expected here, such as 30 days
    [choice] this is none of the known names
    [kind] a kind of activity is expected here, such as mail or visit
    [close] a closing bracket is missing here
    [quote] the quotation that begins here never ends
    [shorter] the sentence is too long
    [shallower] there are too many brackets inside brackets
   *[condition] a condition is expected here, such as: score >= 60
}.
error-condition-lost = { $count ->
    [one] One condition of this filter names something that was removed, so more people would be meant than were asked for. Remove the struck-through condition first.
   *[other] { $count } conditions of this filter name things that were removed, so more people would be meant than were asked for. Remove the struck-through conditions first.
}
error-file-not-text = This is not a list that can be read. Choose a CSV or TSV file, a workbook (XLSX, XLS, ODS), a vCard file or an archive of Enishi.
error-file-broken = This file is damaged or was cut off. Nothing was read from it. Save it anew where it comes from, and choose that file.
error-file-protected = This workbook has a password. Open it, save it without one, and choose that file.
error-file-unpacks-large = This file unpacks to more than { $limit_mb } MB. Nothing was read from it. Split it and import the parts.
error-archive-foreign = This is no archive of Enishi, or it was cut off. Choose the whole file that “Full archive” wrote.
error-archive-broken = This archive was changed or damaged: its tables are not what it says of them. Nothing was restored. Use another copy.
error-archive-too-new = A newer Enishi wrote this archive. Update this program, then restore it.
error-file-exists = There is a file already at { $path }. Nothing is written over it; choose another name.
error-card-broken = This card cannot be read. Save it anew where it comes from.

error-own-value-invalid = { $kind ->
    [number] “{ $value }” is not a number for { $name }. Type digits with at most three decimals, like 1,200 or 0.5.
    [money] “{ $value }” is not an amount for { $name }. Type it like ¥1,200 or 120万円.
    [date] “{ $value }” is not a date for { $name }. Type it like 2026-04-01.
    [choice] “{ $value }” is not a choice of { $name }. Choices: { $choices }.
    [multi] “{ $value }” is not among the choices of { $name }. Choices: { $choices }. Put commas between several.
    [link] “{ $value }” is not a web address for { $name }. It begins with https:// or http://.
    [yes_no] “{ $value }” is neither yes nor no for { $name }.
   *[other] “{ $value }” does not fit { $name }. What you typed is kept; please correct it.
}
error-field-nameless = It needs a name. Type one.
error-field-name-taken = “{ $name }” is there already. Choose another name.
error-choices-missing = There is nothing to choose from yet. Add at least one choice.
error-too-many-on-card = A card shows at most { $limit } fields. Take another one off first.
error-too-many-fields = A file holds at most { $limit } custom fields. Remove one first.
error-bulk-nameless = { $count ->
    [one] One of these leads would be left without a name and without a company. Nothing was changed.
   *[other] { $count } of these leads would be left without a name and without a company. Nothing was changed.
}
error-bulk-no-company = { $count ->
    [one] One of these leads has no company, and the industry belongs to the company. Nothing was changed.
   *[other] { $count } of these leads have no company, and the industry belongs to the company. Nothing was changed.
}
error-corporate-number-invalid = “{ $value }” is not a corporate number. It has 13 digits, and the first one checks the others.
error-work-known = { $name } stands in the career already.
