/**
 * What the frame shows beside the screens: numbers that wait for the person, connection, practice,
 * backup, how many leads. Asked after the first paint; a part that cannot be asked stays away, so
 * that the frame never stands in the way of a screen.
 */
import { live } from '../ipc';
import { formatMoment, formatTime, isoDay, setThisDay, thisDay } from '../shared/format.svelte';
import { href } from '../shared/router.svelte';
import { settings } from '../shared/settings.svelte';
import { t } from '../texts';

/** The connection as the status bar names it. */
export type Connection =
  'online' | 'offline' | 'login' | 'unreachable' | 'paused' | 'practice' | 'no_account';

/** A sentence in the status bar; with `href` it opens its details. */
export interface StatusPart {
  id: string;
  text: string;
  href?: string;
}

/** The state around the screens. Reactive. */
export interface FrameState {
  /** Place → how many wait there for the person. */
  readonly waiting: Record<string, number>;
  readonly connection: Connection | undefined;
  readonly parts: readonly StatusPart[];
  readonly leads: number | undefined;
}

let current = $state.raw<FrameState | undefined>();

/** The state around the screens; undefined before {@link followFrame}. */
export function frame(): FrameState | undefined {
  return current;
}

function when(at: number): string {
  return isoDay(at) === thisDay() ? formatTime(at) : formatMoment(at, 'day');
}

/** The file is open, so questions make sense. */
function open(): boolean {
  return settings() !== undefined;
}

/** Asks for everything around the screens from now on. Call once, during component set-up. */
export function followFrame(): void {
  const outbox = live('outbox_status', () => (open() ? {} : undefined));
  const count = live('leads_count', () =>
    open() ? { query: EVERYBODY, kana_index: false } : undefined,
  );
  const today = live('today_list', () => (open() ? { all: false } : undefined));
  const backups = live('backup_list', () => (open() ? {} : undefined));

  $effect(() => {
    if (today.data) setThisDay(today.data.on);
  });

  current = {
    get waiting() {
      return {
        '/today': today.data?.to_do ?? 0,
        '/outbox': outbox.data?.problems ?? 0,
      };
    },
    get connection() {
      return outbox.data?.connection as Connection | undefined;
    },
    get leads() {
      return count.data?.count;
    },
    get parts() {
      const parts: StatusPart[] = [];
      const waiting = outbox.data?.waiting ?? 0;
      if (waiting > 0) {
        parts.push({
          id: 'waiting',
          text: t('frame-mails-waiting', { count: waiting }),
          href: href('/outbox'),
        });
      }
      const newest = backups.data?.[0];
      if (newest) {
        parts.push({
          id: 'backup',
          text: t('frame-backed-up', { when: when(newest.at) }),
          href: href('/settings/data'),
        });
      }
      return parts;
    },
  };
}

const EVERYBODY = {
  text: '',
  stages: [],
  sources: [],
  tags: [],
  bands: [],
  grades: [],
  grounds: [],
  steps: [],
};
