//! The closed list of things a person (or the program) does to the file.

macro_rules! ops {
    ($( $(#[$doc:meta])* $variant:ident = $code:literal $undoable:literal, )*) => {
        /// What a change is called. A write without an `Op` does not compile, so nothing escapes
        /// undo, history or refresh. Label: text key `op-` + code with dashes.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Op { $( $(#[$doc])* $variant, )* }

        impl Op {
            /// Every operation.
            pub const ALL: &'static [Op] = &[ $( Op::$variant, )* ];

            /// Stable code in the file and on the wire.
            pub fn code(self) -> &'static str {
                match self { $( Op::$variant => $code, )* }
            }

            /// Whether Ctrl+Z takes it back. What the program does by itself is not.
            pub fn is_undoable(self) -> bool {
                match self { $( Op::$variant => $undoable, )* }
            }
        }
    };
}

ops! {
    /// First rows of a new file.
    Seed = "seed" false,
    /// Rebuilds what depends on the day.
    RollDay = "roll_day" false,
    /// Adds a lead.
    AddLead = "add_lead" true,
    /// Changes fields of a lead.
    UpdateLead = "update_lead" true,
    /// Adds, changes or removes an address or phone.
    UpdateContact = "update_contact" true,
    /// Adds or removes tags.
    TagLeads = "tag_leads" true,
    /// Sets a grade.
    GradeLeads = "grade_leads" true,
    /// Moves leads to the Trash.
    TrashLeads = "trash_leads" true,
    /// Brings leads back.
    RestoreLeads = "restore_leads" true,
    /// Writes a timeline entry.
    AddActivity = "add_activity" true,
    /// Plans a next step.
    PlanStep = "plan_step" true,
    /// Marks a next step done.
    FinishStep = "finish_step" true,
    /// Puts a next step off.
    SnoozeStep = "snooze_step" true,
    /// Puts a next step on another day.
    MoveStep = "move_step" true,
    /// Takes a next step away.
    DropStep = "drop_step" true,
    /// Adds a source or event.
    AddSource = "add_source" true,
    /// Says that details were checked.
    ConfirmLeads = "confirm_leads" true,
    /// Adds, changes or ends a work of a lead.
    EditWork = "edit_work" true,
    /// Changes a company.
    UpdateCompany = "update_company" true,
    /// Merges two companies.
    MergeCompanies = "merge_companies" true,
    /// Edits many leads at once.
    BulkEdit = "bulk_edit" true,
    /// Adds an own field.
    AddField = "add_field" true,
    /// Changes an own field.
    UpdateField = "update_field" true,
    /// Puts an own field at another place.
    OrderFields = "order_fields" true,
    /// Removes an own field.
    RemoveField = "remove_field" true,
    /// Moves leads to a stage.
    MoveLeads = "move_leads" true,
    /// Puts leads at another place of their column.
    ReorderLeads = "reorder_leads" true,
    /// Changes the order of a column.
    SortStage = "sort_stage" true,
    /// Changes a stage.
    UpdateStage = "update_stage" true,
    /// Adds a stage.
    AddStage = "add_stage" true,
    /// Puts a stage at another place.
    OrderStages = "order_stages" true,
    /// Removes a stage; who stood in it goes to another one.
    RemoveStage = "remove_stage" true,
    /// Adds, changes or copies a saved view.
    SaveSegment = "save_segment" true,
    /// Puts a saved view at another place.
    OrderSegments = "order_segments" true,
    /// Removes a saved view.
    RemoveSegment = "remove_segment" true,
    /// Says that two leads are different people.
    MarkDifferent = "mark_different" true,
    /// Puts a pair of the duplicates off.
    PutOffPair = "put_off_pair" true,
    /// Makes leads one.
    MergeLeads = "merge_leads" true,
    /// Imports a file.
    Import = "import" true,
    /// Adds or changes a profile of imports.
    SaveProfile = "save_profile" true,
    /// Removes a profile of imports.
    RemoveProfile = "remove_profile" true,
    /// Adds the sample data.
    LoadSample = "load_sample" true,
    /// Takes the sample data out.
    RemoveSample = "remove_sample" true,
    /// Records a consent ground.
    RecordConsent = "record_consent" true,
    /// Adds or changes a mail account.
    SaveAccount = "save_account" true,
    /// Removes a mail account.
    RemoveAccount = "remove_account" true,
    /// Adds or changes a template.
    SaveTemplate = "save_template" true,
    /// Removes a template.
    RemoveTemplate = "remove_template" true,
    /// Queues the mails of a follow-up.
    QueueFollowUp = "queue_follow_up" true,
    /// Cancels queued mails.
    CancelMessages = "cancel_messages" false,
    /// Tries mails again.
    RetryMessages = "retry_messages" false,
    /// Answers whether a mail was sent.
    ResolveMessage = "resolve_message" false,
    /// A step of the outbox: claim, send, record.
    SendMail = "send_mail" false,
    /// Something about a mailbox changed by itself.
    AccountState = "account_state" false,
    /// Changes settings that matter.
    UpdateSettings = "update_settings" true,
    /// Changes how things look; nobody undoes a zoom with Ctrl+Z.
    Appearance = "appearance" false,
    /// Takes a change back.
    Undo = "undo" false,
    /// Brings a change again.
    Redo = "redo" false,
}

impl Op {
    /// True if it brings history in at once, from a file or as sample data: many leads, and acts
    /// that are past.
    pub(crate) fn brings_history(self) -> bool {
        matches!(self, Self::Import | Self::LoadSample)
    }
}
