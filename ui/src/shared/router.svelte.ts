/**
 * Where the person is: the part of the address behind `#`.
 *
 * Hash routes need no server and survive a reload. Screens read `route()`, links are plain
 * `<a href={href('/leads/…')}>`, code calls `go`.
 */
import type { RouteDef } from './feature';

let known: readonly RouteDef[] = [];

/** The frame says once which screens there are. */
export function setRoutes(routes: readonly RouteDef[]): void {
  known = routes;
}

/** The screen of an address and its named parts; undefined when no feature knows it. */
export function findRoute(
  path: string,
  routes: readonly RouteDef[] = known,
): { route: RouteDef; params: Record<string, string> } | undefined {
  for (const route of routes) {
    const params = match(route.path, path);
    if (params) return { route, params };
  }
  return undefined;
}

/** True when some feature answers to this place. */
export function hasRoute(path: string): boolean {
  return findRoute(path) !== undefined;
}

const here = $state({ path: '/', query: '' });

function parse(hash: string): { path: string; query: string } {
  const [path = '', query = ''] = hash.replace(/^#/, '').split('?', 2);
  return { path: path.startsWith('/') ? path : `/${path}`, query };
}

function take(): void {
  Object.assign(here, parse(location.hash));
}

/** Follows the address from now on; returns the way to stop. */
export function followAddress(): () => void {
  take();
  addEventListener('hashchange', take);
  return () => removeEventListener('hashchange', take);
}

/** The present place. Reactive. */
export function route(): { path: string; query: URLSearchParams } {
  return { path: here.path, query: new URLSearchParams(here.query) };
}

/** The address of a place, for `<a href>`. */
export function href(path: string, query?: Record<string, string | undefined>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== undefined) search.set(name, value);
  }
  const text = search.toString();
  return `#${path}${text ? `?${text}` : ''}`;
}

/** Goes to a place at once; `replace` leaves no step for Back. */
export function go(
  path: string,
  query?: Record<string, string | undefined>,
  replace = false,
): void {
  const to = href(path, query);
  if (replace) history.replaceState(history.state, '', to);
  else location.hash = to;
  // not by the event of the new address alone: it comes in a task of its own, and who looks before
  // that would still see the old place, and may lead elsewhere
  Object.assign(here, parse(to));
}

/** One step back. */
export function back(): void {
  history.back();
}

/** The named parts when `path` fits `pattern` (`/leads/:id`), else undefined. */
export function match(pattern: string, path: string): Record<string, string> | undefined {
  const want = pattern.split('/');
  const have = path.split('/');
  if (want.length !== have.length) return undefined;
  const params: Record<string, string> = {};
  for (const [at, part] of want.entries()) {
    const given = have[at] as string;
    if (part.startsWith(':')) {
      if (!given) return undefined;
      params[part.slice(1)] = decodeURIComponent(given);
    } else if (part !== given) {
      return undefined;
    }
  }
  return params;
}
