/** The page's only door to the core. */
export { change, job, onTopics, read, type Job, type Name, type Req, type Res } from './call';
export { CallError } from './errors';
export { live, type Live } from './live.svelte';
export type { ProgressEvent } from './transport';
export type * from './generated';
