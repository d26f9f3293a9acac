/** The one thing to do with a lead now: what its next step is, or to plan one. */
import Calendar from '@lucide/svelte/icons/calendar-plus';
import Mail from '@lucide/svelte/icons/mail';
import Phone from '@lucide/svelte/icons/phone';
import Reply from '@lucide/svelte/icons/reply';
import type { Component } from 'svelte';
import type { LeadCard } from '../../ipc';
import type { PlainKey } from '../../texts';
import { ask, writeMail } from './actions.svelte';

/** A verb as a button. */
export interface Primary {
  text: PlainKey;
  keys: string;
  icon: Component<{ class?: string }>;
  run: (leads: readonly LeadCard[]) => unknown;
}

const PLAN: Primary = {
  text: 'lead-plan-step',
  keys: 't',
  icon: Calendar,
  run: (leads) => ask({ kind: 'step', leads }),
};
const CALL: Primary = {
  text: 'lead-call-now',
  keys: 'c',
  icon: Phone,
  run: (leads) => ask({ kind: 'entry', entry: 'call', leads }),
};
const MAIL: Primary = { text: 'lead-write-mail', keys: 'e', icon: Mail, run: writeMail };
const REPLY: Primary = { text: 'lead-write-reply', keys: 'e', icon: Reply, run: writeMail };
const DONE: Primary = {
  text: 'lead-verb-done',
  keys: 'd',
  icon: Calendar,
  run: (leads) => ask({ kind: 'finish', leads }),
};

/** What to do with this lead now. */
export function primaryVerb(row: LeadCard): Primary {
  if (row.replied) return row.mail ? REPLY : CALL;
  switch (row.step.kind) {
    case 'call':
      return CALL;
    case 'mail':
    case 'quote':
      return row.mail ? MAIL : CALL;
    case '':
      return PLAN;
    default:
      return DONE;
  }
}
