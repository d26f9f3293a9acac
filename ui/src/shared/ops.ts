/** The names of changes in words: `op-` + code, with the parameters that the core sends. */
import type { OpLabel } from '../ipc';
import { say } from '../texts';

/** The sentence of a change: "Move 3 leads". */
export function opText(label: OpLabel): string {
  return opName(label.op, label.params);
}

/** The sentence of a change that is known by its code. */
export function opName(op: string, params: Record<string, string | number> = {}): string {
  return say(`op-${op.replaceAll('_', '-')}`, { name: '', count: 0, ...params });
}
