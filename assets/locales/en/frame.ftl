# The frame around every screen: sidebar, status bar, palette, shared parts.

## Shared parts
frame-close = Close
frame-cancel = Cancel
frame-save = Save
frame-undo = Undo
frame-redo = Redo
frame-retry = Try again
frame-stop = Stop
frame-more = More
frame-remove = Remove { $name }
frame-messages = Messages
frame-fault = Something went wrong inside the program. Nothing was changed.
frame-progress = { $done } of { $total }
frame-score = Score
frame-band-hot = Hot
frame-band-warm = Warm
frame-band-cool = Cool
frame-band-cold = Cold
frame-date-pick = Pick a day
frame-date-before = Month before
frame-date-after = Month after
frame-date-unclear = This is not a date. Try 11/24, tomorrow or +3.

## Sidebar
frame-places = Places
frame-search = Search
frame-today = Today
frame-funnel = Funnel
frame-leads = Leads
frame-capture = Capture
frame-campaigns = Campaigns
frame-reports = Reports
frame-outbox = Outbox
frame-settings = Settings
frame-history = History of changes
frame-trash = Trash
frame-waiting = { $count ->
    [one] waits for you
   *[other] wait for you
}
frame-sidebar-toggle = Show or hide the sidebar names
frame-skip = Go to the content

## Status bar
frame-saved = Saved
frame-menu = Menu
frame-connection-online = Online
frame-connection-offline = Offline
frame-connection-login = Login refused
frame-connection-unreachable = Mail unreachable
frame-connection-paused = Sending paused by you
frame-connection-practice = Practice mailbox
frame-connection-none = No mail account
frame-connection-do-login = Check the account
frame-connection-do-unreachable = Try again
frame-connection-do-paused = Resume
frame-connection-do-none = Set up e-mail
frame-mails-waiting = { $count ->
    [one] { $count } e-mail waits
   *[other] { $count } e-mails wait
}
frame-backed-up = Backed up { $when }
frame-file-refused = The data file could not be opened
frame-file-where = The file: { $path }. It was not changed.
frame-undo-row = Something that depends on it since, such as an e-mail or a person in the stage
frame-status = Status
frame-lead-count = { $one ->
    [one] { $count } lead
   *[other] { $count } leads
}
frame-practice = Practice mailbox: nothing leaves this computer.
frame-practice-leave = Set up real mail

## Palette
frame-palette = Search and commands
frame-palette-hint = Search leads, commands and settings
frame-palette-empty = No match for “{ $query }”.
frame-palette-commands = Commands
frame-palette-found = Found
frame-palette-count = { $count ->
    [one] { $count } result
   *[other] { $count } results
}

## Shortcuts
frame-shortcuts = Shortcut keys
frame-shortcuts-off = Single letters are switched off.
frame-shortcuts-change = Change shortcut keys
frame-group-go = Go to
frame-group-edit = Edit
frame-group-view = View
frame-group-lead = Lead
frame-group-campaign = Campaign
frame-group-tools = Tools
frame-group-help = Help

## Commands
frame-go-today = Go to Today
frame-go-funnel = Go to Funnel
frame-go-leads = Go to Leads
frame-go-capture = Go to Capture
frame-go-campaigns = Go to Campaigns
frame-go-reports = Go to Reports
frame-go-outbox = Go to Outbox
frame-go-settings = Open settings
frame-go-history = Open the history of changes
frame-go-trash = Open the trash
frame-go-back = Go back
frame-zoom-in = Larger
frame-zoom-out = Smaller
frame-zoom-reset = Normal size
frame-zoom = Zoom { $percent } %
frame-theme-toggle = Switch between light and dark
frame-density-toggle = Switch between comfortable and compact
frame-full-screen = Full screen
frame-next-pane = Next pane
frame-previous-pane = Previous pane

## Undo
frame-undo-what = Undo: { $label }
frame-redo-what = Redo: { $label }
frame-undo-nothing = There is nothing to undo.
frame-redo-nothing = There is nothing to do again.
frame-undone = Undone: { $label }
frame-redone = Done again: { $label }
frame-undo-refused = Not undone
frame-undo-refused-text = { $count ->
    [one] { $count } row changed since, so nothing was undone. Undo the newer changes first.
   *[other] { $count } rows changed since, so nothing was undone. Undo the newer changes first.
}
frame-undo-see-history = Open the history

## Nothing there
frame-not-found = There is no such screen.
frame-not-found-text = The address “{ $path }” leads nowhere.
frame-page-failed = This screen could not be shown.
