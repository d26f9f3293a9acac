/**
 * The one place that knows how bytes reach the core.
 *
 * Inside the window: Tauri's bridge, one command `call` and its events. In a browser: the
 * development host, `POST /call/NAME` and server-sent events at `/events`, both with the token
 * from the page's own URL (`?token=…`, printed by `cargo xtask serve`). Nothing else in the page
 * imports `@tauri-apps/api`.
 */
import type { Event } from './generated';

/** The names of all events. */
const EVENTS = ['changed', 'progress', 'dropped'] as const;

/** What the core tells without being asked. Events carry no data: the page asks again. */
export type WireEvent = Event;
/** A long job tells how far it is; `total` is 0 while unknown. */
export type ProgressEvent = Extract<Event, { event: 'progress' }>;

/** What the core answers instead of a result. */
export interface WireError {
  code: string;
  params: Record<string, unknown>;
  detail: string | null;
}

/** An ear at the core. */
export interface Hearing {
  /** Resolves once it hears; undefined when it does at once. */
  ready: Promise<void> | undefined;
  stop(): void;
}

/** A way to the core. `call` rejects with a {@link WireError}-shaped value, never with a text. */
export interface Transport {
  call(name: string, body: unknown): Promise<unknown>;
  /** Hears every event until `stop`; none is missed any more once `ready` is over. */
  listen(hear: (event: WireEvent) => void): Hearing;
}

/** Makes a {@link WireError} of whatever a bridge may throw. */
export function asWireError(thrown: unknown): WireError {
  let value = thrown;
  if (typeof value === 'string' && value.startsWith('{')) {
    try {
      value = JSON.parse(value);
    } catch {
      // not JSON after all: told below as an internal fault with the text as detail
    }
  }
  if (value && typeof value === 'object' && 'code' in value && typeof value.code === 'string') {
    const known = value as Partial<WireError> & { code: string };
    return { code: known.code, params: known.params ?? {}, detail: known.detail ?? null };
  }
  const detail = value instanceof Error ? value.message : String(value);
  return { code: 'internal', params: {}, detail };
}

/** The answer arrives as bytes (raw response), as text or already read; all three mean JSON. */
export function decode(answer: unknown): unknown {
  // by name, not instanceof: the bridge's buffer may come from another realm
  if (
    Object.prototype.toString.call(answer) === '[object ArrayBuffer]' ||
    ArrayBuffer.isView(answer)
  ) {
    const text = new TextDecoder().decode(answer as ArrayBuffer);
    return text === '' ? null : JSON.parse(text);
  }
  return answer;
}

function tauri(): Transport {
  const core = import('@tauri-apps/api/core');
  const events = import('@tauri-apps/api/event');
  return {
    async call(name, body) {
      const { invoke } = await core;
      try {
        return decode(await invoke('call', { name, body }));
      } catch (thrown) {
        throw asWireError(thrown);
      }
    },
    listen(hear) {
      const stops: (() => void)[] = [];
      let stopped = false;
      const ready = events.then(async ({ listen }) => {
        // at once: the first questions of the page wait for all of them
        const ears = EVENTS.map((event) =>
          listen<object>(event, ({ payload }) => hear({ ...payload, event } as WireEvent)),
        );
        for (const stop of await Promise.all(ears)) {
          if (stopped) stop();
          else stops.push(stop);
        }
      });
      return {
        ready,
        stop: () => {
          stopped = true;
          for (const stop of stops) stop();
        },
      };
    },
  };
}

/** The development host. `token` is repeated in each request, since a loopback port is open to all. */
export function http(base: string, token: string): Transport {
  const query = `?token=${encodeURIComponent(token)}`;
  return {
    async call(name, body) {
      let answer: Response;
      try {
        answer = await fetch(`${base}call/${name}${query}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-enishi-token': token },
          body: JSON.stringify(body),
        });
      } catch (thrown) {
        throw asWireError(thrown);
      }
      const text = await answer.text();
      if (!answer.ok) throw asWireError(text || `HTTP ${answer.status}`);
      return text === '' ? null : JSON.parse(text);
    },
    listen(hear) {
      const source = new EventSource(`${base}events${query}`);
      for (const event of EVENTS) {
        source.addEventListener(event, ({ data }: MessageEvent<string>) =>
          hear({ ...JSON.parse(data), event } as WireEvent),
        );
      }
      source.addEventListener('message', ({ data }) => hear(JSON.parse(data) as WireEvent));
      const ready = new Promise<void>((resolve) => {
        source.addEventListener('open', () => resolve(), { once: true });
        source.addEventListener('error', () => resolve(), { once: true });
      });
      return { ready, stop: () => source.close() };
    },
  };
}

/** True inside the window. */
export const inWindow = '__TAURI_INTERNALS__' in globalThis;

let current: Transport | undefined;

/** The way to the core, chosen at the first use. */
export function transport(): Transport {
  current ??= inWindow
    ? tauri()
    : http('/', new URLSearchParams(location.search).get('token') ?? '');
  return current;
}

/** Tests put a stand-in here; `undefined` chooses anew. */
export function useTransport(other: Transport | undefined): void {
  current = other;
}
