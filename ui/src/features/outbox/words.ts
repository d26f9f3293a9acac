/** The state of a message in words. */
import type { Message } from '../../ipc';
import { formatDay, formatTime, isoDay, thisDay, word } from '../../shared';
import { t } from '../../texts';

/** A moment: the time if it is today by the core's clock, else day and time. */
export function when(at: number): string {
  return isoDay(at) === thisDay() ? formatTime(at) : `${formatDay(at, 'day')} ${formatTime(at)}`;
}

/** Why a message waits, was refused or was not sent; empty when there is no reason. */
export function reasonText({ state, reason }: Pick<Message, 'state' | 'reason'>): string {
  if (!reason) return '';
  if (state === 'rejected') return word('rejected', reason);
  if (state === 'suppressed' || state === 'cancelled') return word('excluded', reason);
  return word('hold', reason);
}

/** The state as one line: `Queued`, `Retry at 11:40`, `Held: paused by you`. */
export function stateText(message: Message): string {
  const reason = reasonText(message);
  switch (message.state) {
    case 'deferred':
      return message.retry_at === null
        ? t('outbox-state-queued')
        : t('outbox-state-deferred', { time: when(message.retry_at) });
    case 'scheduled':
    case 'frozen':
      if (reason) return t('outbox-state-held', { reason });
      return message.is_due
        ? t('outbox-state-queued')
        : t('outbox-state-due', { time: when(message.due_at) });
    case 'rejected':
      return reason ? t('outbox-state-refused', { reason }) : t('outbox-group-refused');
    case 'suppressed':
      return t('outbox-state-left-out', { reason });
    case 'sent':
    case 'filed':
      return message.sent_at === null
        ? t('outbox-group-sent')
        : t('outbox-state-sent', { time: when(message.sent_at) });
    case 'sending':
    case 'committing':
      return t('outbox-group-sending');
    case 'cancelled':
      return t('outbox-group-cancelled');
    case 'unknown':
      return t('outbox-group-unknown');
  }
}
