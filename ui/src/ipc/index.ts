/** The page's only door to the core. */
export {
  change,
  handOver,
  job,
  onDropped,
  onTopics,
  read,
  type ChangeName,
  type Job,
  type JobName,
  type Name,
  type ReadName,
  type Req,
  type Res,
} from './call';
export { cardsOf, type CardStep, type LeadCard } from './cards';
export { CallError } from './errors';
export { live, type Live } from './live.svelte';
export type { ProgressEvent } from './transport';
export type * from './generated';
