/** The one verb of a row: its words, key, icon, and what it does. */
import CalendarPlus from '@lucide/svelte/icons/calendar-plus';
import Check from '@lucide/svelte/icons/check';
import Mail from '@lucide/svelte/icons/mail';
import MapPin from '@lucide/svelte/icons/map-pin';
import Phone from '@lucide/svelte/icons/phone';
import type { Component } from 'svelte';
import type { LeadRow, TodayRow } from '../../ipc';
import { hasText, say, type PlainKey } from '../../texts';
import { ask, writeMail } from '../lead';

/** A verb as a button. */
export interface RowVerb {
  text: PlainKey;
  keys: string;
  icon: Component<{ class?: string }>;
  run: (lead: LeadRow) => void;
}

const DONE: RowVerb = {
  text: 'today-verb-done',
  keys: 'd',
  icon: Check,
  run: (lead) => ask({ kind: 'finish', leads: [lead] }),
};
const VERBS: Record<string, RowVerb> = {
  call: {
    text: 'today-verb-call',
    keys: 'c',
    icon: Phone,
    run: (lead) => ask({ kind: 'entry', entry: 'call', leads: [lead] }),
  },
  mail: { text: 'today-verb-mail', keys: 'e', icon: Mail, run: (lead) => writeMail([lead]) },
  reply: { text: 'today-verb-reply', keys: 'e', icon: Mail, run: (lead) => writeMail([lead]) },
  visit: { ...DONE, text: 'today-verb-visit', icon: MapPin },
  plan: {
    text: 'today-verb-plan',
    keys: 't',
    icon: CalendarPlus,
    run: (lead) => ask({ kind: 'step', leads: [lead] }),
  },
  done: DONE,
};

/** The verb of a row by its code. */
export function verbOf(code: string): RowVerb {
  return VERBS[code] ?? DONE;
}

/** Does what a row asks for. */
export function runVerb(row: TodayRow): void {
  verbOf(row.verb).run(row.lead);
}

/** A holiday by its text key (`holiday-…`); nothing for one without words. */
export function holidayName(key: string): string {
  return hasText(key) ? say(key) : '';
}
