/** What can be done with messages of the outbox. A refusal is told and changes nothing. */
import { change } from '../../ipc';
import { toast, toastError } from '../../shared';
import { t } from '../../texts';

async function done(work: Promise<unknown>, text: string): Promise<boolean> {
  try {
    await work;
    toast(text);
    return true;
  } catch (thrown) {
    toastError(thrown);
    return false;
  }
}

/** Cancels messages that have not left. */
export function cancel(messages: string[]): Promise<boolean> {
  return done(
    change('outbox_cancel', { messages }),
    t('outbox-cancelled', { count: messages.length }),
  );
}

/** Tries waiting messages again now. */
export function retry(messages: string[]): Promise<boolean> {
  return done(
    change('outbox_retry', { messages }),
    t('outbox-retried', { count: messages.length }),
  );
}

/** Answers "was it sent?". */
export function resolve(message: string, sent: boolean): Promise<boolean> {
  return done(
    change('outbox_resolve', { message, sent }),
    t(sent ? 'outbox-treated' : 'outbox-again'),
  );
}

/** Pauses or resumes all sending. */
export function pause(paused: boolean): Promise<boolean> {
  return done(
    change('outbox_pause', { paused }),
    t(paused ? 'outbox-paused-now' : 'outbox-resumed'),
  );
}
