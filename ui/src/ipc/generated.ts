// PLACEHOLDER until `cargo xtask bindings` writes this file from crates/core/src/api/commands.rs.
// Do not edit by hand.

/** What a change answers. */
export type Changed = { change_id: string; topics: Topic[]; label: string };

/** What may have to be read again. */
export type Topic = 'leads' | 'stages' | 'settings' | 'history' | 'trash' | 'outbox' | 'today';

/** Why something was not done. */
export type ErrorCode = 'internal' | 'bad_request' | 'unknown_command' | 'stopped';

/** Every command: name → [request, answer]. */
export type Commands = {
  app_ready: [null, null];
  history_undo: [{ change_id: string | null }, Changed];
  history_redo: [{ change_id: string | null }, Changed];
  job_stop: [{ job: string }, null];
};

/** The topics after whose change a read has to be asked again. */
export const TOPICS: { [name: string]: Topic[] } = {};
