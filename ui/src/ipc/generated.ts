// Written by `cargo xtask bindings` from crates/core/src/api/commands.rs. Do not edit.

/**
 * A mail account. The password never crosses.
 */
export type Account = { 
/**
 * Id.
 */
id: string, 
/**
 * Kind.
 */
kind: AccountKind, 
/**
 * Sender name.
 */
from_name: string, 
/**
 * Sender address.
 */
from_address: string, 
/**
 * Host.
 */
host: string, 
/**
 * Port.
 */
port: number, 
/**
 * TLS mode.
 */
tls: TlsMode, 
/**
 * Login name.
 */
user: string, 
/**
 * Where the password is; `None`: not known in this run.
 */
secret: SecretPlace | null, 
/**
 * Certificate authority of a company, PEM.
 */
ca_pem: string | null, 
/**
 * Limits.
 */
per_hour: number, 
/**
 * Mails per day.
 */
per_day: number, 
/**
 * Legal footer: postal address.
 */
postal_address: string, 
/**
 * Legal footer: contact for complaints.
 */
contact: string, 
/**
 * Signature, plain text.
 */
signature: string, 
/**
 * Used when nothing is chosen.
 */
preferred: boolean, 
/**
 * Folder of the practice mailbox.
 */
folder: string, 
/**
 * Why the account is stopped, or empty: `login`, `quota`, `rate`.
 */
stopped: string, };

/**
 * An account as typed.
 */
export type AccountDraft = { 
/**
 * Id, or `None` for a new one.
 */
id: string | null, 
/**
 * Kind.
 */
kind: AccountKind, 
/**
 * Sender name.
 */
from_name: string, 
/**
 * Sender address.
 */
from_address: string, 
/**
 * Host.
 */
host: string, 
/**
 * Port.
 */
port: number, 
/**
 * TLS mode.
 */
tls: TlsMode, 
/**
 * Login name.
 */
user: string, 
/**
 * New password; `None`: unchanged.
 */
password: string | null, 
/**
 * Name of an environment variable that holds the password, instead of it.
 */
password_env: string | null, 
/**
 * Certificate authority, PEM.
 */
ca_pem: string | null, 
/**
 * Mails per hour; 0: the provider's.
 */
per_hour: number, 
/**
 * Mails per day; 0: the provider's.
 */
per_day: number, 
/**
 * Postal address.
 */
postal_address: string, 
/**
 * Contact for complaints.
 */
contact: string, 
/**
 * Signature.
 */
signature: string, 
/**
 * Preferred.
 */
preferred: boolean, };

/**
 * Kind of account.
 */
export type AccountKind = "smtp" | "practice";

/**
 * One account.
 */
export type AccountRef = { 
/**
 * Id.
 */
account: string, };

/**
 * The result of a test.
 */
export type AccountTest = { 
/**
 * Stages in order: passed, failed (the last), or not reached.
 */
stages: Array<TestStage>, 
/**
 * All passed.
 */
passed: boolean, };

/**
 * Writes an entry.
 */
export type AddActivity = { 
/**
 * Lead.
 */
lead: string, 
/**
 * Kind, as in [`TimelineItem`].
 */
kind: string, 
/**
 * Title.
 */
title: string, 
/**
 * Text.
 */
body: string, 
/**
 * When; now if absent.
 */
at: number | null, 
/**
 * Or the day on which it happened, ISO or as typed, not ahead; `at` goes before it.
 */
on: string | null, 
/**
 * What they asked for: `quote`, `appointment`, `consultation`, `question`, or empty.
 */
asks: string, };

/**
 * Adds a contact point.
 */
export type AddContact = { 
/**
 * Lead.
 */
lead: string, 
/**
 * `mail`, `phone`, `url`, `postal`.
 */
kind: string, 
/**
 * As typed.
 */
value: string, 
/**
 * Label.
 */
label: string, };

/**
 * Adds a stage: an open one behind the open ones, won and lost at the end.
 */
export type AddStage = { 
/**
 * English name; empty: as the Japanese one.
 */
name_en: string, 
/**
 * Japanese name; empty: as the English one.
 */
name_ja: string, 
/**
 * Kind.
 */
kind: StageKind, };

/**
 * A lead was added.
 */
export type Added = { 
/**
 * Id of the lead.
 */
lead: string, 
/**
 * The change.
 */
changed: Changed, };

/**
 * An own field was added.
 */
export type AddedField = { 
/**
 * The field.
 */
field: OwnField, 
/**
 * The change.
 */
changed: Changed, };

/**
 * A source was added.
 */
export type AddedSource = { 
/**
 * Id.
 */
source: string, 
/**
 * The change.
 */
changed: Changed, };

/**
 * A stage that was added.
 */
export type AddedStage = { 
/**
 * Its id.
 */
stage: string, 
/**
 * The change.
 */
changed: Changed, };

/**
 * A person at a company for a time.
 */
export type Affiliation = { 
/**
 * Id.
 */
id: string, 
/**
 * Id of the company.
 */
company_id: string, 
/**
 * A second work: not the one that the lead's own lines show.
 */
side: boolean, 
/**
 * Company.
 */
company: string, 
/**
 * Department.
 */
department: string, 
/**
 * Title.
 */
title: string, 
/**
 * Since (ISO), if known.
 */
from: string | null, 
/**
 * Until (ISO); absent: still there.
 */
until: string | null, };

/**
 * About this program and computer.
 */
export type AppInfo = { 
/**
 * Version of the program.
 */
version: string, 
/**
 * Where the data file lies, for the eye.
 */
data_file: string, 
/**
 * `linux`, `macos`, `windows` or `web` (development host).
 */
platform: string, 
/**
 * Language of the operating system: `ja` or `en`.
 */
system_language: string, 
/**
 * Zone of the computer (IANA).
 */
zone: string, 
/**
 * Where passwords go here.
 */
secret_place: SecretPlace, 
/**
 * The colour scheme that the desktop asks for: `light`, `dark` or empty if unknown.
 */
colour_scheme: string, };

/**
 * One try.
 */
export type Attempt = { 
/**
 * When.
 */
at: number, 
/**
 * Phase reached.
 */
phase: Phase, 
/**
 * Reply, code first, or empty.
 */
reply: string, 
/**
 * Local fault, or empty.
 */
fault: string, };

/**
 * A verified copy of the file.
 */
export type Backup = { 
/**
 * File name.
 */
name: string, 
/**
 * When.
 */
at: number, 
/**
 * Bytes.
 */
size: number, 
/**
 * Leads in it.
 */
leads: number, };

/**
 * Makes a backup.
 */
export type BackupNow = { 
/**
 * Id of the job.
 */
job: string, };

/**
 * The board without cards.
 */
export type Board = { 
/**
 * Columns in order; won and lost last.
 */
columns: Array<Column>, 
/**
 * Open leads.
 */
open: number, 
/**
 * Open leads without a next step.
 */
no_step: number, 
/**
 * Open leads gone quiet.
 */
quiet: number, 
/**
 * Conditions of the tree that name what was removed, as places in it; they do not count.
 */
lost: Array<Array<number>>, 
/**
 * Columns of a group that are left out, those with the fewest leads.
 */
more: number, };

/**
 * Edits many leads as one undo step. Absent members change nothing.
 */
export type BulkEdit = { 
/**
 * Id of the job.
 */
job: string, 
/**
 * The leads, by id.
 */
leads: Array<string>, 
/**
 * Or all that answer this query.
 */
query: LeadQuery | null, 
/**
 * Field codes and typed values; an empty value takes the value away.
 */
fields: Array<FieldValue>, 
/**
 * Tags by name to add; made if new.
 */
add_tags: Array<string>, 
/**
 * Tags to take away, by id or name.
 */
remove_tags: Array<string>, 
/**
 * The next step to plan; it replaces the open one.
 */
step: StepDraft | null, 
/**
 * Moves them to the Trash.
 */
trash: boolean, 
/**
 * Counts and writes nothing.
 */
dry_run: boolean, };

/**
 * Moves many leads to a stage as one undo step.
 */
export type BulkMove = { 
/**
 * Id of the job.
 */
job: string, 
/**
 * The leads, by id.
 */
leads: Array<string>, 
/**
 * Or all that answer this query.
 */
query: LeadQuery | null, 
/**
 * Target stage id.
 */
to: string, 
/**
 * Lost: reason code.
 */
lost_reason: string, 
/**
 * Lost or won: note.
 */
note: string, 
/**
 * Lost: back to nurturing on this date; won: the next cycle begins on it.
 */
return_on: string | null, 
/**
 * Counts and writes nothing.
 */
dry_run: boolean, };

/**
 * What an edit did, or would do.
 */
export type BulkReport = { 
/**
 * Leads that were chosen.
 */
leads: number, 
/**
 * Leads among them that are not as before.
 */
edited: number, 
/**
 * The change; absent after a dry run.
 */
changed: Changed | null, };

/**
 * One day.
 */
export type CalendarDay = { 
/**
 * The day (ISO).
 */
on: string, 
/**
 * Text key `holiday-…` of a holiday, or empty.
 */
holiday: string, 
/**
 * Next steps due, counted up to 100.
 */
steps: number, 
/**
 * Expected closes of open leads, counted up to 100.
 */
closes: number, 
/**
 * The first entries.
 */
entries: Array<CalendarEntry>, };

/**
 * A window of a day.
 */
export type CalendarDayPage = { 
/**
 * The entries, in order.
 */
entries: Array<CalendarEntry>, 
/**
 * There are more behind them.
 */
more: boolean, };

/**
 * Something on a day.
 */
export type CalendarEntry = { 
/**
 * What it is.
 */
what: CalendarKind, 
/**
 * The lead, with step, value and expected close.
 */
lead: LeadRow, };

/**
 * What stands on a day.
 */
export type CalendarKind = "step" | "close";

/**
 * Some days with their first entries.
 */
export type CalendarPage = { 
/**
 * All days that were asked for, in order.
 */
days: Array<CalendarDay>, 
/**
 * Conditions of the tree that name what was removed, as places in it; they do not count.
 */
lost: Array<Array<number>>, };

/**
 * What quick add keeps until changed.
 */
export type CaptureSession = { 
/**
 * Source or event id.
 */
source: string | null, 
/**
 * Tags.
 */
tags: Array<string>, 
/**
 * Grade.
 */
grade: string, 
/**
 * Consent ground.
 */
ground: string, 
/**
 * The day on which the cards were exchanged, ISO; empty: the day of capture.
 */
met_on: string, };

/**
 * An own field on cards.
 */
export type CardField = { 
/**
 * Code of the field.
 */
field: string, 
/**
 * Name of the field.
 */
name: string, 
/**
 * Kind of the field.
 */
kind: string, };

/**
 * Some cards, member by member: each column holds the values of all cards in order, or one
 * value if all say the same. Columns of places in `words` say *word*; the first word is empty.
 */
export type CardPage = { 
/**
 * Offset of the first card.
 */
offset: number, 
/**
 * Ids, as base64 without its padding; one for each card.
 */
id: Array<string>, 
/**
 * Names in the order of the person's language; the company if there is no name.
 */
name: Array<string>, 
/**
 * Readings.
 */
kana: Array<string>, 
/**
 * Companies.
 */
company: Array<string>, 
/**
 * Departments; word.
 */
department: Array<number>, 
/**
 * Titles; word.
 */
title: Array<number>, 
/**
 * Primary mail addresses.
 */
mail: Array<string>, 
/**
 * Primary phones.
 */
phone: Array<string>, 
/**
 * Trouble with mail; word: `bounced`, `refused`, `not_asked` or empty.
 */
mail_trouble: Array<number>, 
/**
 * Ids of stages; word.
 */
stage: Array<number>, 
/**
 * Grades; word.
 */
grade: Array<number>, 
/**
 * Scores 0–100.
 */
score: Array<number>, 
/**
 * Bands; word: `hot`, `warm`, `cool`, `cold`, empty if set aside.
 */
band: Array<number>, 
/**
 * States of the next step; word: as `StepState`, empty if there is none.
 */
step_state: Array<number>, 
/**
 * Kinds of the next step; word.
 */
step_kind: Array<number>, 
/**
 * Own words of the next step; word.
 */
step_title: Array<number>, 
/**
 * Due dates (ISO); word.
 */
step_due_on: Array<number>, 
/**
 * Due instants of steps with a time of day.
 */
step_due_at: Array<number | null>, 
/**
 * Waiting since.
 */
step_since: Array<number | null>, 
/**
 * Total and gain of the crossing of the contact line behind the step.
 */
step_crossed: Array<[number, number] | null>, 
/**
 * Places of the cards whose last reply waits for an answer.
 */
replied: Array<number>, 
/**
 * Places of the cards that have gone quiet.
 */
quiet: Array<number>, 
/**
 * When they entered the stage.
 */
stage_since: Array<number>, 
/**
 * Values in minor units.
 */
value_minor: Array<number>, 
/**
 * Their currencies (ISO 4217); word.
 */
value_currency: Array<number>, 
/**
 * Sources or events; word.
 */
source: Array<number>, 
/**
 * Tags, as places in `known_tags`.
 */
tags: Array<Array<number>>, 
/**
 * Tags of the cards.
 */
known_tags: Array<Tag>, 
/**
 * Own fields chosen for the card: place in `known_fields`, value as in `OwnChip`.
 */
own: Array<Array<[number, string]>>, 
/**
 * Own fields of the cards.
 */
known_fields: Array<CardField>, 
/**
 * What several cards say.
 */
words: Array<string>, };

/**
 * Order of a column.
 */
export type CardSort = "urgency" | "manual" | "score" | "value";

/**
 * A cell that a person wrote anew; the file stays as it is.
 */
export type CellEdit = { 
/**
 * Row, 1 = first below the header.
 */
row: number, 
/**
 * Column, from 0.
 */
column: number, 
/**
 * What is read instead.
 */
value: string, };

/**
 * Something wrong with a row.
 */
export type CellProblem = { 
/**
 * Column, from 0; none if it is the row.
 */
column: number | null, 
/**
 * The cell as it stands, at most 1,000 characters.
 */
value: string, 
/**
 * Reason.
 */
error: RowError, 
/**
 * The row cannot become a lead; else the value is kept in the note.
 */
fatal: boolean, };

/**
 * The answer of every change.
 */
export type Changed = { 
/**
 * The undo step; `None` if nothing was written.
 */
change_id: string | null, 
/**
 * What to ask again.
 */
topics: Array<Topic>, 
/**
 * Label of the change: text key `op-…` without prefix and its parameters.
 */
label: OpLabel, 
/**
 * Number of the `changed` event that tells the same, so that the one who asked does not
 * hear it twice; 1, 2, 3 … since the program started.
 */
number: number, };

/**
 * Checks the file.
 */
export type CheckFile = { 
/**
 * Id of the job.
 */
job: string, };

/**
 * A dry run or the import itself: same request, same counts.
 */
export type CheckImport = { 
/**
 * Id of the job.
 */
job: string, 
/**
 * The file.
 */
file: string, 
/**
 * Name of the file, for the history.
 */
name: string, 
/**
 * How to read it.
 */
reading: Reading, 
/**
 * Field code per column, empty: leave out. Empty list: as proposed.
 */
mapping: Array<string>, 
/**
 * What each column does to known leads: `fill` (also empty), `newest`, `never`.
 */
policies: Array<string>, 
/**
 * What values of choice columns mean.
 */
choices: Array<ChoiceMap>, 
/**
 * Profile in use.
 */
profile: string | null, 
/**
 * What all rows get.
 */
options: ImportOptions, 
/**
 * What was decided for rows "to decide".
 */
decisions: Array<Decision>, 
/**
 * Cells that a person wrote anew.
 */
edits: Array<CellEdit>, 
/**
 * Only rows with something wrong in the answer (dry run).
 */
only_problems: boolean, 
/**
 * Only rows of this verdict in the answer (dry run).
 */
show: Verdict | null, 
/**
 * Rows of the answer to pass over.
 */
offset: number, };

/**
 * One row of a dry run.
 */
export type CheckedRow = { 
/**
 * Row, 1 = first below the header.
 */
row: number, 
/**
 * Verdict.
 */
verdict: Verdict, 
/**
 * Name as read.
 */
name: string, 
/**
 * Company as read.
 */
company: string, 
/**
 * Primary mail as read.
 */
mail: string, 
/**
 * Why it cannot be read, or (other verdicts) the first value that was left out.
 */
error: RowError | null, 
/**
 * The known lead, or `row:N` for the new lead that row N makes, if any.
 */
lead: string | null, 
/**
 * Why it is taken for the known lead.
 */
reasons: Array<string>, 
/**
 * Field by field: in the file and known.
 */
fields: Array<PairField>, 
/**
 * Everything that is wrong with it.
 */
problems: Array<CellProblem>, };

/**
 * The newcomer's list.
 */
export type Checklist = { 
/**
 * Three leads.
 */
leads: boolean, 
/**
 * One next step.
 */
step: boolean, 
/**
 * A mail account or the practice mailbox.
 */
mail: boolean, 
/**
 * A backup.
 */
backup: boolean, 
/**
 * The first follow-up.
 */
follow_up: boolean, 
/**
 * The person closed it.
 */
dismissed: boolean, };

/**
 * What a value of a choice column means.
 */
export type ChoiceMap = { 
/**
 * Field code.
 */
field: string, 
/**
 * The value in the file.
 */
from: string, 
/**
 * What is read instead: a code or a name of ours; empty: nothing.
 */
to: string, };

/**
 * A condition over leads, or several joined.
 */
export type Clause = { 
/**
 * How its parts are joined, or that it is a condition itself.
 */
kind: ClauseKind, 
/**
 * Parts of a group.
 */
parts: Array<Clause>, 
/**
 * What a condition asks about: a code of `leads_subjects`, or `own:` + id of a field.
 */
subject: string, 
/**
 * Operator of a condition.
 */
op: string, 
/**
 * Values of a condition: ids, codes, numbers, ISO dates or named times (`today`,
 * `this_month`), lengths of time (`30d`); of activities kind, number, length or empty.
 */
values: Array<string>, };

/**
 * How parts are joined.
 */
export type ClauseKind = "all" | "any" | "not" | "is";

/**
 * One column.
 */
export type Column = { 
/**
 * The stage.
 */
stage: Stage, 
/**
 * Leads in it that answer the query.
 */
count: number, 
/**
 * Sums of value by currency.
 */
values: Array<MoneySum>, 
/**
 * The same times the stage's probability.
 */
weighted: Array<MoneySum>, 
/**
 * Median days in the stage of those that left it; `None` below 5.
 */
median_days: number | null, 
/**
 * Per cent of those that left it who went on (to a later open stage or won); `None` below 5.
 */
went_on: number | null, };

/**
 * Everything on a company.
 */
export type CompanyDetail = { 
/**
 * As in lists.
 */
row: CompanyRow, 
/**
 * 法人番号.
 */
corporate_number: string, 
/**
 * Number of employees, as text.
 */
size: string, 
/**
 * Postal address.
 */
address: string, 
/**
 * Note.
 */
note: string, 
/**
 * Its people, best score first, at most 200.
 */
people: Array<LeadRow>, 
/**
 * Values of its open leads.
 */
values: Array<MoneySum>, 
/**
 * Other companies of the same folded name, or of the same domain: they may be one.
 */
alike: Array<CompanyRow>, };

/**
 * A company by name.
 */
export type CompanyName = { 
/**
 * Empty if there is none.
 */
name: string, };

/**
 * Some companies.
 */
export type CompanyPage = { 
/**
 * In the order of their names.
 */
companies: Array<CompanyRow>, 
/**
 * There are more behind them.
 */
more: boolean, };

/**
 * One company, by id.
 */
export type CompanyRef = { 
/**
 * Id.
 */
company: string, };

/**
 * A company in a list.
 */
export type CompanyRow = { 
/**
 * Id.
 */
id: string, 
/**
 * Name.
 */
name: string, 
/**
 * Reading.
 */
kana: string, 
/**
 * Mail domain.
 */
domain: string, 
/**
 * Industry.
 */
industry: string, 
/**
 * Its people.
 */
people: number, };

/**
 * A field, side by side.
 */
export type ComparedField = { 
/**
 * Code: `name`, `kana`, `company`, `stage` …, `own:` + id of an own field.
 */
field: string, 
/**
 * Its name, if it is an own field.
 */
name: string, 
/**
 * What each lead says, in their order; `stage` is an id, `value` minor units, a space and
 * the currency.
 */
values: Array<string>, 
/**
 * Position of the lead whose value stays.
 */
chosen: number, 
/**
 * They say different things.
 */
differs: boolean, };

/**
 * One entry of the log.
 */
export type ConsentEntry = { 
/**
 * Id.
 */
id: string, 
/**
 * `grant`, `refuse`, `withdraw`, `bounce`, `complaint`, `override`, `void`.
 */
kind: string, 
/**
 * Ground.
 */
ground: string, 
/**
 * Address.
 */
address: string, 
/**
 * When it was given.
 */
at: number, 
/**
 * When it was recorded.
 */
recorded_at: number, 
/**
 * Where or how.
 */
note: string, 
/**
 * `hand`, `import`, `reply`, `bounce`, `sample`.
 */
how: string, 
/**
 * It is the entry in force.
 */
in_force: boolean, };

/**
 * A contact point.
 */
export type Contact = { 
/**
 * Id.
 */
id: string, 
/**
 * `mail`, `phone`, `url`, `postal`.
 */
kind: string, 
/**
 * As typed.
 */
value: string, 
/**
 * `work`, `direct`, `mobile`, `fax`, `home` or empty.
 */
label: string, 
/**
 * First of its kind.
 */
primary: boolean, 
/**
 * `ok`, `bounced`, `suspect`, `retired`.
 */
state: string, 
/**
 * Consent ground of the address (mail only).
 */
ground: string, 
/**
 * Date of that ground (ISO), if any.
 */
ground_on: string | null, };

/**
 * One contact point.
 */
export type ContactRef = { 
/**
 * Id.
 */
contact: string, };

/**
 * Copies a saved view.
 */
export type CopySegment = { 
/**
 * Id.
 */
segment: string, 
/**
 * Name of the copy.
 */
name: string, };

/**
 * Asks for counts.
 */
export type CountLeads = { 
/**
 * Which.
 */
query: LeadQuery, 
/**
 * With the kana index (only meaningful in kana order).
 */
kana_index: boolean, 
/**
 * A place on the page that shows one count: a newer question from the same place stops
 * this one, which then answers `stopped`.
 */
place: string | null, };

/**
 * The crossing of the contact line behind a step.
 */
export type Crossed = { 
/**
 * Total after it.
 */
total: number, 
/**
 * Points gained.
 */
gain: number, 
/**
 * The three largest new reasons.
 */
rules: Array<CrossedRule>, };

/**
 * One reason of a crossing.
 */
export type CrossedRule = { 
/**
 * Rule code: text key `score-rule-` + rule.
 */
rule: string, 
/**
 * Points gained by it.
 */
points: number, };

/**
 * The filter that hides most.
 */
export type Culprit = { 
/**
 * Member of [`LeadQuery`].
 */
member: string, 
/**
 * If it is `tree`: the place of the condition, parts counted from 0.
 */
path: Array<number>, 
/**
 * Leads that would answer without it.
 */
hides: number, };

/**
 * A day and a count.
 */
export type DayCount = { 
/**
 * Day (ISO).
 */
on: string, 
/**
 * Steps due.
 */
count: number, };

/**
 * A decision for one row.
 */
export type Decision = { 
/**
 * Row, 1 = first below the header.
 */
row: number, 
/**
 * Same person as this lead, or as the new lead of row N (`row:N`); `None`: a new person.
 */
same_as: string | null, 
/**
 * Leave the row out.
 */
skip: boolean, };

/**
 * A lead that may be the same person.
 */
export type DuplicateHint = { 
/**
 * The other lead.
 */
row: LeadRow, 
/**
 * Certain (same name and same mail or phone) or maybe.
 */
certain: boolean, 
/**
 * Reasons: `mail`, `phone`, `name`, `kana`, `company`.
 */
reasons: Array<string>, };

/**
 * A window of the queue.
 */
export type DuplicatePage = { 
/**
 * Those of the newest leads first.
 */
pairs: Array<DuplicatePair>, 
/**
 * Certain pairs in all.
 */
certain: number, 
/**
 * Maybes in all.
 */
maybe: number, };

/**
 * Two leads that may be one person.
 */
export type DuplicatePair = { 
/**
 * The older one.
 */
one: LeadRow, 
/**
 * The newer one.
 */
other: LeadRow, 
/**
 * Certain (same name and same mail or phone) or maybe.
 */
certain: boolean, 
/**
 * What they share: `mail`, `phone`, `name`, `kana`, `company`.
 */
reasons: Array<string>, 
/**
 * The rules that found them, surest first: text `duplicate-` + code with dashes.
 */
rules: Array<string>, 
/**
 * A person put it off: it stands behind the others.
 */
put_off: boolean, };

/**
 * Every reason for a refusal. The text key is `error-` + the code with dashes.
 */
export type ErrorCode = "internal" | "bad_request" | "unknown_command" | "stopped" | "file_missing" | "file_unreadable" | "file_not_written" | "database_foreign" | "database_too_new" | "database_damaged" | "database_empty" | "database_busy" | "database_read_only" | "disk_full" | "disk_fault" | "file_too_large" | "file_empty" | "file_not_text" | "file_broken" | "file_protected" | "file_unpacks_large" | "archive_foreign" | "archive_broken" | "archive_too_new" | "file_exists" | "card_broken" | "card_missing" | "picture_unknown" | "picture_too_large" | "code_missing" | "code_too_long" | "too_many_columns" | "quote_open" | "surplus_cells" | "bad_bytes" | "phone_damaged" | "phone_invalid" | "too_many_profiles" | "no_name_column" | "lead_gone" | "lead_nameless" | "lead_duplicate" | "lead_not_found" | "lead_ambiguous" | "merge_same" | "stage_not_found" | "stage_nameless" | "stage_needed" | "stage_not_empty" | "lost_reason_needed" | "not_found" | "field_invalid" | "field_too_long" | "own_value_invalid" | "field_nameless" | "field_name_taken" | "choices_missing" | "corporate_number_invalid" | "work_known" | "bulk_nameless" | "bulk_no_company" | "too_many_on_card" | "too_many_fields" | "mail_address_invalid" | "date_invalid" | "date_in_future" | "condition_invalid" | "sentence_invalid" | "condition_lost" | "money_invalid" | "no_score_model" | "score_model_invalid" | "consent_refused" | "mail_recipients_missing" | "mail_account_missing" | "mail_text_missing" | "legal_items_missing" | "template_broken" | "nobody_eligible" | "message_left" | "sender_busy" | "nothing_to_undo" | "nothing_to_redo" | "undo_conflict" | "not_undoable";

/**
 * What the page hears without asking.
 */
export type Event = { "event": "changed", 
/**
 * The undo step.
 */
change_id: string | null, 
/**
 * What to ask again.
 */
topics: Array<Topic>, 
/**
 * The same as in the answer to the one who wrote.
 */
number: number, } | { "event": "progress", 
/**
 * Id chosen by the page.
 */
job: string, 
/**
 * Text key `progress-` + phase.
 */
phase: string, 
/**
 * Units done.
 */
done: number, 
/**
 * Units in all; 0 if unknown.
 */
total: number, } | { "event": "dropped", 
/**
 * The file.
 */
file: FileToken, };

/**
 * One left out.
 */
export type Excluded = { 
/**
 * Lead.
 */
lead: string, 
/**
 * Name.
 */
name: string, 
/**
 * Company.
 */
company: string, 
/**
 * Text key `excluded-` + reason: `no_mail`, `no_ground`, `refused`, `suppressed`, `bounced`,
 * `missing_value`, `trashed`, `stage`, `same_address`.
 */
reason: string, 
/**
 * Field that is missing, or empty.
 */
field: string, };

/**
 * Asks why.
 */
export type Explain = { 
/**
 * Lead.
 */
lead: string, 
/**
 * Day (ISO); absent: today.
 */
on: string | null, };

/**
 * A score and all its parts. The `mp` of the lines add up to `total` × 1,000, their `points`
 * to `total`.
 */
export type Explanation = { 
/**
 * Lead.
 */
lead: string, 
/**
 * Day (ISO).
 */
on: string, 
/**
 * 0–100.
 */
total: number, 
/**
 * 0–50.
 */
fit: number, 
/**
 * 0–50.
 */
engagement: number, 
/**
 * `hot`, `warm`, `cool`, `cold`; empty while set aside.
 */
band: string, 
/**
 * Grid cell: `A1` … `C3`.
 */
grid: string, 
/**
 * Code of the gate that sets it aside, or empty.
 */
aside: string, 
/**
 * Change of the total over the last 7 days.
 */
change_7d: number, 
/**
 * The lines, largest first within fit, then engagement, then cuts and rounding.
 */
lines: Array<ScoreLine>, 
/**
 * At most three doable facts that would raise it.
 */
raises: Array<ScoreRaise>, 
/**
 * Number of the model version.
 */
model: number, };

/**
 * Asks for everything of the file in one package.
 */
export type ExportArchive = { 
/**
 * Id of the job.
 */
job: string, 
/**
 * Where to write.
 */
file: string, 
/**
 * Language of the list in it: `ja` or `en`.
 */
language: string, };

/**
 * A form in which leads are written.
 */
export type ExportForm = "csv" | "tsv" | "xlsx" | "vcf";

/**
 * Asks for a file of leads.
 */
export type ExportLeads = { 
/**
 * Id of the job.
 */
job: string, 
/**
 * Where to write.
 */
file: string, 
/**
 * Which leads.
 */
query: LeadQuery, 
/**
 * Only these, if not empty.
 */
leads: Array<string>, 
/**
 * Language of the headers: `ja` or `en`.
 */
language: string, 
/**
 * Form.
 */
format: ExportForm, 
/**
 * Of a text: `utf-8-bom` (also empty), `utf-8`, `shift_jis`, `utf-16`.
 */
encoding: string, 
/**
 * Of a contact file: 3 (also 0) or 4.
 */
version: number, 
/**
 * Field codes in order; empty: all.
 */
columns: Array<string>, 
/**
 * Writes addresses out too that must not be written to.
 */
with_refused: boolean, };

/**
 * A file was written.
 */
export type Exported = { 
/**
 * Leads in it.
 */
count: number, 
/**
 * Characters that the encoding lacks, the most frequent first.
 */
replaced: Array<Replaced>, 
/**
 * Texts cut because a cell of a sheet takes no more.
 */
cut: number, };

/**
 * One changed field of a lead.
 */
export type FieldChange = { 
/**
 * The change.
 */
change_id: string, 
/**
 * When.
 */
at: number, 
/**
 * What the person did.
 */
label: OpLabel, 
/**
 * Field code.
 */
field: string, 
/**
 * Name of an own field; empty for a field of the program.
 */
name: string, 
/**
 * Before.
 */
from: string, 
/**
 * After.
 */
to: string, };

/**
 * A field of the field table.
 */
export type FieldInfo = { 
/**
 * Code.
 */
code: string, 
/**
 * `text`, `kana`, `date`, `money`, `choice`, `mail`, `phone`, `url`, `multi`, `long_text`;
 * of own fields `text`, `number`, `money`, `date`, `choice`, `multi`, `link`, `yes_no`.
 */
kind: string, 
/**
 * Group of the form: `name`, `work`, `contact`, `qualify`, `source`, `note`, `own`.
 */
group: string, 
/**
 * Choices of a choice field: codes, of own fields the names.
 */
choices: Array<string>, 
/**
 * May be changed by `leads_update`.
 */
editable: boolean, 
/**
 * Name of an own field; empty for a field of the program, whose name is a text.
 */
name: string, };

/**
 * A field and what was typed.
 */
export type FieldValue = { 
/**
 * Code of the field table.
 */
field: string, 
/**
 * As typed.
 */
value: string, };

/**
 * What a check found; an orderly file has no findings.
 */
export type FileCheck = { 
/**
 * Leads that are not in the Trash.
 */
leads: number, 
/**
 * What is not as it should be.
 */
findings: Array<Finding>, };

/**
 * One column.
 */
export type FileColumn = { 
/**
 * From 0.
 */
index: number, 
/**
 * Header, or empty.
 */
header: string, 
/**
 * Up to 3 different values.
 */
samples: Array<string>, 
/**
 * Proposed field code, or empty: leave out.
 */
field: string, 
/**
 * The same without any profile.
 */
guess: string, 
/**
 * Why: `header`, `values`, `profile`, or empty.
 */
reason: string, 
/**
 * What it does to known leads: `fill`, `newest`, `never`.
 */
policy: string, 
/**
 * Its different values with their counts, the most frequent first; empty above 30.
 */
values: Array<ValueCount>, };

/**
 * Which kind of file a dialog offers.
 */
export type FileKind = "list" | "csv" | "xlsx" | "vcf" | "archive" | "database" | "certificate" | "folder" | "card";

/**
 * The start of a file.
 */
export type FileReading = { 
/**
 * What the bytes are: `text`, `xlsx`, `xls`, `ods`, `html`, `vcf`, `archive`.
 */
form: string, 
/**
 * Sheets that can be chosen; empty where there are none.
 */
sheets: Array<string>, 
/**
 * Sheet in use, or empty.
 */
sheet: string, 
/**
 * Encoding in use.
 */
encoding: string, 
/**
 * Certainty of the encoding, per cent.
 */
confidence: number, 
/**
 * Bytes that do not fit the encoding.
 */
bad_bytes: number, 
/**
 * Delimiter in use.
 */
delimiter: string, 
/**
 * The first row holds headers.
 */
header: boolean, 
/**
 * Rows below the header.
 */
rows: number, 
/**
 * Name of the program whose export this seems to be, or empty.
 */
preset: string, 
/**
 * The profile that was made for these headers; the columns follow it.
 */
profile: ImportProfile | null, 
/**
 * Columns with proposed fields.
 */
columns: Array<FileColumn>, 
/**
 * The first 20 rows.
 */
preview: Array<Array<string>>, };

/**
 * A file that the person chose. The page never sees or sends a path.
 */
export type FileToken = { 
/**
 * Opaque.
 */
token: string, 
/**
 * File name for the eye.
 */
name: string, 
/**
 * Bytes; 0 for a file to be written.
 */
size: number, };

/**
 * Asks for company names.
 */
export type FindCompanies = { 
/**
 * Typed text.
 */
text: string, };

/**
 * Asks for the best few.
 */
export type FindLeads = { 
/**
 * Typed text.
 */
text: string, 
/**
 * At most 50.
 */
limit: number, };

/**
 * One kind of finding.
 */
export type Finding = { 
/**
 * `structure`, `references`, `cards`, `totals`, `search`, `stage_history`.
 */
check: string, 
/**
 * Rows.
 */
count: number, };

/**
 * Marks the step done.
 */
export type FinishStep = { 
/**
 * Lead.
 */
lead: string, 
/**
 * What came of it; becomes an activity of the step's kind.
 */
note: string, 
/**
 * The next one.
 */
next: StepDraft | null, };

/**
 * A follow-up as it is being written.
 */
export type FollowUpDraft = { 
/**
 * Recipients: lead ids.
 */
leads: Array<string>, 
/**
 * Or all leads of a query.
 */
query: LeadQuery | null, 
/**
 * Account; `None`: the preferred one.
 */
account: string | null, 
/**
 * Template it came from.
 */
template: string | null, 
/**
 * Texts; empty: the template's. Each person gets the one of their language, else the first.
 */
texts: Array<TemplateText>, 
/**
 * Send not before this instant.
 */
not_before: number | null, 
/**
 * Leave without the seconds for a second thought: a script has no toast to click.
 */
at_once: boolean, 
/**
 * "If no reply by": ISO date or `+3d`; plans a step then. Empty: not.
 */
remind: string, 
/**
 * Reason to write although the purpose is not allowed (personal mail only).
 */
override_reason: string, 
/**
 * Preview: index of the first recipient to render.
 */
offset: number, 
/**
 * Preview: how many to render, at most 20.
 */
limit: number, };

/**
 * The mails of a follow-up before they are queued.
 */
export type FollowUpPreview = { 
/**
 * Recipients chosen.
 */
chosen: number, 
/**
 * Who will get it.
 */
eligible: number, 
/**
 * Who will not, and why.
 */
excluded: Array<Excluded>, 
/**
 * Rendered mails of the asked window over the eligible ones and those with missing values.
 */
mails: Array<PreviewMail>, 
/**
 * Index of the first.
 */
offset: number, 
/**
 * Problems of the text.
 */
problems: Array<TemplateProblem>, 
/**
 * `promo` (several) or `personal` (one).
 */
purpose: string, 
/**
 * What stops it as a whole: `no_account`, `no_text`, `legal_items`, `no_recipients`, or empty.
 */
blocked: string, 
/**
 * Legal items that are missing in the account.
 */
legal_missing: Array<string>, };

/**
 * What was found, in order.
 */
export type Found = { 
/**
 * People, web addresses and other texts, at most 200.
 */
items: Array<FoundItem>, 
/**
 * Cards that could not be read.
 */
broken: number, 
/**
 * Cards beyond the 200.
 */
more: number, 
/**
 * The text is a table of several rows: a case for the import.
 */
is_table: boolean, };

/**
 * One thing found.
 */
export type FoundItem = { 
/**
 * `card` (a person or company), `url`, `text`.
 */
kind: string, 
/**
 * The text of a code that is no card; empty for a card.
 */
text: string, 
/**
 * The lead proposed; of what is no card, its text is the note.
 */
draft: LeadDraft, 
/**
 * The card had no end: what was there was read.
 */
is_cut: boolean, };

/**
 * One check of the gate.
 */
export type GateVerdict = { 
/**
 * Check.
 */
check: string, 
/**
 * `ok` or the reason.
 */
verdict: string, };

/**
 * Sets the grade.
 */
export type GradeLeads = { 
/**
 * Leads.
 */
leads: Array<string>, 
/**
 * `A`, `B`, `C` or empty.
 */
grade: string, };

/**
 * One change.
 */
export type HistoryEntry = { 
/**
 * Id.
 */
change_id: string, 
/**
 * When.
 */
at: number, 
/**
 * What.
 */
label: OpLabel, 
/**
 * Rows it wrote.
 */
rows: number, 
/**
 * It was undone.
 */
undone: boolean, 
/**
 * What the undo did beside: the label of it, with `mails_left`, `mails_cancelled` …
 */
undo: OpLabel | null, 
/**
 * It can be undone (unless rows changed since).
 */
undoable: boolean, };

/**
 * A page of changes.
 */
export type HistoryPage = { 
/**
 * Newest first.
 */
changes: Array<HistoryEntry>, 
/**
 * Cursor of the next page.
 */
next: number | null, };

/**
 * What undo and redo would do.
 */
export type HistoryState = { 
/**
 * Label of the change that undo takes back.
 */
undo: OpLabel | null, 
/**
 * Label of the change that redo brings again.
 */
redo: OpLabel | null, };

/**
 * A pasted text to be read like a file.
 */
export type HoldText = { 
/**
 * A file name for the eye.
 */
name: string, 
/**
 * The text, at most 16 MB.
 */
text: string, };

/**
 * A past import.
 */
export type ImportBatch = { 
/**
 * Id.
 */
id: string, 
/**
 * File name.
 */
name: string, 
/**
 * When.
 */
at: number, 
/**
 * Encoding.
 */
encoding: string, 
/**
 * Counts.
 */
counts: ImportCounts, 
/**
 * The change, if it can still be undone.
 */
change_id: string | null, 
/**
 * It was undone.
 */
undone: boolean, };

/**
 * The result of a dry run.
 */
export type ImportCheck = { 
/**
 * Counts.
 */
counts: ImportCounts, 
/**
 * At most 200 rows of the asked verdict (all verdicts: problems first).
 */
rows: Array<CheckedRow>, 
/**
 * Rows with something wrong, those that cannot be read among them.
 */
problems: number, };

/**
 * Counts of a file.
 */
export type ImportCounts = { 
/**
 * Rows below the header.
 */
rows: number, 
/**
 * New leads.
 */
new: number, 
/**
 * Known leads that change.
 */
updated: number, 
/**
 * Known leads that stay.
 */
duplicates: number, 
/**
 * Open questions.
 */
to_decide: number, 
/**
 * Rows that cannot be read.
 */
errors: number, 
/**
 * Rows left out by decision.
 */
skipped: number, };

/**
 * What all rows get.
 */
export type ImportOptions = { 
/**
 * Source or event: id.
 */
source: string | null, 
/**
 * Source or event by name, created if new.
 */
source_name: string, 
/**
 * Consent ground, empty: not asked.
 */
ground: string, 
/**
 * Tags.
 */
tags: Array<string>, 
/**
 * Stage id; empty: the first.
 */
stage: string | null, 
/**
 * Grade, or empty.
 */
grade: string, 
/**
 * Day of a next step for leads that have none, ISO; empty: none.
 */
next_step_on: string, };

/**
 * A mapping that is remembered.
 */
export type ImportProfile = { 
/**
 * Id.
 */
id: string, 
/**
 * Name.
 */
name: string, 
/**
 * When it was used last.
 */
used_at: number, 
/**
 * Columns in the order of the file.
 */
columns: Array<ProfileColumn>, 
/**
 * Choices.
 */
choices: Array<ChoiceMap>, };

/**
 * What an import did.
 */
export type ImportReport = { 
/**
 * Batch id.
 */
batch: string, 
/**
 * Counts, equal to the dry run's.
 */
counts: ImportCounts, 
/**
 * Rows that failed, at most 1,000.
 */
errors: Array<RowError>, 
/**
 * The change.
 */
changed: Changed, };

/**
 * Where a kana row begins.
 */
export type KanaMark = { 
/**
 * `あ` … `わ`, `A–Z`, `#`.
 */
label: string, 
/**
 * Offset of its first lead.
 */
offset: number, 
/**
 * Leads in it.
 */
count: number, };

/**
 * Whose value of a field stays.
 */
export type KeepField = { 
/**
 * Code of the field, as in [`ComparedField`].
 */
field: string, 
/**
 * Id of one of the leads.
 */
lead: string, };

/**
 * Counts of a query.
 */
export type LeadCount = { 
/**
 * Leads that answer.
 */
count: number, 
/**
 * Leads in all.
 */
total: number, 
/**
 * Sum of their values by currency.
 */
values: Array<MoneySum>, 
/**
 * Leads among them without a mail address.
 */
without_mail: number, 
/**
 * Kana rows: label (`あ` … `わ`, `A–Z`, `#`) and offset of its first lead.
 */
kana_index: Array<KanaMark>, 
/**
 * If nothing answers: the member of the query that hides most, and how many.
 */
culprit: Culprit | null, 
/**
 * Conditions of the tree that name what was removed, as places in it; they do not count.
 */
lost: Array<Array<number>>, };

/**
 * Everything on one lead but its timeline.
 */
export type LeadDetail = { 
/**
 * As in lists.
 */
row: LeadRow, 
/**
 * 姓.
 */
family_name: string, 
/**
 * 名.
 */
given_name: string, 
/**
 * Middle name.
 */
middle_name: string, 
/**
 * セイ.
 */
family_kana: string, 
/**
 * メイ.
 */
given_kana: string, 
/**
 * Id of the company, if there is one.
 */
company: string | null, 
/**
 * How names are ordered: `family_first`, `given_first`; empty: as the names are written.
 */
name_order: string, 
/**
 * Form of address instead of the usual one; empty: 様 or 御中.
 */
honorific: string, 
/**
 * Industry of the company.
 */
industry: string, 
/**
 * Contact points.
 */
contacts: Array<Contact>, 
/**
 * Where the person works and worked, newest first.
 */
career: Array<Affiliation>, 
/**
 * Source id.
 */
source: string | null, 
/**
 * First source, never changes.
 */
first_source: string, 
/**
 * Interest.
 */
interest: string, 
/**
 * Horizon.
 */
horizon: string, 
/**
 * Expected close (ISO).
 */
expected_close: string | null, 
/**
 * Note.
 */
note: string, 
/**
 * Lost reason, if the stage is lost.
 */
lost_reason: string, 
/**
 * When the details were last confirmed.
 */
last_confirmed_at: number | null, 
/**
 * Changed last.
 */
updated_at: number, 
/**
 * In the Trash since.
 */
trashed_at: number | null, 
/**
 * Ids of the leads that were merged into this one.
 */
merged: Array<string>, 
/**
 * Other leads that may be the same person.
 */
duplicates: Array<DuplicateHint>, 
/**
 * Own fields in order, a line for each.
 */
own: Array<OwnEntry>, };

/**
 * A lead as it is typed, captured or imported, before it is checked.
 */
export type LeadDraft = { 
/**
 * 姓.
 */
family_name: string, 
/**
 * 名.
 */
given_name: string, 
/**
 * Middle name.
 */
middle_name: string, 
/**
 * セイ.
 */
family_kana: string, 
/**
 * メイ.
 */
given_kana: string, 
/**
 * Company name as typed; found by its folded name or created.
 */
company: string, 
/**
 * Department.
 */
department: string, 
/**
 * Title.
 */
title: string, 
/**
 * Mail addresses, first is primary.
 */
mails: Array<string>, 
/**
 * Phones, first is primary.
 */
phones: Array<PhoneDraft>, 
/**
 * Web addresses.
 */
urls: Array<string>, 
/**
 * Postal code.
 */
postal_code: string, 
/**
 * Postal address.
 */
address: string, 
/**
 * Tags by name; created if new.
 */
tags: Array<string>, 
/**
 * Source or event: id of an existing one.
 */
source: string | null, 
/**
 * Source or event by name, created if new; used if `source` is empty.
 */
source_name: string, 
/**
 * Grade `A`, `B`, `C` or empty.
 */
grade: string, 
/**
 * Preferred language `ja`, `en` or empty.
 */
language: string, 
/**
 * What it is about.
 */
interest: string, 
/**
 * Horizon `now`, `term`, `year`, `looking` or empty.
 */
horizon: string, 
/**
 * Industry of the company.
 */
industry: string, 
/**
 * Value as typed.
 */
value: string, 
/**
 * Note.
 */
note: string, 
/**
 * Stage id; empty: the first stage.
 */
stage: string | null, 
/**
 * Consent ground to record (`business_card`, `opt_in`, `customer`, `public_address`);
 * empty: not asked.
 */
ground: string, 
/**
 * The day on which the card was exchanged, ISO or as typed, not ahead; empty: today.
 */
met_on: string, 
/**
 * The next step to plan at once.
 */
step: StepDraft | null, 
/**
 * Add it although a certain duplicate exists.
 */
allow_duplicate: boolean, };

/**
 * A window of leads.
 */
export type LeadPage = { 
/**
 * The leads, in order.
 */
rows: Array<LeadRow>, 
/**
 * Leads that answer in all; −1 if not counted.
 */
count: number, };

/**
 * Two leads, by id.
 */
export type LeadPair = { 
/**
 * One.
 */
one: string, 
/**
 * The other.
 */
other: string, };

/**
 * Which leads. Empty members do not narrow.
 */
export type LeadQuery = { 
/**
 * Full-text search; 1 and 2 characters are enough.
 */
text: string, 
/**
 * Stage ids.
 */
stages: Array<string>, 
/**
 * Source ids.
 */
sources: Array<string>, 
/**
 * Tag ids; a lead needs one of them.
 */
tags: Array<string>, 
/**
 * Bands: `hot`, `warm`, `cool`, `cold`.
 */
bands: Array<string>, 
/**
 * Grades `A`, `B`, `C`, or `none`.
 */
grades: Array<string>, 
/**
 * Lowest score.
 */
score_min: number | null, 
/**
 * Highest score.
 */
score_max: number | null, 
/**
 * Consent grounds, `not_asked` and `refused` included.
 */
grounds: Array<string>, 
/**
 * Next step: `overdue`, `today`, `planned`, `waiting`, `none`.
 */
steps: Array<string>, 
/**
 * With (true) or without (false) a mail address.
 */
has_mail: boolean | null, 
/**
 * Last contact more than this many days ago (or never).
 */
quiet_days: number | null, 
/**
 * Only leads of this import batch.
 */
import_batch: string | null, 
/**
 * Conditions in a tree, besides the members above.
 */
tree: Clause | null, };

/**
 * One lead, by id.
 */
export type LeadRef = { 
/**
 * Id of the lead.
 */
lead: string, };

/**
 * Some leads, by id.
 */
export type LeadRefs = { 
/**
 * Ids of the leads.
 */
leads: Array<string>, };

/**
 * A lead as cards and lists show it.
 */
export type LeadRow = { 
/**
 * Id.
 */
id: string, 
/**
 * Name in the order of the person's language; the company if there is no name.
 */
name: string, 
/**
 * Reading.
 */
kana: string, 
/**
 * Language of the name, for fonts: `ja` or `en`.
 */
language: string, 
/**
 * Company.
 */
company: string, 
/**
 * Department.
 */
department: string, 
/**
 * Title.
 */
title: string, 
/**
 * Primary mail address, or empty.
 */
mail: string, 
/**
 * Primary phone, or empty.
 */
phone: string, 
/**
 * Trouble with mail: `bounced`, `refused`, `not_asked` or empty.
 */
mail_trouble: string, 
/**
 * Consent ground in force.
 */
ground: string, 
/**
 * Stage id.
 */
stage: string, 
/**
 * Grade or empty.
 */
grade: string, 
/**
 * Score 0–100.
 */
score: number, 
/**
 * Fit 0–50.
 */
fit: number, 
/**
 * Engagement 0–50.
 */
engagement: number, 
/**
 * Band: `hot`, `warm`, `cool`, `cold`; empty if set aside.
 */
band: string, 
/**
 * Code of the gate that sets it aside, or empty.
 */
aside: string, 
/**
 * Next step.
 */
step: StepView, 
/**
 * Last contact, if any.
 */
last_contact_at: number | null, 
/**
 * Kind of the last contact.
 */
last_contact_kind: string, 
/**
 * Their last reply waits for an answer.
 */
replied: boolean, 
/**
 * When it entered the stage.
 */
stage_since: number, 
/**
 * Gone quiet: over the stage's limit and no planned step.
 */
quiet: boolean, 
/**
 * Value in minor units.
 */
value_minor: number, 
/**
 * ISO 4217.
 */
value_currency: string, 
/**
 * Source or event.
 */
source: string, 
/**
 * Tags.
 */
tags: Array<Tag>, 
/**
 * Cycle, from 1.
 */
cycle: number, 
/**
 * When it was added.
 */
created_at: number, 
/**
 * Last mail to them, if any.
 */
last_mail_at: number | null, 
/**
 * Replies they wrote.
 */
replies: number, 
/**
 * Expected close (ISO), if known.
 */
expected_close: string | null, 
/**
 * When their details were last confirmed, if ever.
 */
confirmed_at: number | null, 
/**
 * When the consent ground in force was given, if any.
 */
ground_at: number | null, 
/**
 * Flags of data quality: `no_mail`, `no_phone`, `no_kana`, `no_company`, `no_source`,
 * `bounced`, `old`.
 */
quality: Array<string>, 
/**
 * Own fields chosen for the card, in order.
 */
own: Array<OwnChip>, };

/**
 * Order of a list.
 */
export type LeadSort = "kana" | "score" | "company" | "stage" | "step" | "last_contact" | "created" | "value" | "last_mail" | "stage_since" | "close" | "confirmed";

/**
 * One thing recognised in a smart line.
 */
export type LinePart = { 
/**
 * `name`, `company`, `title`, `mail`, `phone`, `url`, `tag`, `event`, `grade`, `met`, `step`,
 * `note`.
 */
kind: string, 
/**
 * What it means; of a step empty, its kind and day are in the draft.
 */
text: string, 
/**
 * First character in the line, in UTF-16 units.
 */
from: number, 
/**
 * Behind its last character, in UTF-16 units.
 */
to: number, };

/**
 * What a smart line says.
 */
export type LineReading = { 
/**
 * The lead.
 */
draft: LeadDraft, 
/**
 * What was recognised, in the order of the line.
 */
parts: Array<LinePart>, };

/**
 * Asks for companies, by folded name.
 */
export type ListCompanies = { 
/**
 * Part of a name, kana or domain; empty: all.
 */
text: string, 
/**
 * Rows to pass over.
 */
offset: number, 
/**
 * At most 200.
 */
limit: number, };

/**
 * Asks for a window of the queue of duplicates.
 */
export type ListDuplicates = { 
/**
 * The certain ones, or the maybes.
 */
certain: boolean, 
/**
 * Pairs to pass over.
 */
offset: number, 
/**
 * At most 200; 0: the counts alone.
 */
limit: number, };

/**
 * Asks for a window of the list. Windows are by offset over a covering index, so that the
 * scroll bar and the kana bar can jump.
 */
export type ListLeads = { 
/**
 * Which.
 */
query: LeadQuery, 
/**
 * Order.
 */
sort: LeadSort, 
/**
 * Backwards.
 */
descending: boolean, 
/**
 * Rows to pass over.
 */
offset: number, 
/**
 * At most 200.
 */
limit: number, };

/**
 * Lists for pickers.
 */
export type Lists = { 
/**
 * Sources and events.
 */
sources: Array<Source>, 
/**
 * Tags with their use.
 */
tags: Array<TagUse>, };

/**
 * Adds sample data.
 */
export type LoadSample = { 
/**
 * Id of the job.
 */
job: string, 
/**
 * Language of template and practice account: `ja` or `en`.
 */
language: string, };

/**
 * Asks whose domain a mail address has.
 */
export type MailOf = { 
/**
 * As typed.
 */
mail: string, };

/**
 * Asks to merge every certain pair.
 */
export type MergeCertain = { 
/**
 * Id of the job, chosen by the page.
 */
job: string, };

/**
 * Merges two companies.
 */
export type MergeCompanies = { 
/**
 * The one that stays.
 */
keep: string, 
/**
 * The one whose people go there.
 */
merge: string, };

/**
 * A merge field.
 */
export type MergeField = { 
/**
 * As written between braces.
 */
name: string, 
/**
 * Sample in Japanese.
 */
sample_ja: string, 
/**
 * Sample in English.
 */
sample_en: string, 
/**
 * Name of an own field; empty for a field of the program.
 */
label: string, };

/**
 * Leads to be made one, or to be looked at side by side.
 */
export type MergeLeads = { 
/**
 * The lead that stays, then the others; at least two.
 */
leads: Array<string>, 
/**
 * Whose value stays, field by field; a rule chooses for the others.
 */
keep: Array<KeepField>, };

/**
 * A contact point of the lead to be.
 */
export type MergePoint = { 
/**
 * `mail`, `phone`, `url`, `postal`.
 */
kind: string, 
/**
 * As typed.
 */
value: string, 
/**
 * Position of the lead that has it.
 */
from: number, };

/**
 * Leads side by side, and what one lead of them would be.
 */
export type MergePreview = { 
/**
 * The leads, the one that stays first.
 */
leads: Array<MergeSide>, 
/**
 * Fields that say something in one of them.
 */
fields: Array<ComparedField>, 
/**
 * Contact points that the lead will have.
 */
contacts: Array<MergePoint>, 
/**
 * Its tags.
 */
tags: Array<string>, 
/**
 * Its note.
 */
note: string, 
/**
 * Entries of its timeline.
 */
activities: number, 
/**
 * One of them said no to mail: that holds.
 */
refused: boolean, };

/**
 * One of the leads.
 */
export type MergeSide = { 
/**
 * As in lists.
 */
row: LeadRow, 
/**
 * Entries of its timeline.
 */
activities: number, };

/**
 * What a merge did.
 */
export type Merged = { 
/**
 * The lead that stays.
 */
lead: string, 
/**
 * The change.
 */
changed: Changed, };

/**
 * What merging every certain pair did.
 */
export type MergedCertain = { 
/**
 * People that stay.
 */
people: number, 
/**
 * Leads that lie behind them now.
 */
merged: number, 
/**
 * The backup that was made first.
 */
backup: string, 
/**
 * The change; one undo step.
 */
changed: Changed, };

/**
 * One message as listed.
 */
export type Message = { 
/**
 * Id.
 */
id: string, 
/**
 * Lead id.
 */
lead: string, 
/**
 * Name of the lead.
 */
name: string, 
/**
 * Address.
 */
to: string, 
/**
 * Subject.
 */
subject: string, 
/**
 * State.
 */
state: MessageState, 
/**
 * Why it waits, is refused or was not sent: text key `hold-…`, `rejected-…`,
 * `excluded-…`; or empty.
 */
reason: string, 
/**
 * Not before.
 */
due_at: number, 
/**
 * That time has come, by the clock of the core.
 */
is_due: boolean, 
/**
 * Next try.
 */
retry_at: number | null, 
/**
 * Accepted at.
 */
sent_at: number | null, 
/**
 * Tries so far.
 */
attempts: number, 
/**
 * Last reply of the server, code first, or empty.
 */
reply: string, 
/**
 * Practice.
 */
practice: boolean, 
/**
 * May be cancelled now.
 */
can_cancel: boolean, };

/**
 * One message, whole.
 */
export type MessageDetail = { 
/**
 * As listed.
 */
message: Message, 
/**
 * Text as sent or as it would be.
 */
text: string, 
/**
 * Message-ID.
 */
message_id: string, 
/**
 * Why it was allowed: check → verdict, in order.
 */
gate: Array<GateVerdict>, 
/**
 * Tries.
 */
attempts: Array<Attempt>, };

/**
 * One message.
 */
export type MessageRef = { 
/**
 * Id.
 */
message: string, };

/**
 * Some messages.
 */
export type MessageRefs = { 
/**
 * Ids.
 */
messages: Array<string>, };

/**
 * State of a message (mail.md §1).
 */
export type MessageState = "scheduled" | "frozen" | "sending" | "committing" | "sent" | "filed" | "deferred" | "rejected" | "suppressed" | "cancelled" | "unknown";

/**
 * The model in words.
 */
export type ModelView = { 
/**
 * Version number.
 */
number: number, 
/**
 * Starting model it came from: `show`, `consultant`, `shop`.
 */
origin: string, 
/**
 * Rules.
 */
rules: Array<RuleView>, 
/**
 * Lower limits of cool, warm, hot.
 */
limits: Array<number>, };

/**
 * A sum of money.
 */
export type MoneySum = { 
/**
 * Minor units.
 */
minor: number, 
/**
 * ISO 4217.
 */
currency: string, };

/**
 * A move.
 */
export type MoveLeads = { 
/**
 * Leads, in the order they shall stand.
 */
leads: Array<string>, 
/**
 * Target stage id.
 */
to: string, 
/**
 * The card that stands above the place, or `None` for the top; only with `place`.
 */
after: string | null, 
/**
 * Place them by hand: the column takes manual order.
 */
place: boolean, 
/**
 * Lost: reason code (`price`, `timing`, `competitor`, `no_need`, `no_reply`, `other`).
 */
lost_reason: string, 
/**
 * Lost or won: note.
 */
note: string, 
/**
 * Lost: back to nurturing on this date (ISO); absent: not.
 * Won: the next cycle begins on this date.
 */
return_on: string | null, 
/**
 * Won: value as typed; empty: unchanged.
 */
value: string, 
/**
 * Won or lost on this day (ISO or as typed), today or earlier; absent: today.
 */
closed_on: string | null, };

/**
 * Puts the step on another day.
 */
export type MoveStep = { 
/**
 * Lead.
 */
lead: string, 
/**
 * The day (ISO), past or to come.
 */
to: string, };

/**
 * What a move did.
 */
export type Moved = { 
/**
 * The change.
 */
changed: Changed, 
/**
 * Stage the (first) lead stands in now.
 */
stage: string, 
/**
 * Its place in the column, from 1, in the column's order.
 */
position: number, 
/**
 * Cards in the column.
 */
count: number, 
/**
 * Leads that stayed because there is no further stage.
 */
stayed: number, };

/**
 * A request without content.
 */
export type Nothing = Record<symbol, never>;

/**
 * The name of a change in words: text key `op-` + `op` with dashes.
 */
export type OpLabel = { 
/**
 * Stable code of the operation.
 */
op: string, 
/**
 * Parameters of the sentence (`name`, `count`, `stage` …), text or number.
 */
params: Record<string, string | number>, };

/**
 * Opens a link.
 */
export type OpenLink = { 
/**
 * `https:` or `mailto:`.
 */
url: string, };

/**
 * An operator of a condition.
 */
export type Operator = { 
/**
 * Code: text key `finding-op-` + code.
 */
code: string, 
/**
 * `nothing`, `text`, `number`, `money`, `day`, `span`, `choices`, `acts`.
 */
takes: string, };

/**
 * Puts a field at another place.
 */
export type OrderOwnField = { 
/**
 * Id.
 */
field: string, 
/**
 * Place from 0.
 */
place: number, };

/**
 * Puts a saved view at another place.
 */
export type OrderSegment = { 
/**
 * Id.
 */
segment: string, 
/**
 * The one it stands before from now on; absent: last.
 */
before: string | null, };

/**
 * Puts a stage at another place. Won and lost always stand behind the open ones.
 */
export type OrderStage = { 
/**
 * Stage id.
 */
stage: string, 
/**
 * The stage that stands before it then; absent: it is the first.
 */
after: string | null, };

/**
 * A page of messages.
 */
export type OutboxPage = { 
/**
 * Newest first.
 */
messages: Array<Message>, 
/**
 * Of the asked states in all.
 */
count: number, };

/**
 * What a run did.
 */
export type OutboxRun = { 
/**
 * Accepted.
 */
sent: number, 
/**
 * To be tried again.
 */
deferred: number, 
/**
 * Refused.
 */
rejected: number, 
/**
 * Not allowed.
 */
suppressed: number, 
/**
 * Not certain.
 */
unknown: number, 
/**
 * Held back.
 */
held: number, };

/**
 * State of sending.
 */
export type OutboxStatus = { 
/**
 * Waits, is held or will be tried again.
 */
waiting: number, 
/**
 * Needs the person: not certain, refused, held for a reason they can mend.
 */
problems: number, 
/**
 * On the wire now.
 */
sending: number, 
/**
 * Sent today.
 */
sent_today: number, 
/**
 * `online`, `offline`, `login`, `unreachable`, `paused`, `practice`, `no_account`.
 */
connection: string, 
/**
 * Last accepted mail.
 */
last_sent_at: number | null, 
/**
 * Counts by state.
 */
counts: Array<StateCount>, };

/**
 * One cell of an own column; a lead without a value has none.
 */
export type OwnCell = { 
/**
 * Lead.
 */
lead: string, 
/**
 * Code of the field.
 */
field: string, 
/**
 * As shown; `yes` or `no` of a yes/no field.
 */
value: string, };

/**
 * The value of an own field on a card.
 */
export type OwnChip = { 
/**
 * Code of the field.
 */
field: string, 
/**
 * Name of the field.
 */
name: string, 
/**
 * Kind of the field.
 */
kind: string, 
/**
 * As shown; `yes` or `no` of a yes/no field.
 */
value: string, };

/**
 * A choice of a field.
 */
export type OwnChoice = { 
/**
 * Stays when the name changes.
 */
id: string, 
/**
 * As shown.
 */
name: string, };

/**
 * A choice as typed.
 */
export type OwnChoiceDraft = { 
/**
 * Id of a known one; without it a new one.
 */
id: string | null, 
/**
 * Name.
 */
name: string, };

/**
 * Who has a choice.
 */
export type OwnChoiceUse = { 
/**
 * Id of the choice.
 */
id: string, 
/**
 * Leads outside the Trash.
 */
leads: number, };

/**
 * The value of an own field on the lead page.
 */
export type OwnEntry = { 
/**
 * Code of the field.
 */
field: string, 
/**
 * As shown, and as it may be typed; `yes` or `no` of a yes/no field; empty if unknown.
 */
value: string, };

/**
 * An own field.
 */
export type OwnField = { 
/**
 * Id.
 */
id: string, 
/**
 * Code in forms, columns, filters and history: `own:` and the id.
 */
code: string, 
/**
 * `text`, `number`, `money`, `date`, `choice`, `multi`, `link`, `yes_no`.
 */
kind: string, 
/**
 * As shown.
 */
name: string, 
/**
 * How templates write it, without braces; never changes.
 */
tag: string, 
/**
 * The choices that are offered, in order.
 */
choices: Array<OwnChoice>, 
/**
 * Shown on the cards of the board.
 */
on_card: boolean, };

/**
 * A new own field as typed.
 */
export type OwnFieldDraft = { 
/**
 * Name.
 */
name: string, 
/**
 * Kind; it never changes.
 */
kind: string, 
/**
 * Names of the choices, in order.
 */
choices: Array<string>, 
/**
 * Show it on the cards of the board.
 */
on_card: boolean, };

/**
 * One own field.
 */
export type OwnFieldRef = { 
/**
 * Id.
 */
field: string, };

/**
 * Who has a value in a field.
 */
export type OwnFieldUse = { 
/**
 * Leads outside the Trash.
 */
leads: number, 
/**
 * Leads by choice, those of the choices that are offered.
 */
choices: Array<OwnChoiceUse>, };

/**
 * A field of a pair.
 */
export type PairField = { 
/**
 * Field code.
 */
field: string, 
/**
 * In the file.
 */
file: string, 
/**
 * Known.
 */
known: string, 
/**
 * The import will write the file's value.
 */
writes: boolean, };

/**
 * Pauses or resumes.
 */
export type PauseSending = { 
/**
 * Pause.
 */
paused: boolean, };

/**
 * The part of an SMTP dialogue in which something happened (RFC 5321 §4.5.3.2).
 */
export type Phase = "dns" | "connect" | "greeting" | "ehlo" | "starttls" | "tls" | "login" | "mail_from" | "rcpt_to" | "data" | "body" | "commit";

/**
 * A phone as typed.
 */
export type PhoneDraft = { 
/**
 * As typed.
 */
number: string, 
/**
 * `work`, `direct`, `mobile`, `fax`, `home`.
 */
label: string, };

/**
 * Asks for a file.
 */
export type PickFile = { 
/**
 * What is offered.
 */
kind: FileKind, 
/**
 * Proposed name when a file is to be written.
 */
name: string | null, };

/**
 * Plans the next step of leads.
 */
export type PlanStep = { 
/**
 * Leads.
 */
leads: Array<string>, 
/**
 * The step.
 */
step: StepDraft, };

/**
 * A rendered mail.
 */
export type PreviewMail = { 
/**
 * Lead.
 */
lead: string, 
/**
 * Name.
 */
name: string, 
/**
 * Address.
 */
to: string, 
/**
 * Consent ground in force.
 */
ground: string, 
/**
 * Its date (ISO).
 */
ground_on: string | null, 
/**
 * Language used.
 */
language: string, 
/**
 * Subject.
 */
subject: string, 
/**
 * Text with footer, as it will leave.
 */
text: string, 
/**
 * Fields without value and fallback.
 */
missing: Array<string>, };

/**
 * What a profile says of a column.
 */
export type ProfileColumn = { 
/**
 * Header.
 */
header: string, 
/**
 * Field code, or empty: leave out.
 */
field: string, 
/**
 * `fill`, `newest`, `never`.
 */
policy: string, };

/**
 * Names a profile.
 */
export type ProfileRef = { 
/**
 * Id.
 */
id: string, };

/**
 * A provider that fills in server and port.
 */
export type Provider = { 
/**
 * Stable id.
 */
id: string, 
/**
 * Name for the eye.
 */
name: string, 
/**
 * Mail domains that choose it.
 */
domains: Array<string>, 
/**
 * SMTP host; may hold `{domain}`.
 */
host: string, 
/**
 * Port.
 */
port: number, 
/**
 * TLS mode.
 */
tls: TlsMode, 
/**
 * Needs an app password.
 */
app_password: boolean, 
/**
 * Mails per hour; 0: unknown.
 */
per_hour: number, 
/**
 * Mails per day; 0: unknown.
 */
per_day: number, };

/**
 * Mails were queued.
 */
export type Queued = { 
/**
 * Follow-up id.
 */
follow_up: string, 
/**
 * Mails queued.
 */
queued: number, 
/**
 * Who was left out.
 */
excluded: Array<Excluded>, 
/**
 * Seconds in which it can still be called back before the first leaves.
 */
undo_seconds: number, 
/**
 * The change.
 */
changed: Changed, };

/**
 * Asks for the board.
 */
export type ReadBoard = { 
/**
 * Which leads; counts follow it.
 */
query: LeadQuery, 
/**
 * What the columns are: empty for stages, `grade`, `source`, `own:` + id of a field with one
 * choice. Other columns than stages hold open leads by score; each is told as a stage whose
 * id is group, colon, value (`grade:A`; nothing behind the colon: none).
 */
group: string, 
/**
 * A place on the page that shows one grouped board: a newer question from the same place
 * stops this one, which then answers `stopped`.
 */
place: string | null, };

/**
 * Asks for days.
 */
export type ReadCalendar = { 
/**
 * Which leads.
 */
query: LeadQuery, 
/**
 * First day (ISO).
 */
from: string, 
/**
 * Days, at most 42.
 */
days: number, 
/**
 * Entries per day; fewer come where days times entries would pass 200.
 */
per_day: number, 
/**
 * A place on the page that shows one calendar: a newer question from the same place stops
 * this one, which then answers `stopped`.
 */
place: string | null, };

/**
 * Asks for all entries of a day, a window at a time.
 */
export type ReadCalendarDay = { 
/**
 * Which leads.
 */
query: LeadQuery, 
/**
 * The day (ISO).
 */
on: string, 
/**
 * Entries to pass over.
 */
offset: number, 
/**
 * At most 200.
 */
limit: number, };

/**
 * Asks what a chosen or dropped file says.
 */
export type ReadCardFile = { 
/**
 * The file: contact file, picture, text.
 */
file: string, };

/**
 * Asks for cards.
 */
export type ReadCards = { 
/**
 * Stage id, or the id of a column of a grouped board.
 */
stage: string, 
/**
 * Which leads.
 */
query: LeadQuery, 
/**
 * Order; absent: the column's own.
 */
sort: CardSort | null, 
/**
 * Cards to pass over.
 */
offset: number, 
/**
 * At most 200.
 */
limit: number, };

/**
 * Asks for the start of a file.
 */
export type ReadFile = { 
/**
 * Id of the job.
 */
job: string, 
/**
 * The file.
 */
file: string, 
/**
 * How to read it.
 */
reading: Reading, };

/**
 * Asks for changes.
 */
export type ReadHistory = { 
/**
 * `next` of the page before.
 */
cursor: number | null, 
/**
 * At most 200.
 */
limit: number, };

/**
 * Asks what a smart line says.
 */
export type ReadLine = { 
/**
 * The line as typed.
 */
text: string, };

/**
 * Asks for messages.
 */
export type ReadOutbox = { 
/**
 * States; empty: all.
 */
states: Array<MessageState>, 
/**
 * Only of this lead.
 */
lead: string | null, 
/**
 * Rows to pass over.
 */
offset: number, 
/**
 * At most 200.
 */
limit: number, };

/**
 * Asks for the cells of own columns in a list.
 */
export type ReadOwnCells = { 
/**
 * Ids of leads, at most 200.
 */
leads: Array<string>, 
/**
 * Codes of fields; those that were removed have no cells.
 */
fields: Array<string>, };

/**
 * Asks for the codes of a picture on the clipboard.
 */
export type ReadPicture = { 
/**
 * PNG, JPEG or WebP in base64.
 */
data: string, };

/**
 * Asks for the tree of a sentence.
 */
export type ReadSentence = { 
/**
 * In English or Japanese words.
 */
text: string, };

/**
 * Asks what a pasted text says.
 */
export type ReadText = { 
/**
 * The text.
 */
text: string, };

/**
 * Asks for a page of the timeline.
 */
export type ReadTimeline = { 
/**
 * Lead.
 */
lead: string, 
/**
 * Kinds; empty: all.
 */
kinds: Array<string>, 
/**
 * Text to find, or empty.
 */
text: string, 
/**
 * `next` of the page before.
 */
cursor: string | null, 
/**
 * At most 200.
 */
limit: number, };

/**
 * Asks for today.
 */
export type ReadToday = { 
/**
 * Show all rows, not only the first 20.
 */
all: boolean, };

/**
 * How to read the bytes; absent members are found.
 */
export type Reading = { 
/**
 * `utf-8`, `utf-16le`, `utf-16be`, `shift_jis`, `euc-jp`, `iso-2022-jp`, `windows-1252`,
 * `mixed` (lines of UTF-8 and of Shift_JIS).
 */
encoding: string | null, 
/**
 * `,` `;` or tab.
 */
delimiter: string | null, 
/**
 * The first row holds headers.
 */
header: boolean | null, 
/**
 * Sheet of a workbook instead of the longest one.
 */
sheet: string | null, };

/**
 * Records a ground.
 */
export type RecordConsent = { 
/**
 * Leads.
 */
leads: Array<string>, 
/**
 * `business_card`, `opt_in`, `customer`, `public_address`, `refused`, `not_asked`.
 */
ground: string, 
/**
 * When it was given (ISO); empty: today.
 */
on: string, 
/**
 * Where or how, in own words.
 */
note: string, };

/**
 * Removes a stage. Its history stays.
 */
export type RemoveStage = { 
/**
 * Stage id.
 */
stage: string, 
/**
 * Where those go who stand in it: an open stage for an open one, else the same kind.
 */
to: string | null, };

/**
 * A character that did not fit.
 */
export type Replaced = { 
/**
 * The character.
 */
character: string, 
/**
 * `U+9AD9`.
 */
code: string, 
/**
 * What stands in its place; may be empty.
 */
instead: string, 
/**
 * How often.
 */
count: number, 
/**
 * The first rows it was in.
 */
rows: Array<ReplacedIn>, };

/**
 * A row with a character that did not fit.
 */
export type ReplacedIn = { 
/**
 * Row of the file, 1 = first below the header.
 */
row: number, 
/**
 * Name, or company.
 */
name: string, };

/**
 * Answers "was it sent?".
 */
export type ResolveMessage = { 
/**
 * Id.
 */
message: string, 
/**
 * `true`: treat as sent; `false`: send the same bytes again.
 */
sent: boolean, };

/**
 * Asks for a new data file from an archive.
 */
export type RestoreArchive = { 
/**
 * Id of the job.
 */
job: string, 
/**
 * The archive.
 */
archive: string, 
/**
 * The new file, which must not be there.
 */
file: string, };

/**
 * A data file was made and opened in a window of its own.
 */
export type RestoredArchive = { 
/**
 * Leads, those in the Trash among them.
 */
leads: number, 
/**
 * Rows of all tables.
 */
rows: number, };

/**
 * A cause to review.
 */
export type ReviewCount = { 
/**
 * Cause.
 */
cause: string, 
/**
 * How many.
 */
count: number, };

/**
 * Why a row cannot be read.
 */
export type RowError = { 
/**
 * Row, 1 = first below the header.
 */
row: number, 
/**
 * Reason.
 */
code: ErrorCode, 
/**
 * Values for the sentence: `column`, `value` …
 */
params: Record<string, any>, };

/**
 * One rule in words.
 */
export type RuleView = { 
/**
 * Code.
 */
rule: string, 
/**
 * `fit` or `engagement`.
 */
side: string, 
/**
 * Group code.
 */
group: string, 
/**
 * Cap of the group.
 */
cap: number, 
/**
 * Points, or the largest of a value table.
 */
points: number, 
/**
 * Half-life in days, or 0.
 */
half_life: number, 
/**
 * Days of linear decay, or 0.
 */
linear: number, 
/**
 * Newest matches that count; 0: all.
 */
newest: number, 
/**
 * On.
 */
on: boolean, };

/**
 * Sends what is due.
 */
export type RunOutbox = { 
/**
 * Id of the job.
 */
job: string, };

/**
 * Asks for the failed rows as a file.
 */
export type SaveErrors = { 
/**
 * Id of the job.
 */
job: string, 
/**
 * Where to write.
 */
file: string, 
/**
 * The import request that failed rows come from.
 */
import: CheckImport, 
/**
 * Language of the reasons: `ja` or `en`.
 */
language: string, };

/**
 * Adds a profile; with an id changes one (without columns: its name only).
 */
export type SaveProfile = { 
/**
 * The profile, or none: a new one.
 */
id: string | null, 
/**
 * Name.
 */
name: string, 
/**
 * Columns in the order of the file.
 */
columns: Array<ProfileColumn>, 
/**
 * Choices.
 */
choices: Array<ChoiceMap>, };

/**
 * An account was saved.
 */
export type SavedAccount = { 
/**
 * Id.
 */
account: string, 
/**
 * Where the password went, if one was given.
 */
secret: SecretPlace | null, 
/**
 * The change.
 */
changed: Changed, };

/**
 * The answer of a saved view.
 */
export type SavedSegment = { 
/**
 * Its id.
 */
segment: string, 
/**
 * What changed.
 */
changed: Changed, };

/**
 * A template was saved.
 */
export type SavedTemplate = { 
/**
 * Id.
 */
template: string, 
/**
 * Problems found (it was saved all the same).
 */
problems: Array<TemplateProblem>, 
/**
 * The change.
 */
changed: Changed, };

/**
 * What a rule gave or took.
 */
export type ScoreGain = { 
/**
 * Code, as in [`ScoreLine`].
 */
rule: string, 
/**
 * Whole points.
 */
points: number, };

/**
 * One line.
 */
export type ScoreLine = { 
/**
 * Rule code: text key `score-rule-` + rule; `group_cap`, `group_floor`,
 * `half_cap`, `half_floor`, `rounding`; dashes for underscores.
 */
rule: string, 
/**
 * `fit` or `engagement`.
 */
side: string, 
/**
 * Group code, or empty.
 */
group: string, 
/**
 * Whole points as shown.
 */
points: number, 
/**
 * Tenths of a point as shown.
 */
tenths: number, 
/**
 * Exact, thousandths of a point.
 */
mp: number, 
/**
 * The activity, if one caused it.
 */
activity: string | null, 
/**
 * Kind of that activity or code of the field.
 */
fact: string, 
/**
 * Value of the field; title of the activity, or the event at which it happened.
 */
value: string, 
/**
 * Day of the fact (ISO), if it has one.
 */
on: string | null, 
/**
 * Age in days.
 */
age_days: number | null, };

/**
 * A day on which something new moved the score; what time alone took is in none.
 */
export type ScoreMove = { 
/**
 * When the last of it was recorded.
 */
at: number, 
/**
 * The day (ISO).
 */
on: string, 
/**
 * The total of that day without what was new, 0–100.
 */
before: number, 
/**
 * The total at its end.
 */
after: number, 
/**
 * `hot`, `warm`, `cool`, `cold`; empty while set aside.
 */
band_before: string, 
/**
 * The same at its end.
 */
band_after: string, 
/**
 * The rules that gave or took most, at most three.
 */
rules: Array<ScoreGain>, };

/**
 * Asks what moved the score of a lead.
 */
export type ScoreMovesOf = { 
/**
 * Lead.
 */
lead: string, };

/**
 * What would raise the score.
 */
export type ScoreRaise = { 
/**
 * Rule code.
 */
rule: string, 
/**
 * The total it would become.
 */
total: number, };

/**
 * Where a secret is kept.
 */
export type SecretPlace = "keychain" | "memory" | "environment";

/**
 * A saved view.
 */
export type Segment = { 
/**
 * Id.
 */
id: string, 
/**
 * Name.
 */
name: string, 
/**
 * Which leads.
 */
query: LeadQuery, 
/**
 * `table`, `board` or `calendar`.
 */
view: string, 
/**
 * Columns of the table; none: the usual ones.
 */
columns: Array<SegmentColumn>, 
/**
 * Order of the table.
 */
sort: LeadSort, 
/**
 * Backwards.
 */
descending: boolean, 
/**
 * Conditions that name what was removed, as places in the tree.
 */
lost: Array<Array<number>>, };

/**
 * A column of a saved view.
 */
export type SegmentColumn = { 
/**
 * Column.
 */
id: string, 
/**
 * Width in pixels, if a person set it.
 */
width: number | null, };

/**
 * A saved view to be added or changed.
 */
export type SegmentDraft = { 
/**
 * The one that is changed; absent: a new one.
 */
segment: string | null, 
/**
 * Name.
 */
name: string, 
/**
 * Which leads.
 */
query: LeadQuery, 
/**
 * `table`, `board` or `calendar`.
 */
view: string, 
/**
 * Columns of the table.
 */
columns: Array<SegmentColumn>, 
/**
 * Order of the table.
 */
sort: LeadSort, 
/**
 * Backwards.
 */
descending: boolean, };

/**
 * One saved view, by id.
 */
export type SegmentRef = { 
/**
 * Id.
 */
segment: string, };

/**
 * Why there is no reply to go by.
 */
export type SendFault = "dns" | "connect" | "certificate" | "tls" | "starttls_missing" | "starttls_injection" | "login_method" | "timeout" | "lost" | "protocol" | "secret_missing" | "held_back" | "folder";

/**
 * A sentence and its tree.
 */
export type Sentence = { 
/**
 * As it would be written.
 */
text: string, 
/**
 * Absent for an empty sentence.
 */
tree: Clause | null, 
/**
 * Conditions that name what was removed, as places in the tree.
 */
lost: Array<Array<number>>, };

/**
 * All settings.
 */
export type Settings = { 
/**
 * Interface language: `system`, `ja`, `en`.
 */
language: string, 
/**
 * Name order of people without a language: `family_first`, `given_first`.
 */
name_order: string, 
/**
 * Currency of new values (ISO 4217).
 */
currency: string, 
/**
 * Yen in 万円.
 */
yen_in_man: boolean, 
/**
 * First day of the week: 0 Sunday, 1 Monday.
 */
week_start: number, 
/**
 * Zone of the workspace (IANA).
 */
zone: string, 
/**
 * Theme: `system`, `light`, `dark`.
 */
theme: string, 
/**
 * Density: `comfortable`, `compact`.
 */
density: string, 
/**
 * Zoom, per cent 80–200.
 */
zoom: number, 
/**
 * Sidebar collapsed.
 */
rail: boolean, 
/**
 * Reduced motion besides the system's wish.
 */
reduced_motion: boolean, 
/**
 * Single-letter shortcuts on.
 */
letter_keys: boolean, 
/**
 * Remapped shortcuts: command → key.
 */
keys: Record<string, string>, 
/**
 * First run is over.
 */
started: boolean, 
/**
 * The newcomer's checklist is closed.
 */
checklist_closed: boolean, 
/**
 * Sample data is in the file.
 */
sample: boolean, 
/**
 * Sending is paused by the person.
 */
sending_paused: boolean, 
/**
 * Seconds a queued mail waits before it may leave.
 */
undo_seconds: number, 
/**
 * Months after which details that nobody confirmed count as old.
 */
confirm_months: number, 
/**
 * What quick add keeps until changed: source, tags, grade, ground.
 */
capture: CaptureSession, };

/**
 * Settings to change.
 */
export type SettingsPatch = { 
/**
 * See [`Settings`].
 */
language: string | null, 
/**
 * See [`Settings`].
 */
name_order: string | null, 
/**
 * See [`Settings`].
 */
currency: string | null, 
/**
 * See [`Settings`].
 */
yen_in_man: boolean | null, 
/**
 * See [`Settings`].
 */
week_start: number | null, 
/**
 * See [`Settings`].
 */
theme: string | null, 
/**
 * See [`Settings`].
 */
density: string | null, 
/**
 * See [`Settings`].
 */
zoom: number | null, 
/**
 * See [`Settings`].
 */
rail: boolean | null, 
/**
 * See [`Settings`].
 */
reduced_motion: boolean | null, 
/**
 * See [`Settings`].
 */
letter_keys: boolean | null, 
/**
 * See [`Settings`].
 */
keys: Record<string, string> | null, 
/**
 * See [`Settings`].
 */
started: boolean | null, 
/**
 * See [`Settings`].
 */
checklist_closed: boolean | null, 
/**
 * See [`Settings`].
 */
undo_seconds: number | null, 
/**
 * Months.
 */
confirm_months: number | null, 
/**
 * See [`Settings`].
 */
capture: CaptureSession | null, };

/**
 * Moves by one stage.
 */
export type ShiftLeads = { 
/**
 * Leads.
 */
leads: Array<string>, 
/**
 * 1 or −1.
 */
by: number, };

/**
 * Puts the step off.
 */
export type SnoozeStep = { 
/**
 * Leads.
 */
leads: Array<string>, 
/**
 * Date (ISO), `+1d` …, `monday`, `reply` (until they reply).
 */
until: string, };

/**
 * Chooses the order of a column.
 */
export type SortStage = { 
/**
 * Stage id.
 */
stage: string, 
/**
 * Order.
 */
sort: CardSort, };

/**
 * A source or event.
 */
export type Source = { 
/**
 * Id.
 */
id: string, 
/**
 * `trade_show`, `seminar`, `web`, `referral`, `ads`, `magazine`, `card`, `other`.
 */
channel: string, 
/**
 * Name.
 */
name: string, 
/**
 * Place.
 */
place: string, 
/**
 * First day (ISO).
 */
begins_on: string | null, 
/**
 * Last day (ISO).
 */
ends_on: string | null, 
/**
 * Leads from it.
 */
leads: number, };

/**
 * A source as typed.
 */
export type SourceDraft = { 
/**
 * Channel.
 */
channel: string, 
/**
 * Name.
 */
name: string, 
/**
 * Place.
 */
place: string, 
/**
 * First day (ISO or as typed).
 */
begins_on: string, 
/**
 * Last day.
 */
ends_on: string, };

/**
 * A stage with its settings.
 */
export type Stage = { 
/**
 * Id.
 */
id: string, 
/**
 * Stable code: `new`, `contacted`, `nurturing`, `qualified`, `proposal`, `won`, `lost`, …
 */
code: string, 
/**
 * Kind.
 */
kind: StageKind, 
/**
 * English name; empty: the text `stage-CODE`.
 */
name_en: string, 
/**
 * Japanese name; empty: the text `stage-CODE`.
 */
name_ja: string, 
/**
 * Days until a lead counts as gone quiet; 0: never.
 */
quiet_days: number, 
/**
 * Chance to win, per cent.
 */
probability: number, 
/**
 * Order of the column.
 */
sort: CardSort, 
/**
 * Ramp colour 1–5, 0 for nurture, won, lost.
 */
colour: number, };

/**
 * Kind of a stage.
 */
export type StageKind = "new" | "nurture" | "qualified" | "deal" | "won" | "lost" | "hold";

/**
 * One stay in a stage.
 */
export type StageVisit = { 
/**
 * Stage id.
 */
stage: string, 
/**
 * Entered.
 */
from: number, 
/**
 * Left; `None`: still there.
 */
until: number | null, 
/**
 * Whole days in it.
 */
days: number, 
/**
 * Cycle.
 */
cycle: number, 
/**
 * Reason code, if it was lost.
 */
reason: string, 
/**
 * Note.
 */
note: string, 
/**
 * Day on which it was won or lost (ISO), as the person said.
 */
closed_on: string | null, 
/**
 * Value of the lead when it was won or lost.
 */
value: MoneySum | null, };

/**
 * A state and a count.
 */
export type StateCount = { 
/**
 * State.
 */
state: MessageState, 
/**
 * How many.
 */
count: number, };

/**
 * A next step as typed.
 */
export type StepDraft = { 
/**
 * Kind.
 */
kind: string, 
/**
 * Own words.
 */
title: string, 
/**
 * Due date (ISO) or `+1d`, `+3d`, `+1w`, `+2w`, `+1m`; empty with kind `wait`.
 */
due: string, 
/**
 * Time of day `HH:MM` or empty.
 */
time: string, };

/**
 * State of the next step.
 */
export type StepState = "overdue" | "today" | "planned" | "waiting" | "none";

/**
 * The next step as shown.
 */
export type StepView = { 
/**
 * State as of now.
 */
state: StepState, 
/**
 * `call`, `mail`, `visit`, `meeting`, `quote`, `letter`, `task`, `wait`; empty if none.
 */
kind: string, 
/**
 * Own words, or empty.
 */
title: string, 
/**
 * Due date (ISO), if any.
 */
due_on: string | null, 
/**
 * Due instant, if it has a time of day.
 */
due_at: number | null, 
/**
 * Waiting since.
 */
since: number | null, 
/**
 * Why it was planned, or empty: `lost_return`, `next_cycle`.
 */
why: string, 
/**
 * It was planned (or got its reason) because the score crossed the contact line.
 */
crossed: Crossed | null, };

/**
 * Stops a job.
 */
export type StopJob = { 
/**
 * Id chosen by the page.
 */
job: string, };

/**
 * Something that conditions may ask about.
 */
export type Subject = { 
/**
 * Code, or `own:` + id of a field.
 */
code: string, 
/**
 * Group in the builder: `person`, `work`, `funnel`, `score`, `contact`, `time`, `data`,
 * `own`.
 */
group: string, 
/**
 * `text`, `number`, `money`, `date`, `choice`, `flag`, `activity`, `silence`, `search`.
 */
kind: string, 
/**
 * What it is called in English.
 */
en: string, 
/**
 * What it is called in Japanese.
 */
ja: string, 
/**
 * Other words by which it is found.
 */
also: Array<string>, 
/**
 * Operators it takes, the usual one first.
 */
ops: Array<Operator>, 
/**
 * What can be chosen, of a choice.
 */
choices: Array<Word>, };

/**
 * What the builder of conditions offers.
 */
export type Subjects = { 
/**
 * What may be asked about, own fields last.
 */
subjects: Array<Subject>, 
/**
 * Kinds of entries of the timeline that may be counted.
 */
acts: Array<Word>, 
/**
 * Named times: `today`, `this_month` …
 */
times: Array<Word>, };

/**
 * A tag.
 */
export type Tag = { 
/**
 * Id.
 */
id: string, 
/**
 * Name.
 */
name: string, 
/**
 * Colour 1–8 of the tag palette.
 */
colour: number, };

/**
 * Adds and removes tags.
 */
export type TagLeads = { 
/**
 * Leads.
 */
leads: Array<string>, 
/**
 * Names to add; created if new.
 */
add: Array<string>, 
/**
 * Ids to remove.
 */
remove: Array<string>, };

/**
 * A tag and its use.
 */
export type TagUse = { 
/**
 * The tag.
 */
tag: Tag, 
/**
 * Leads that have it.
 */
leads: number, };

/**
 * A template.
 */
export type Template = { 
/**
 * Id.
 */
id: string, 
/**
 * Name.
 */
name: string, 
/**
 * `thanks`, `follow_up`, `reawaken`, `news`, `other`.
 */
purpose: string, 
/**
 * Version number.
 */
version: number, 
/**
 * Texts.
 */
texts: Array<TemplateText>, 
/**
 * Mails sent with any version.
 */
used: number, 
/**
 * Problems of the texts (`unknown_field` with name, `syntax` with line, `thanks_only`).
 */
problems: Array<TemplateProblem>, };

/**
 * A template as typed.
 */
export type TemplateDraft = { 
/**
 * Id, or `None` for a new one.
 */
id: string | null, 
/**
 * Name.
 */
name: string, 
/**
 * Purpose.
 */
purpose: string, 
/**
 * Texts.
 */
texts: Array<TemplateText>, };

/**
 * A problem of a template text.
 */
export type TemplateProblem = { 
/**
 * Language.
 */
language: string, 
/**
 * Text key `template-problem-` + code.
 */
code: string, 
/**
 * Field, or what the parser said.
 */
value: string, 
/**
 * Line from 1, or 0.
 */
line: number, };

/**
 * One template.
 */
export type TemplateRef = { 
/**
 * Id.
 */
template: string, };

/**
 * A text in one language.
 */
export type TemplateText = { 
/**
 * `ja` or `en`.
 */
language: string, 
/**
 * Subject with merge fields.
 */
subject: string, 
/**
 * Body, Markdown with merge fields.
 */
body: string, };

/**
 * Asks for a test.
 */
export type TestAccount = { 
/**
 * Id of the job; `progress` names each phase as it is done.
 */
job: string, 
/**
 * A saved account; or `None` with `draft`.
 */
account: string | null, 
/**
 * An account as typed, tested without saving.
 */
draft: AccountDraft | null, 
/**
 * Send a test mail to oneself.
 */
send: boolean, };

/**
 * One stage of a test: text key `test-stage-` + phase.
 */
export type TestStage = { 
/**
 * Phase (`commit` = test mail accepted).
 */
phase: Phase, 
/**
 * `passed`, `failed`, `waiting`.
 */
state: string, 
/**
 * Advice: text key `advice-` + code (`no_network`, `name`, `port`, `certificate`,
 * `starttls`, `password`, `app_password`, `sender`, `timeout`, `server`), or empty.
 */
advice: string, 
/**
 * Local fault.
 */
fault: SendFault | null, 
/**
 * Reply of the server, code first, or empty.
 */
reply: string, };

/**
 * A page of the timeline.
 */
export type Timeline = { 
/**
 * Newest first.
 */
items: Array<TimelineItem>, 
/**
 * Cursor of the next page, if there is more.
 */
next: string | null, };

/**
 * One entry.
 */
export type TimelineItem = { 
/**
 * Id.
 */
id: string, 
/**
 * `note`, `call`, `visit`, `meeting`, `mail_out`, `mail_in`, `card`, `form`, `stage`,
 * `step`, `consent`, `seminar`, `purchase`, `download`, `page_view`, `link_click`, `system`.
 */
kind: string, 
/**
 * When it happened.
 */
at: number, 
/**
 * Title or subject.
 */
title: string, 
/**
 * Text.
 */
body: string, 
/**
 * More, by kind: `from`, `to`, `reason`, `days` (stage); `message`, `state` (mail);
 * `ground` (consent); `asks` (mail, call).
 */
payload: Record<string, any>, };

/**
 * How the connection is made safe. There is no plain-text mode.
 */
export type TlsMode = "implicit" | "starttls";

/**
 * The plan of the day.
 */
export type Today = { 
/**
 * The day (ISO).
 */
on: string, 
/**
 * Text key `holiday-…` of a holiday, or empty.
 */
holiday: string, 
/**
 * Things to do.
 */
to_do: number, 
/**
 * Estimated minutes.
 */
minutes: number, 
/**
 * Steps done today.
 */
done: number, 
/**
 * Groups in fixed order, empty ones left out.
 */
groups: Array<TodayGroup>, 
/**
 * Steps due on the next seven days.
 */
upcoming: Array<DayCount>, 
/**
 * Leads that come back tomorrow.
 */
tomorrow: number, 
/**
 * What a newcomer has done.
 */
checklist: Checklist, };

/**
 * Which group.
 */
export type TodayCode = "replied" | "overdue" | "due" | "hot" | "quiet" | "review";

/**
 * One group.
 */
export type TodayGroup = { 
/**
 * Which.
 */
code: TodayCode, 
/**
 * Leads in it.
 */
count: number, 
/**
 * Rows shown.
 */
rows: Array<TodayRow>, 
/**
 * Review only: counts by cause (`unknown`, `refused`, `needs_ok`, `held`, `duplicates`).
 */
review: Array<ReviewCount>, };

/**
 * One person of today.
 */
export type TodayRow = { 
/**
 * The lead.
 */
lead: LeadRow, 
/**
 * At most three facts.
 */
why: Array<Why>, 
/**
 * What to do: `call`, `mail`, `visit`, `reply`, `plan`, `done`.
 */
verb: string, };

/**
 * What a change touched, coarse enough to be cheap: pages ask again by topic.
 */
export type Topic = "leads" | "stages" | "activities" | "steps" | "lists" | "scoring" | "consent" | "accounts" | "templates" | "outbox" | "imports" | "settings" | "history";

/**
 * A lead in the Trash.
 */
export type TrashedLead = { 
/**
 * Id.
 */
id: string, 
/**
 * Name.
 */
name: string, 
/**
 * Company.
 */
company: string, 
/**
 * Since.
 */
trashed_at: number, 
/**
 * Purged on (ISO).
 */
purged_on: string, };

/**
 * Undoes.
 */
export type Undo = { 
/**
 * The change; `None`: the last one.
 */
change_id: string | null, };

/**
 * Changes a company.
 */
export type UpdateCompany = { 
/**
 * Id.
 */
company: string, 
/**
 * `name`, `kana`, `domain`, `corporate_number`, `industry`, `size`, `address`, `note`.
 */
changes: Array<FieldValue>, };

/**
 * Changes a contact point.
 */
export type UpdateContact = { 
/**
 * Id.
 */
contact: string, 
/**
 * New value, if it changes.
 */
value: string | null, 
/**
 * New label, if it changes.
 */
label: string | null, 
/**
 * Make it the primary one.
 */
primary: boolean, };

/**
 * Changes fields.
 */
export type UpdateLead = { 
/**
 * Lead.
 */
lead: string, 
/**
 * Field codes and typed values.
 */
changes: Array<FieldValue>, };

/**
 * Changes an own field; absent members stay.
 */
export type UpdateOwnField = { 
/**
 * Id.
 */
field: string, 
/**
 * New name.
 */
name: string | null, 
/**
 * Show it on the cards of the board.
 */
on_card: boolean | null, 
/**
 * All choices in their order; one that is missing is removed.
 */
choices: Array<OwnChoiceDraft> | null, };

/**
 * Changes a stage; absent members stay.
 */
export type UpdateStage = { 
/**
 * Stage id.
 */
stage: string, 
/**
 * English name.
 */
name_en: string | null, 
/**
 * Japanese name.
 */
name_ja: string | null, 
/**
 * Days until gone quiet.
 */
quiet_days: number | null, 
/**
 * Chance, per cent.
 */
probability: number | null, };

/**
 * Changes a work; absent members stay.
 */
export type UpdateWork = { 
/**
 * Id.
 */
work: string, 
/**
 * Department.
 */
department: string | null, 
/**
 * Title.
 */
title: string | null, 
/**
 * Since; empty: not known.
 */
from: string | null, 
/**
 * Until; empty: still there.
 */
until: string | null, 
/**
 * Make it the main one.
 */
main: boolean, };

/**
 * A value of a column.
 */
export type ValueCount = { 
/**
 * As it stands.
 */
value: string, 
/**
 * Rows.
 */
count: number, };

/**
 * What a row would do.
 */
export type Verdict = "new" | "update" | "duplicate" | "to_decide" | "error";

/**
 * A fact: text key `why-` + code, with parameters.
 */
export type Why = { 
/**
 * Code.
 */
code: string, 
/**
 * `days`, `points`, `source`, `title`, `step`, `time`, `what`, `grade`; `money` in minor
 * units with `currency`; `stage` is a stage id.
 */
params: Record<string, string | number>, };

/**
 * An error as the page gets it.
 */
export type WireError = { 
/**
 * The reason.
 */
code: ErrorCode, 
/**
 * Values for the sentence.
 */
params: Record<string, any>, 
/**
 * For the log panel.
 */
detail: string | null, };

/**
 * A value with its names.
 */
export type Word = { 
/**
 * Code or id.
 */
value: string, 
/**
 * In English.
 */
en: string, 
/**
 * In Japanese.
 */
ja: string, };

/**
 * A work to add to the career of a lead.
 */
export type WorkDraft = { 
/**
 * Lead.
 */
lead: string, 
/**
 * Company as typed; found by its folded name or made.
 */
company: string, 
/**
 * Department.
 */
department: string, 
/**
 * Title.
 */
title: string, 
/**
 * Since (ISO or as typed); empty: not known.
 */
from: string, 
/**
 * Until; empty: still there.
 */
until: string, 
/**
 * The main work: the lead's own lines show it, the former one stays as a second.
 */
main: boolean, };

/**
 * A work.
 */
export type WorkRef = { 
/**
 * Id.
 */
work: string, };

/**
 * Asks for the sentence of a tree.
 */
export type WriteSentence = { 
/**
 * The tree.
 */
tree: Clause, 
/**
 * `en` or `ja`.
 */
language: string, };

/** Every command: request and response. */
export type Commands = {
  /** The page has rendered: the window may be shown. */
  app_ready: [Nothing, Nothing];
  /** About program and computer. */
  app_info: [Nothing, AppInfo];
  /** Opens a web or mail address in the person's own program. */
  app_open_link: [OpenLink, Nothing];
  /** Lets the person choose a file to read. */
  file_pick_open: [PickFile, FileToken | null];
  /** Lets the person choose where to write. */
  file_pick_save: [PickFile, FileToken | null];
  /** Holds a pasted text as if it were a chosen file, until the next is held. */
  file_hold_text: [HoldText, FileToken];
  /** Stops a running job. */
  job_stop: [StopJob, Nothing];
  /** One window of the lead list, in the asked order. */
  leads_list: [ListLeads, LeadPage];
  /** How many leads answer to a query, their value, and where each kana row begins. */
  leads_count: [CountLeads, LeadCount];
  /** The best few leads for a typed text (palette, pickers). */
  leads_find: [FindLeads, LeadPage];
  /** Everything on one lead but its timeline. */
  leads_get: [LeadRef, LeadDetail];
  /** One page of a lead's timeline, newest first. */
  leads_timeline: [ReadTimeline, Timeline];
  /** Leads that may be the same person as what is being typed. */
  leads_duplicates: [LeadDraft, Array<DuplicateHint>];
  /** A window of the queue of duplicates, certain or maybe, and how many there are of both. */
  duplicates_list: [ListDuplicates, DuplicatePage];
  /** Remembers that two leads are different people. */
  duplicates_different: [LeadPair, Changed];
  /** Puts a pair behind all others of the queue. */
  duplicates_later: [LeadPair, Changed];
  /** Leads side by side, field by field, and what one lead of them would be. */
  duplicates_compare: [MergeLeads, MergePreview];
  /** Makes leads one; the first named stays, the others lie behind it. */
  duplicates_merge: [MergeLeads, Merged];
  /** Merges every certain pair as one undo step, after a backup. */
  duplicates_merge_certain: [MergeCertain, MergedCertain];
  /** What a smart line says; nothing is written. */
  capture_line: [ReadLine, LineReading];
  /** What a pasted text says: signature, contact file, text of a code, table. */
  capture_text: [ReadText, Found];
  /** What a chosen or dropped file says: contact file, picture with codes, text. */
  capture_file: [ReadCardFile, Found];
  /** The codes of a picture on the clipboard. */
  capture_picture: [ReadPicture, Found];
  /** Adds one lead. */
  leads_add: [LeadDraft, Added];
  /** Changes fields of one lead, each parsed by its field definition. */
  leads_update: [UpdateLead, Changed];
  /** Adds an address, phone, link or postal address. */
  leads_add_contact: [AddContact, Changed];
  /** Changes a contact point, or makes it the primary of its kind. */
  leads_update_contact: [UpdateContact, Changed];
  /** Removes a contact point. */
  leads_remove_contact: [ContactRef, Changed];
  /** Adds and removes tags of many leads. */
  leads_tag: [TagLeads, Changed];
  /** Sets the grade of many leads. */
  leads_grade: [GradeLeads, Changed];
  /** Moves leads to the Trash for 30 days. */
  leads_trash: [LeadRefs, Changed];
  /** Brings leads back from the Trash. */
  leads_restore: [LeadRefs, Changed];
  /** What lies in the Trash, newest first. */
  leads_trashed: [Nothing, Array<TrashedLead>];
  /** Writes a timeline entry: note, call, meeting, visit … */
  leads_add_activity: [AddActivity, Changed];
  /** Plans the one next step of each lead. */
  leads_plan_step: [PlanStep, Changed];
  /** Marks the next step done and, at once, plans the next one. */
  leads_finish_step: [FinishStep, Changed];
  /** Puts the next step off. */
  leads_snooze_step: [SnoozeStep, Changed];
  /** Puts the next step on another day; its time of day stays. */
  leads_move_step: [MoveStep, Changed];
  /** Takes the next step away. */
  leads_drop_step: [LeadRefs, Changed];
  /** Sources and events, tags, and companies for pickers. */
  leads_lists: [Nothing, Lists];
  /** Companies whose name begins like the text. */
  leads_companies: [FindCompanies, Array<string>];
  /** Adds a source or event. */
  leads_add_source: [SourceDraft, AddedSource];
  /** The field table: form, columns, merge fields. */
  leads_fields: [Nothing, Array<FieldInfo>];
  /** What conditions may ask about: the builder of segments. */
  leads_subjects: [Nothing, Subjects];
  /** A sentence as a tree of conditions. */
  leads_read_sentence: [ReadSentence, Sentence];
  /** A tree of conditions as a sentence. */
  leads_write_sentence: [WriteSentence, Sentence];
  /** Saved views, in the order of their tabs. */
  segments_list: [Nothing, Array<Segment>];
  /** Adds a saved view, or changes one. */
  segments_save: [SegmentDraft, SavedSegment];
  /** Copies a saved view behind itself. */
  segments_copy: [CopySegment, SavedSegment];
  /** Puts a saved view at another place. */
  segments_order: [OrderSegment, Changed];
  /** Removes a saved view; no lead is touched. */
  segments_remove: [SegmentRef, Changed];
  /** Says that the details of leads were checked today. */
  leads_confirm: [LeadRefs, Changed];
  /** Adds a work to the career of a lead: a second one, or the main one. */
  leads_add_work: [WorkDraft, Changed];
  /** Changes a work: department, title, days, or makes it the main one. */
  leads_update_work: [UpdateWork, Changed];
  /** Takes a work that was a slip out of the career. */
  leads_remove_work: [WorkRef, Changed];
  /** Companies by name, at most 200. */
  companies_list: [ListCompanies, CompanyPage];
  /** A company with its people and open value. */
  companies_get: [CompanyRef, CompanyDetail];
  /** Changes fields of a company. */
  companies_update: [UpdateCompany, Changed];
  /** Puts the people of one company into another; what that one does not know is taken over. */
  companies_merge: [MergeCompanies, Changed];
  /** The company that uses the domain of a mail address; empty for free mail and unknown ones. */
  companies_of_mail: [MailOf, CompanyName];
  /** Edits many leads, by id or by query, as one undo step. */
  leads_bulk: [BulkEdit, BulkReport];
  /** The cells of own columns for leads of a list. */
  fields_cells: [ReadOwnCells, Array<OwnCell>];
  /** Own fields, in order. */
  fields_list: [Nothing, Array<OwnField>];
  /** How many leads have a value in an own field, and each of its choices. */
  fields_use: [OwnFieldRef, OwnFieldUse];
  /** Adds an own field. */
  fields_add: [OwnFieldDraft, AddedField];
  /** Changes name, choices or place on the card of an own field. */
  fields_update: [UpdateOwnField, Changed];
  /** Puts an own field at another place. */
  fields_order: [OrderOwnField, Changed];
  /** Removes an own field; its values stay for 30 days. */
  fields_remove: [OwnFieldRef, Changed];
  /** Some days with what is due on them. */
  calendar_read: [ReadCalendar, CalendarPage];
  /** All that is due on one day, a window at a time. */
  calendar_day: [ReadCalendarDay, CalendarDayPage];
  /** Stages with counts and sums, no cards. */
  funnel_board: [ReadBoard, Board];
  /** Some cards of one column. */
  funnel_cards: [ReadCards, CardPage];
  /** Moves one or many leads to a stage, or to another place in it. */
  funnel_move: [MoveLeads, Moved];
  /** Moves many leads, by id or by query, to a stage as one undo step. */
  funnel_bulk: [BulkMove, BulkReport];
  /** Moves leads by one stage (`by` = 1 or −1), each from where it stands. */
  funnel_shift: [ShiftLeads, Moved];
  /** Chooses the order of a column. */
  funnel_sort: [SortStage, Changed];
  /** Stages with all settings. */
  funnel_stages: [Nothing, Array<Stage>];
  /** Changes a stage. */
  funnel_update_stage: [UpdateStage, Changed];
  /** Adds a stage. */
  funnel_add_stage: [AddStage, AddedStage];
  /** Puts a stage at another place. */
  funnel_order_stage: [OrderStage, Changed];
  /** Removes a stage; those in it go to another one. */
  funnel_remove_stage: [RemoveStage, Changed];
  /** Stage moves of one lead with the time in each stage, newest first. */
  funnel_path: [LeadRef, Array<StageVisit>];
  /** Why a lead has its score, today or on a past day. */
  scoring_explain: [Explain, Explanation];
  /** What moved the score of a lead, newest day first. */
  scoring_moves: [ScoreMovesOf, Array<ScoreMove>];
  /** The model in force, in words. */
  scoring_model: [Nothing, ModelView];
  /** Whom to contact today and why. */
  today_list: [ReadToday, Today];
  /** Reads the start of a file: encoding, separator, header, proposed columns, first rows. */
  import_read: [ReadFile, FileReading];
  /** Dry run: what each row would do. Writes nothing. */
  import_check: [CheckImport, ImportCheck];
  /** Imports as one undo step. */
  import_commit: [CheckImport, ImportReport];
  /** Past imports, newest first. */
  import_history: [Nothing, Array<ImportBatch>];
  /** Writes the rows that failed, with the reason, in the encoding of the file they came from. */
  import_profiles: [Nothing, Array<ImportProfile>];
  /** Adds, renames or changes a profile of imports. */
  import_profile_save: [SaveProfile, Changed];
  /** Takes a profile of imports away. */
  import_profile_remove: [ProfileRef, Changed];
  /** Failed rows as a file. */
  import_save_errors: [SaveErrors, Nothing];
  /** Writes leads as CSV. */
  export_leads: [ExportLeads, Exported];
  /** Writes everything of the file as one package that restores it. */
  export_archive: [ExportArchive, Exported];
  /** Makes a new data file from an archive and opens it in a window of its own. */
  archive_restore: [RestoreArchive, RestoredArchive];
  /** Providers that fill in server and port. */
  accounts_presets: [Nothing, Array<Provider>];
  /** Mail accounts; passwords never. */
  accounts_list: [Nothing, Array<Account>];
  /** Adds or changes a mail account; a given password goes to the secret store. */
  accounts_save: [AccountDraft, SavedAccount];
  /** Removes a mail account and its password. */
  accounts_remove: [AccountRef, Changed];
  /** Connects, logs in and, if asked, sends a test mail to oneself; names each stage. */
  accounts_test: [TestAccount, AccountTest];
  /** Templates, both languages. */
  templates_list: [Nothing, Array<Template>];
  /** Adds a template or a new version of one. */
  templates_save: [TemplateDraft, SavedTemplate];
  /** Removes a template; sent mails keep their version. */
  templates_remove: [TemplateRef, Changed];
  /** Fields that a template may use. */
  templates_fields: [Nothing, Array<MergeField>];
  /** The mail as each recipient would get it, what is missing, and who is left out and why. */
  follow_up_preview: [FollowUpDraft, FollowUpPreview];
  /** Queues the mails of a follow-up. */
  follow_up_queue: [FollowUpDraft, Queued];
  /** Outbox messages by what they need, newest first. */
  outbox_list: [ReadOutbox, OutboxPage];
  /** One message with its text and attempts. */
  outbox_get: [MessageRef, MessageDetail];
  /** Counts by state and the state of sending, for frame and status bar. */
  outbox_status: [Nothing, OutboxStatus];
  /** Cancels messages that have not left. */
  outbox_cancel: [MessageRefs, Changed];
  /** Tries a waiting message again now. */
  outbox_retry: [MessageRefs, Changed];
  /** Answers "was it sent?" for a message whose outcome is not certain. */
  outbox_resolve: [ResolveMessage, Changed];
  /** Pauses or resumes all sending. */
  outbox_pause: [PauseSending, Changed];
  /** Sends what is due now; the desktop's worker does the same by itself. */
  outbox_run: [RunOutbox, OutboxRun];
  /** Records a consent ground for leads. */
  consent_record: [RecordConsent, Changed];
  /** The consent log of one lead, newest first. */
  consent_log: [LeadRef, Array<ConsentEntry>];
  /** What undo and redo would do. */
  history_state: [Nothing, HistoryState];
  /** Changes, newest first. */
  history_list: [ReadHistory, HistoryPage];
  /** Field changes of one lead, newest first. */
  history_lead: [LeadRef, Array<FieldChange>];
  /** Undoes the last change, or the named one. */
  history_undo: [Undo, Changed];
  /** Redoes what was undone last. */
  history_redo: [Nothing, Changed];
  /** All settings. */
  settings_get: [Nothing, Settings];
  /** Changes some settings; absent ones stay. */
  settings_update: [SettingsPatch, Changed];
  /** Adds the sample leads and the practice mailbox. */
  sample_load: [LoadSample, Changed];
  /** Takes the sample leads out again. */
  sample_remove: [Nothing, Changed];
  /** Makes a verified backup now. */
  backup_now: [BackupNow, Backup];
  /** Checks structure, references and derived values of the file. Slow: reads everything. */
  file_check: [CheckFile, FileCheck];
  /** Backups and the last of them. */
  backup_list: [Nothing, Array<Backup>];
};

/** What each command does. */
export const KINDS = {
  app_ready: "shell",
  app_info: "shell",
  app_open_link: "shell",
  file_pick_open: "shell",
  file_pick_save: "shell",
  file_hold_text: "shell",
  job_stop: "shell",
  leads_list: "read",
  leads_count: "read",
  leads_find: "read",
  leads_get: "read",
  leads_timeline: "read",
  leads_duplicates: "read",
  duplicates_list: "read",
  duplicates_different: "change",
  duplicates_later: "change",
  duplicates_compare: "read",
  duplicates_merge: "change",
  duplicates_merge_certain: "job",
  capture_line: "read",
  capture_text: "read",
  capture_file: "read",
  capture_picture: "read",
  leads_add: "change",
  leads_update: "change",
  leads_add_contact: "change",
  leads_update_contact: "change",
  leads_remove_contact: "change",
  leads_tag: "change",
  leads_grade: "change",
  leads_trash: "change",
  leads_restore: "change",
  leads_trashed: "read",
  leads_add_activity: "change",
  leads_plan_step: "change",
  leads_finish_step: "change",
  leads_snooze_step: "change",
  leads_move_step: "change",
  leads_drop_step: "change",
  leads_lists: "read",
  leads_companies: "read",
  leads_add_source: "change",
  leads_fields: "read",
  leads_subjects: "read",
  leads_read_sentence: "read",
  leads_write_sentence: "read",
  segments_list: "read",
  segments_save: "change",
  segments_copy: "change",
  segments_order: "change",
  segments_remove: "change",
  leads_confirm: "change",
  leads_add_work: "change",
  leads_update_work: "change",
  leads_remove_work: "change",
  companies_list: "read",
  companies_get: "read",
  companies_update: "change",
  companies_merge: "change",
  companies_of_mail: "read",
  leads_bulk: "job",
  fields_cells: "read",
  fields_list: "read",
  fields_use: "read",
  fields_add: "change",
  fields_update: "change",
  fields_order: "change",
  fields_remove: "change",
  calendar_read: "read",
  calendar_day: "read",
  funnel_board: "read",
  funnel_cards: "read",
  funnel_move: "change",
  funnel_bulk: "job",
  funnel_shift: "change",
  funnel_sort: "change",
  funnel_stages: "read",
  funnel_update_stage: "change",
  funnel_add_stage: "change",
  funnel_order_stage: "change",
  funnel_remove_stage: "change",
  funnel_path: "read",
  scoring_explain: "read",
  scoring_moves: "read",
  scoring_model: "read",
  today_list: "read",
  import_read: "job",
  import_check: "job",
  import_commit: "job",
  import_history: "read",
  import_profiles: "read",
  import_profile_save: "change",
  import_profile_remove: "change",
  import_save_errors: "job",
  export_leads: "job",
  export_archive: "job",
  archive_restore: "job",
  accounts_presets: "read",
  accounts_list: "read",
  accounts_save: "change",
  accounts_remove: "change",
  accounts_test: "job",
  templates_list: "read",
  templates_save: "change",
  templates_remove: "change",
  templates_fields: "read",
  follow_up_preview: "read",
  follow_up_queue: "change",
  outbox_list: "read",
  outbox_get: "read",
  outbox_status: "read",
  outbox_cancel: "change",
  outbox_retry: "change",
  outbox_resolve: "change",
  outbox_pause: "change",
  outbox_run: "job",
  consent_record: "change",
  consent_log: "read",
  history_state: "read",
  history_list: "read",
  history_lead: "read",
  history_undo: "change",
  history_redo: "change",
  settings_get: "read",
  settings_update: "change",
  sample_load: "job",
  sample_remove: "change",
  backup_now: "job",
  file_check: "job",
  backup_list: "read",
} as const;

/** Topics that make a read stale. */
export const TOPICS: { [name in keyof Commands]?: readonly Topic[] } = {
  leads_list: ["leads", "stages", "steps", "activities", "scoring", "consent"],
  leads_count: ["leads", "stages", "steps", "activities", "scoring", "consent"],
  leads_find: ["leads"],
  leads_get: ["leads", "stages", "steps", "activities", "scoring", "consent", "lists"],
  leads_timeline: ["activities", "leads", "outbox", "steps", "consent"],
  leads_duplicates: ["leads"],
  duplicates_list: ["leads", "imports", "steps", "activities", "scoring", "consent", "stages"],
  duplicates_compare: ["leads", "activities", "consent", "stages", "lists"],
  leads_trashed: ["leads"],
  leads_lists: ["lists", "leads"],
  leads_companies: ["lists", "leads"],
  leads_fields: ["lists"],
  leads_subjects: ["lists", "stages", "imports"],
  leads_read_sentence: ["lists", "stages"],
  leads_write_sentence: ["lists", "stages"],
  segments_list: ["lists", "stages"],
  companies_list: ["leads"],
  companies_get: ["leads", "stages", "steps", "scoring"],
  companies_of_mail: ["leads"],
  fields_cells: ["lists", "leads"],
  fields_list: ["lists"],
  fields_use: ["lists", "leads"],
  calendar_read: ["leads", "stages", "steps", "activities", "scoring", "consent", "lists"],
  calendar_day: ["leads", "stages", "steps", "activities", "scoring", "consent", "lists"],
  funnel_board: ["leads", "stages", "steps", "activities", "scoring"],
  funnel_cards: ["leads", "stages", "steps", "activities", "scoring", "outbox", "consent"],
  funnel_stages: ["stages"],
  funnel_path: ["leads", "stages"],
  scoring_explain: ["leads", "activities", "scoring"],
  scoring_moves: ["leads", "activities", "scoring"],
  scoring_model: ["scoring"],
  today_list: ["leads", "steps", "activities", "scoring", "outbox", "stages"],
  import_history: ["imports", "history"],
  import_profiles: ["imports"],
  accounts_presets: ["accounts"],
  accounts_list: ["accounts"],
  templates_list: ["templates", "lists"],
  templates_fields: ["templates", "lists"],
  follow_up_preview: ["leads", "templates", "accounts", "consent", "outbox"],
  outbox_list: ["outbox", "accounts"],
  outbox_get: ["outbox"],
  outbox_status: ["outbox", "accounts", "settings"],
  consent_log: ["consent"],
  history_state: ["history"],
  history_list: ["history"],
  history_lead: ["history", "leads"],
  settings_get: ["settings"],
  backup_list: ["settings"],
};

/** Codes that are warnings: not possible now, or bad input. */
export const WARNINGS: readonly ErrorCode[] = [
  "stopped",
  "database_busy",
  "file_too_large",
  "file_empty",
  "file_not_text",
  "file_broken",
  "file_protected",
  "file_unpacks_large",
  "archive_foreign",
  "archive_too_new",
  "file_exists",
  "card_broken",
  "card_missing",
  "picture_unknown",
  "picture_too_large",
  "code_missing",
  "code_too_long",
  "too_many_columns",
  "quote_open",
  "surplus_cells",
  "bad_bytes",
  "phone_damaged",
  "phone_invalid",
  "too_many_profiles",
  "no_name_column",
  "lead_gone",
  "lead_nameless",
  "lead_duplicate",
  "lead_not_found",
  "lead_ambiguous",
  "merge_same",
  "stage_not_found",
  "stage_nameless",
  "stage_needed",
  "stage_not_empty",
  "lost_reason_needed",
  "not_found",
  "field_invalid",
  "field_too_long",
  "own_value_invalid",
  "field_nameless",
  "field_name_taken",
  "choices_missing",
  "corporate_number_invalid",
  "work_known",
  "bulk_nameless",
  "bulk_no_company",
  "too_many_on_card",
  "too_many_fields",
  "mail_address_invalid",
  "date_invalid",
  "date_in_future",
  "condition_invalid",
  "sentence_invalid",
  "condition_lost",
  "money_invalid",
  "consent_refused",
  "mail_recipients_missing",
  "mail_account_missing",
  "mail_text_missing",
  "legal_items_missing",
  "template_broken",
  "nobody_eligible",
  "message_left",
  "sender_busy",
  "nothing_to_undo",
  "nothing_to_redo",
  "undo_conflict",
  "not_undoable",
];
