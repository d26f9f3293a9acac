# Templates, follow-up mail and the outbox.

## What stops all sending, once
mail-login = The mail server refused the password. Gmail needs an app password.
mail-unreachable = The mail server cannot be reached. Mail stays queued.
mail-paused = Sending is paused by you.
mail-unknown = Not certain: the server took the e-mail but its answer never came. It is not sent again by itself.
thanks-hint = Thanks alone raises opt-outs. Offer a material, an answer or a date.

## Merge fields
merge-last-name = Last name
merge-first-name = First name
merge-full-name = Full name
merge-salutation = Salutation
merge-addressee = Addressee line
merge-company = Company
merge-department = Department
merge-title = Title
merge-email = E-mail
merge-event = Event
merge-interest = Interest
merge-sender-name = Sender name
merge-sender-email = Sender address
merge-today = Today’s date

## Templates
template-title = Templates
template-go = Go to Templates
template-new = New template
template-save = Save template
template-no-change = Nothing was changed.
template-saved = “{ $name }” is saved.
template-duplicate = Duplicate
template-copy-of = { $name } (copy)
template-remove = Remove
template-removed = “{ $name }” is removed. Sent e-mails keep their text.
template-find = Find a template
template-none = No templates
template-none-text = A template is a text with merge fields that you use again, in Japanese, English or both.
template-no-match = No template matches.
template-used = { $count ->
    [0] not used yet
    [one] used once
   *[other] used { $count } times
}
template-has-problems = has problems
template-name = Name
template-nameless = Give the template a name.
template-purpose = Purpose
template-purpose-thanks = Thank you
template-purpose-follow-up = Follow-up
template-purpose-reawaken = Re-engage
template-purpose-news = News
template-purpose-other = Other
template-language = Language
template-subject = Subject
template-body = Body
template-markdown = Plain text; Markdown is allowed.
template-insert = Insert a merge field
template-insert-find = Find a field
template-fallback = Fallback if it is empty
template-missing = This value is missing.
template-preview = Preview
template-previous = Previous person
template-next = Next person
template-no-lead = Add a lead with an e-mail address to see the preview.
template-no-text = Write a text to see the preview.
template-meant = Did you mean “{ $name }”?
template-problem-unknown-field = Line { $line }: there is no field “{ $value }”.
template-problem-syntax = Line { $line }: { $value }
template-problem-too-long = The text is too long.

## Follow-up
followup-title = Follow-up
followup-send = Queue the follow-up
followup-people = { $count ->
    [one] to one person
   *[other] to { $count } people
}
followup-none = Nobody is chosen
followup-none-text = Select leads in the list, then press e.
followup-choose = Choose leads
followup-who = People
followup-eligible = of { $chosen } will get it
followup-left-out = { $count } left out
followup-nobody-left-out = Nobody is left out.
followup-gap = value missing
followup-more = and { $count } more
followup-to = To
followup-template = Template
followup-blank = Without a template
followup-footer = Sender name, postal address, contact and the way to opt out are added to e-mails to several people.
followup-override = Reason to write all the same
followup-override-hint = There is no consent basis. Your reason is kept in the consent record.
followup-missing = Without a value: { $fields }. This person is left out until it is filled.
followup-no-preview = The preview appears with the first text.
followup-from = From
followup-practice-account = Practice mailbox
followup-remind = If no reply
followup-remind-never = no reminder
followup-remind-1d = remind me after 1 day
followup-remind-3d = remind me after 3 days
followup-remind-5d = remind me after 5 days
followup-remind-1w = remind me after 1 week
followup-remind-2w = remind me after 2 weeks
followup-offline = Offline: the e-mails leave after the next connection.
followup-queue = { $count ->
    [one] Queue { $count } e-mail
   *[other] Queue { $count } e-mails
}
followup-ask = { $count ->
    [one] Queue one e-mail?
   *[other] Queue { $count } e-mails?
}
followup-ask-from = From { $from }.
followup-ask-when = They leave one after the other, the first in { $seconds } seconds. Until then all can be called back.
followup-ask-offline = They wait in the outbox and leave after the next connection.
followup-ask-left-out = { $count } left out: { $reasons }.
followup-ask-remind = Who does not reply gets a next step on the day you chose.
followup-queued = { $count ->
    [one] Queued. It leaves in { $seconds } s.
   *[other] { $count } e-mails queued. The first leaves in { $seconds } s.
}
followup-blocked-no-account = No mail account is set up. Add one, or use the practice mailbox.
followup-blocked-no-text = Write a subject and a text.
followup-blocked-no-recipients = Nobody would get this e-mail.
followup-blocked-legal-items = The account lacks what the law asks for.
followup-blocked-problems = Mend the problems of the text first.
followup-legal = E-mails to several people must carry: { $items }. Complete the account.
followup-open-mail-settings = Mail settings
legal-sender-name = sender name
legal-from-name = sender name
legal-postal-address = postal address
legal-contact = contact
legal-opt-out = opt-out way

## Why somebody is left out
excluded-no-mail = no e-mail address
excluded-no-ground = no consent basis
excluded-refused = refused or opted out
excluded-suppressed = on the suppression list
excluded-bounced = bounced
excluded-missing-value = missing value
excluded-trashed = in the Trash
excluded-stage = stage on hold
excluded-same-address = same address as another
excluded-account = account removed
excluded-merged = merged with somebody who had this mail
excluded-complaint = complained
excluded-replied = replied

## Outbox
outbox-title = Outbox
outbox-summary = { $waiting } waiting · { $sent } sent today
outbox-pause = Pause all
outbox-resume = Resume
outbox-paused-now = Sending is paused.
outbox-resumed = Sending goes on.
outbox-send-due = Send what is due
outbox-ran = { $sent } sent, { $held } waiting.
outbox-empty = Nothing waits.
outbox-empty-text = Select leads and press e to write a follow-up.
outbox-last-sent = Last sent { $time }.
outbox-offline = { $count ->
    [one] Offline. One e-mail will leave after the next connection.
   *[other] Offline. { $count } e-mails will leave after the next connection.
}
outbox-group-unknown = Not certain
outbox-group-needs-ok = Needs your OK
outbox-group-refused = Refused
outbox-group-held = Held
outbox-group-queued = Queued
outbox-group-sending = Sending
outbox-group-sent = Sent
outbox-group-left-out = Not sent
outbox-group-cancelled = Cancelled
outbox-state-queued = Queued
outbox-state-due = Queued for { $time }
outbox-state-deferred = Retry at { $time }
outbox-state-held = Held: { $reason }
outbox-state-refused = Refused: { $reason }
outbox-state-left-out = Not sent: { $reason }
outbox-state-sent = Sent { $time }
outbox-practice = practice
outbox-treat-as-sent = Treat as sent
outbox-send-again = Send again
outbox-approve = OK, send it
outbox-fix-address = Fix the address
outbox-queue-again = Queue again
outbox-retry = Try now
outbox-cancel-all = Cancel all { $count }
outbox-cancel-these = Cancel these { $count }
outbox-cancelled = { $count ->
    [one] The e-mail is cancelled.
   *[other] { $count } e-mails are cancelled.
}
outbox-retried = { $count ->
    [one] It is tried again now.
   *[other] { $count } are tried again now.
}
outbox-treated = Treated as sent.
outbox-again = It is sent once more.
outbox-more = Show more of { $count }
outbox-detail = E-mail
outbox-open-lead = Open the lead
outbox-gate = Why it was allowed
outbox-attempts = { $count ->
    [one] One try
   *[other] { $count } tries
}

## Why a mail waits
hold-needs-ok = the text changed; needs your OK
hold-limit = limit of the account
hold-window = outside the send window
hold-late = more than a day late
hold-paused = paused by you
hold-offline = offline
hold-unreachable = server not reached
hold-login = login refused
hold-legal-items = legal items are missing
hold-other-site = belongs to another copy of the file
hold-restored = restored from a backup
hold-missing-value = a value is missing
hold-no-account = no account
hold-quota = daily limit reached
hold-rate = too fast for the server
hold-secret-missing = password needed

## Who refused what
rejected-address = address
rejected-message = message
rejected-sender = sender

## The gate
gate-site = This copy of the file
gate-account = Account
gate-lead = Lead
gate-suppression = Suppression list
gate-ground = Consent basis
gate-late = On time
gate-legal-items = Legal items
gate-limit = Limits
verdict-ok = passed
verdict-overridden = allowed for a reason

## Why there was no answer
send-fault-dns = server name not found
send-fault-connect = no connection
send-fault-certificate = certificate not trusted
send-fault-tls = encryption failed
send-fault-starttls-missing = no encryption offered
send-fault-starttls-injection = unsafe answer before encryption
send-fault-login-method = no way to log in
send-fault-timeout = took too long
send-fault-lost = connection lost
send-fault-protocol = unreadable answer
send-fault-secret-missing = password not known
send-fault-held-back = held back by the program
send-fault-folder = folder cannot be written
excluded-undone = called back
excluded-practice = practice mail, a real account is in use now
