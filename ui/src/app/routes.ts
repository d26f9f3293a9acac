/** Says once which screens there are, and which place of the sidebar an address belongs to. */
import { setRoutes } from '../shared/router.svelte';
import { features } from './features';

setRoutes(features.flatMap((feature) => feature.routes ?? []));

export { findRoute, hasRoute } from '../shared/router.svelte';

/** The first part of an address: its place in the sidebar. */
export function placeOf(path: string): string {
  return `/${path.split('/')[1] ?? ''}`;
}
