# Settings.
settings-pages = Settings pages
settings-search = Search settings
settings-search-empty = No setting matches “{ $query }”.
settings-in = Settings ▸ { $page }
settings-past = Your data
settings-discard = Discard
settings-busy = Another task is still running.
settings-as-system = As the system
settings-days = days

## Pages
settings-mail = Mail
settings-pipeline = Pipeline
settings-data = Data and backup
settings-region = Language and region
settings-appearance = Appearance
settings-keyboard = Keyboard
settings-privacy = Privacy and about
settings-open-mail = Settings: mail
settings-open-pipeline = Settings: pipeline
settings-open-data = Settings: data and backup
settings-open-region = Settings: language and region
settings-open-appearance = Settings: appearance
settings-open-keyboard = Settings: keyboard
settings-open-privacy = Settings: privacy and about

## Mail
settings-mail-about = Mail goes straight from this computer. The password stays in the system keychain, never in the data file.
settings-mail-accounts = Mail accounts
settings-mail-preferred = default
settings-mail-add = Add account
settings-mail-service = Mail service
settings-mail-by-hand = Set by hand
settings-mail-app-password = This service wants an app password instead of your normal one.
settings-mail-sender = Sender
settings-mail-name = Name
settings-mail-address = Address
settings-mail-outgoing = Outgoing server
settings-mail-host = Server
settings-mail-port = Port
settings-mail-tls = Encryption
settings-mail-user = User
settings-mail-password = Password
settings-secret-kept = Kept in the system keychain
settings-secret-this-run = Known until you quit
settings-secret-from-environment = From an environment variable
settings-mail-limits = Limits
settings-mail-per-hour = E-mails an hour, at most
settings-mail-per-day = E-mails a day, at most
settings-mail-legal = Sender identification
settings-mail-legal-why = Stands under every mail to several people: who writes, from where, and how to opt out. The law asks for it.
settings-mail-postal = Postal address
settings-mail-contact = Contact for questions
settings-mail-signature = Signature
settings-mail-prefer = Use this account when nothing else is chosen
settings-mail-saved = Mail account saved
settings-mail-removed = Mail account removed
settings-mail-remove = Remove this account

## Connection test
settings-mail-test = Connection test
settings-test-start = Test connection
settings-test-again = Test again
settings-test-send = Send a test mail to myself
settings-test-needs = Enter address and server first.
settings-test-running = Testing
settings-test-passed = { $passed } of { $all } passed
settings-test-ok = passed
settings-test-bad = failed
settings-test-waits = not reached yet
settings-test-done = All stages passed. This account can send.
settings-test-done-sent = All stages passed. The test mail is on its way to you.
settings-test-copy = Copy the log
settings-test-copied = Log copied
test-stage-dns = Find the server
test-stage-connect = Connect
test-stage-greeting = Greeting of the server
test-stage-ehlo = Introduction
test-stage-starttls = Ask for encryption
test-stage-tls = Encrypt
test-stage-login = Log in
test-stage-mail-from = Sender accepted
test-stage-rcpt-to = Recipient accepted
test-stage-data = Ready for the mail
test-stage-body = Transfer the mail
test-stage-commit = Test mail accepted
advice-no-network = There is no network, or this name is blocked. Check the connection and try again.
advice-name = There is no server of this name. Check the spelling.
advice-port = The server does not answer on this port. Use 465 with TLS or 587 with STARTTLS.
advice-certificate = The certificate of the server is not trusted or belongs to another name. Check the server name; a company server may need its own certificate authority.
advice-starttls = The server offers no encryption on this port. Use port 465 with TLS.
advice-password = The server does not accept user or password. Type the password again.
advice-app-password = The server does not accept the password. This service wants an app password instead of your normal one. Create it at the service and paste it here.
advice-sender = The server does not allow this sender address. Use the address of the account.
advice-timeout = The server took too long. Try again; if it stays so, a firewall may be in between.
advice-server = The server refused. Its reply stands above.

## Practice mailbox
settings-mail-practice = Practice mailbox
settings-practice-offer = Not ready to send?
settings-practice-use = Use the practice mailbox
settings-practice-added = Practice mailbox added
settings-practice-remove = Remove the practice mailbox
settings-practice-folder = Mails are written as files to { $path }.
settings-practice-address = 1-2-3 Example Street, Example City
settings-practice-how = How it works
settings-practice-how-text = Every mail is written as a file on this computer, with everything that would have been sent. Nothing leaves. Practice mail never turns into real mail.

## Pipeline
settings-pipeline-about = The stages of your funnel. Empty names use the built-in ones in both languages.
settings-stage = Stage
settings-stage-names = Stage names
settings-stage-name-ja = Japanese name
settings-stage-name-en = English name
settings-stage-name-ja-of = Japanese name of { $name }
settings-stage-name-en-of = English name of { $name }
settings-stage-quiet = Gone quiet after
settings-stage-quiet-of = Days until gone quiet in { $name }
settings-stage-chance = Chance to win
settings-stage-chance-of = Chance to win in { $name }, per cent
settings-stage-saved = Stage { $name } saved
settings-stage-kind = Kind
settings-stage-add = Add stage
settings-stage-added = Stage { $name } added
settings-stage-needs-name = Type a name first.
settings-stage-grip = Move { $name }: drag, or Alt and an arrow key
settings-stage-more = More for { $name }
settings-stage-up = Move up
settings-stage-down = Move down
settings-stage-first = Already first.
settings-stage-last = Already last.
settings-stage-moved = Stage { $name } moved
settings-stage-place = { $name }: place { $place } of { $count }.
settings-stage-remove = Remove stage
settings-stage-removed = Stage { $name } removed
settings-stage-remove-title = Remove { $name }
settings-stage-remove-text = { $count ->
    [one] One lead stands in this stage and moves to another one.
   *[other] { $count } leads stand in this stage and move to another one.
} Each history keeps its old stage.
settings-stage-remove-to = Move to
settings-stage-remove-do = { $count ->
    [one] Move the lead and remove
   *[other] Move { $count } leads and remove
}
stage-kind-new = New contacts
stage-kind-nurture = Nurturing
stage-kind-qualified = Qualified
stage-kind-deal = Deal
stage-kind-hold = On hold
stage-kind-won = Won
stage-kind-lost = Lost
settings-stage-note = A lead counts as gone quiet when it had no contact and no move for so many days and nothing is planned. 0 means never. The chance weighs the value in the column head.

## Data and backup
settings-data-about = Everything is in one file on this computer. There is no account and no cloud.
settings-data-file = Data file
settings-data-file-hint = Copying this file while Enishi is closed copies everything.
settings-backup = Backup
settings-backup-hint = A verified copy beside the data file. Enishi makes one by itself each day.
settings-backup-now = Back up now
settings-backup-running = Making a backup
settings-backup-done = Backup made: { $name }
settings-backups = Backups
settings-backup-when = Made
settings-backup-file = File
settings-backup-size = Size
settings-backup-none = No backup yet
settings-backup-none-text = The first one is made today, or now with the button above.
settings-sample = Sample data
settings-sample-hint = Invented leads and a practice mailbox, to try everything without harm.
settings-sample-load = Add sample data
settings-sample-remove = Remove sample data
settings-sample-running = Adding sample data
settings-sample-loaded = Sample data added
settings-sample-removed = Sample data removed

## Language and region
settings-region-about = The language of the screen is one thing; names, money and dates are another.
settings-language = Language
settings-language-hint = Switches at once.
settings-name-order = Name order
settings-name-order-hint = For Latin names. Japanese names always have the family name first.
settings-name-family = Family name first
settings-name-given = Given name first
settings-currency = Currency
settings-yen-man = Large yen amounts in 万円
settings-week-start = First day of the week
settings-monday = Monday
settings-sunday = Sunday
settings-zone = Time zone
settings-zone-hint = Belongs to the data file, so that due dates stay right on a trip.

## Appearance
settings-appearance-about = Only for how things look; nothing in your data changes.
settings-theme = Theme
settings-theme-light = Light
settings-theme-dark = Dark
settings-density = Density
settings-density-hint = Height of rows and cards.
settings-density-comfortable = Comfortable
settings-density-compact = Compact
settings-zoom = Size
settings-motion = Less motion
settings-motion-hint = Besides what the system asks for.
settings-contrast = More contrast
settings-contrast-hint = Stronger lines and no grey text, on this computer only.

## Keyboard
settings-keyboard-about = Every command is also in the menu and in the palette (Ctrl K).
settings-letters = Single letters act
settings-letters-hint = e for e-mail, d for done … Only while no text field has the focus.
settings-remap = Shortcut keys
settings-keys = Keys
settings-keys-command = Command
settings-keys-or = {" or "}
settings-keys-own = changed by you
settings-keys-press = Press the new keys. Esc keeps the old ones.
settings-keys-change = Change
settings-keys-change-of = Change the keys of { $command }
settings-keys-reset = Back to built-in
settings-keys-off = Switch off
settings-keys-taken = { $keys } belongs to “{ $command }”. Press others.
settings-keys-kept = { $keys } must keep its meaning. Press others.

## Privacy and about
settings-privacy-about = Enishi talks to your mail server and to nobody else.
settings-network = Connections
settings-network-hint = The only computers that Enishi ever connects to.
settings-network-none = None: no mail account is set up.
settings-telemetry = Usage data
settings-telemetry-none = Nothing is collected or sent, by nobody.
settings-secrets = Passwords
settings-secret-keychain = In the keychain of this system, not in the data file.
settings-secret-memory = Only in memory: you are asked again after a restart, since this system has no keychain.
settings-secret-environment = In environment variables of this system.
settings-version = Version

## Sources, scoring, check
settings-sources = Sources and events
settings-open-sources = Settings: sources and events
settings-sources-about = Where your leads come from. A lead keeps its first source for good.
settings-source-add = Add source
settings-source-added = { $name } added
settings-source-channel = Channel
settings-source-name = Name
settings-source-place = Place
settings-source-from = From
settings-source-until = Until
settings-source-dates = Dates
settings-source-leads = Leads
settings-source-needs = Enter a name first.
settings-source-none = No sources yet
settings-source-none-text = Add the next trade show or the channel that brings you leads.
settings-scoring = Scoring
settings-open-scoring = Settings: scoring
settings-scoring-about = The rules that make a score from 0 to 100. Press y on a lead to see what each of them gave.
settings-scoring-cap = { $points } at most
settings-scoring-off = off
settings-band-from = from { $points }
settings-band-below = below { $points }
settings-check = File check
settings-check-hint = Looks at every row and every sum of the data file. Changes nothing.
settings-check-now = Check the file
settings-check-running = Checking the file
settings-check-ok = The file is in order: { $leads } leads.
settings-check-bad = { $count ->
    [one] The file has { $count } finding. Make a backup before you go on.
   *[other] The file has { $count } findings. Make a backup before you go on.
}
settings-mail-undo = Time to cancel
settings-mail-undo-hint = A queued mail waits so long before it may leave.
settings-seconds = { $count } seconds
settings-test-help = How to create one
settings-mail-stopped-login = Sending from this account has stopped: the server refused the login. Save the right password to go on.
settings-mail-stopped-quota = Sending from this account has stopped: the quota of the server is used up. It goes on by itself when the server allows it.
settings-mail-stopped-rate = Sending from this account has paused: the server asked for fewer mails an hour. Lower the limit if this comes again.

field-kind-text = Text
field-kind-number = Number
field-kind-money = Amount of money
field-kind-date = Date
field-kind-choice = One choice
field-kind-multi = Several choices
field-kind-link = Link
field-kind-yes-no = Yes or no
field-yes = Yes
field-no = No

settings-fields = Fields
settings-open-fields = Settings: Fields
settings-fields-about = What you want to know of a lead beside the built-in fields. Custom fields stand on the lead page, in the search, in filters, on cards of the board, in score rules and templates.
settings-fields-none = No custom fields yet.
settings-field-name = Name
settings-field-name-of = Name of { $name }
settings-field-kind = Type
settings-field-choices = Choices
settings-field-choices-edit = Edit…
settings-field-choices-lines = Choices, one per line
settings-field-choices-title = Choices of { $name }
settings-field-choice = Choice { $place }
settings-field-choice-add = Add choice
settings-field-choice-up = Move { $name } up
settings-field-choice-remove = Remove { $name }
settings-field-choice-kept = { $leads ->
    [one] One lead has “{ $name }” and keeps it. It is no longer offered.
   *[other] { $leads } leads have “{ $name }” and keep it. It is no longer offered.
}
settings-field-tag = In templates
settings-field-on-card = On the card
settings-field-on-card-of = Show { $name } on the cards of the board
settings-field-add = Add field
settings-field-needs-name = Type a name first
settings-field-needs-choice = Type at least one choice
settings-field-saved = { $name } saved
settings-field-added = Field { $name } added
settings-field-moved = { $name } moved
settings-field-removed = Field { $name } removed
settings-field-remove = Remove field
settings-field-remove-title = Remove { $name }?
settings-field-remove-text = { $count ->
    [one] One lead has a value in it. It stays for 30 days and comes back with Undo.
   *[other] { $count } leads have a value in it. The values stay for 30 days and come back with Undo.
}
settings-field-first = It is the first field already
settings-field-last = It is the last field already

settings-confirm-months = Details count as old after
settings-confirm-months-hint = The lead page then asks to confirm them.
settings-months = { $count ->
    [one] One month
   *[other] { $count } months
}
