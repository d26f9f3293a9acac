/** On which ground an address may be written to, in one line. */
import type { Contact } from '../../ipc';
import { formatDate, groundName } from '../../shared';
import { t } from '../../texts';

/** Grounds that allow a mailing. */
const ALLOW = ['business_card', 'opt_in', 'customer', 'public_address'];

/** True when a mailing may go to this address. */
export function mayMail(contact: Pick<Contact, 'ground' | 'state'>): boolean {
  return ALLOW.includes(contact.ground) && contact.state === 'ok';
}

/** `Business card, 18 Nov 2026 · may be mailed`. */
export function groundLine(contact: Pick<Contact, 'ground' | 'ground_on' | 'state'>): string {
  const ground = groundName(contact.ground || 'not_asked');
  const date = contact.ground_on ? formatDate(contact.ground_on) : '';
  if (mayMail(contact)) return t('lead-may-mail', { ground, date });
  return date ? t('lead-may-not-mail-on', { ground, date }) : t('lead-may-not-mail', { ground });
}
