/**
 * What a refusal means to the person: how loud it is, which sentence, which way out.
 *
 * The sentence is always the text `error-` + code with dashes (`assets/locales/LANG/errors.ftl`);
 * how loud it is comes from the core's own table (`WARNINGS`), the ways out stand here. A refusal is
 * never told by its code or its `detail` alone.
 */
import { say } from '../texts/texts.svelte';
import type { PlainKey } from '../texts/keys.generated';
import { WARNINGS, type ErrorCode } from './generated';
import type { WireError } from './transport';

/** `error` is a fault, `warning` is "not possible now", `silent` is not told at all. */
export type Severity = 'error' | 'warning' | 'silent';

/** A button that leads out: text and the place in the program where the cure is. */
export interface ErrorAction {
  text: PlainKey;
  href: string;
}

/** Refusals that are not told: the person knows, since they did it. */
const SILENT: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['stopped']);

/** Ways out, for the refusals that have one. */
const ACTIONS: Partial<Record<ErrorCode, ErrorAction>> = {};

/** A refusal of the core. Thrown by `read`, `change` and `job`. */
export class CallError extends Error {
  readonly code: ErrorCode;
  readonly params: Record<string, unknown>;
  /** For the log panel only. */
  readonly detail: string | null;

  constructor(wire: WireError) {
    super(wire.code);
    this.name = 'CallError';
    this.code = wire.code as ErrorCode;
    this.params = wire.params;
    this.detail = wire.detail;
  }

  get severity(): Severity {
    if (SILENT.has(this.code)) return 'silent';
    return WARNINGS.includes(this.code) ? 'warning' : 'error';
  }

  get action(): ErrorAction | undefined {
    return ACTIONS[this.code];
  }

  /** The whole sentence in the current language. */
  get text(): string {
    const key = `error-${this.code.replaceAll('_', '-')}`;
    const args: Record<string, string | number> = {};
    for (const [name, value] of Object.entries(this.params)) {
      args[name] = typeof value === 'number' ? value : String(value);
    }
    return say(key, args);
  }
}
