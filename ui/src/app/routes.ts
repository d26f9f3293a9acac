/** Which screen an address means. */
import type { RouteDef } from '../shared';
import { match } from '../shared/router.svelte';
import { features } from './features';

const all: readonly RouteDef[] = features.flatMap((feature) => feature.routes ?? []);

/** The first part of an address: its place in the sidebar. */
export function placeOf(path: string): string {
  return `/${path.split('/')[1] ?? ''}`;
}

/** The route of an address and its named parts; undefined when no feature knows it. */
export function findRoute(
  path: string,
  routes: readonly RouteDef[] = all,
): { route: RouteDef; params: Record<string, string> } | undefined {
  for (const route of routes) {
    const params = match(route.path, path);
    if (params) return { route, params };
  }
  return undefined;
}

/** True when some feature answers to this place; others are not shown in the sidebar. */
export function hasRoute(path: string): boolean {
  return findRoute(path) !== undefined;
}
