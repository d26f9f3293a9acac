/** Saved views: tabs and what they open; the same leads as table, board or calendar. */
export { openSegment, openView, type Shown } from './views.svelte';
export { default as ViewSwitch } from './ViewSwitch.svelte';
export { default as ViewTabs } from './ViewTabs.svelte';
