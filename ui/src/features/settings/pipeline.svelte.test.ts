import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Stage, StageKind } from '../../ipc';
import { changed, fakeCore, settle } from '../../ipc/fake';
import { pipelineSettings, placeWithin, standIns, type PipelineSettings } from './pipeline.svelte';

const stage = (code: string, kind: StageKind): Stage => ({
  id: code,
  code,
  kind,
  name_en: '',
  name_ja: '',
  quiet_days: 10,
  probability: 10,
  sort: 'urgency',
  colour: 1,
});
const STAGES = [
  stage('new', 'new'),
  stage('contacted', 'new'),
  stage('proposal', 'deal'),
  stage('won', 'won'),
  stage('lost', 'lost'),
];
const named = (code: string): Stage => STAGES.find((one) => one.code === code) as Stage;

let core: ReturnType<typeof fakeCore>;
let page: PipelineSettings;
let stop = (): void => {};
beforeEach(async () => {
  core = fakeCore({
    funnel_stages: STAGES,
    funnel_order_stage: () => changed(),
    funnel_remove_stage: () => changed(),
    funnel_add_stage: () => ({ stage: 's9', changed: changed() }),
  });
  stop = $effect.root(() => {
    page = pipelineSettings();
  });
  flushSync();
  await settle();
});
afterEach(() => {
  stop();
  core.end();
});
const bodies = (name: string): unknown[] =>
  core.asked.filter((one) => one.name === name).map((one) => one.body);

test('a stage moves among its own kind: never behind won, never before the open ones', () => {
  expect(placeWithin(STAGES, named('new'), 4)).toBe(2);
  expect(placeWithin(STAGES, named('lost'), 0)).toBe(3);
  expect(placeWithin(STAGES, named('contacted'), -1)).toBe(0);
});

test('moving up or down names the stage that then stands before it', async () => {
  await page.moveTo(named('proposal'), 0);
  await page.moveTo(named('new'), 1);
  expect(bodies('funnel_order_stage')).toEqual([
    { stage: 'proposal', after: null },
    { stage: 'new', after: 'contacted' },
  ]);
  await page.moveTo(named('new'), -1);
  expect(bodies('funnel_order_stage')).toHaveLength(2);
});

test('people of a removed stage may go to an open one, those of won only to won', () => {
  expect(standIns(STAGES, named('contacted')).map((one) => one.code)).toEqual(['new', 'proposal']);
  expect(standIns(STAGES, named('won'))).toEqual([]);
  expect(standIns([...STAGES, stage('won_2', 'won')], named('won'))).toHaveLength(1);
});

test('a new stage needs one name, and a removal says where people go', async () => {
  await page.add({ kind: 'deal', name_en: '', name_ja: '見積もり' });
  await page.remove(named('contacted'), 'new');
  expect(bodies('funnel_add_stage')).toEqual([{ kind: 'deal', name_en: '', name_ja: '見積もり' }]);
  expect(bodies('funnel_remove_stage')).toEqual([{ stage: 'contacted', to: 'new' }]);
});
