/**
 * The names of changes in words: text `op-` + code, with the parameters that the core sends.
 *
 * The core sends codes where the words depend on the language: a stage as code with the person's
 * own names, the undone change as the code of its operation. They become words here.
 */
import type { OpLabel } from '../ipc';
import { language, say, t } from '../texts';
import { word } from './words';

type Params = Record<string, string | number>;

/** A stage in words: the person's own name for it, else the built-in one. */
function stageName(params: Params): string {
  const own = language() === 'ja' ? params['stage_ja'] : params['stage_en'];
  return own ? String(own) : word('stage', String(params['stage'] ?? ''));
}

/** The sentence of a change that is known by its code. */
export function opName(op: string, params: Params = {}): string {
  const undone = typeof params['op'] === 'string' && params['op'] !== op ? params['op'] : undefined;
  const { op: _op, ...rest } = params;
  return say(`op-${op.replaceAll('_', '-')}`, {
    name: '',
    count: 1,
    ...params,
    stage: stageName(params),
    ground: word('lead-ground', String(params['ground'] ?? '')),
    what: undone ? opName(undone, rest) : '',
  });
}

/** The sentence of a change: "Move 3 leads to Qualified". */
export function opText(label: OpLabel): string {
  return opName(label.op, label.params);
}

/** What was undone or redone, without the word for it. */
export function undoneText(label: OpLabel): string {
  const { op, ...rest } = label.params;
  return typeof op === 'string' ? opName(op, rest) : opText(label);
}

/**
 * What became of the mails of an undone or redone follow-up, when some could not go along: the
 * sentence stands for itself. Undefined for every other change.
 */
export function mailsText(label: OpLabel | null | undefined): string | undefined {
  const number = (name: string): number => Number(label?.params[name] ?? 0);
  const counts = {
    left: number('mails_left'),
    unsure: number('mails_unsure'),
    done: number('mails_cancelled') + number('mails_queued'),
  };
  if (counts.left + counts.unsure === 0) return undefined;
  return t(label?.op === 'redo' ? 'history-redone-mails' : 'history-undone-mails', counts);
}
