/** Saved views: tabs and what they open. */
export { openSegment, openView, type Shown } from './views.svelte';
export { default as ViewTabs } from './ViewTabs.svelte';
