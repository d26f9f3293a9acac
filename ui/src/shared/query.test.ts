import { expect, test } from 'vitest';
import {
  clearFilter,
  emptyQuery,
  filterMembers,
  isFiltered,
  leadFilter,
  queryFromParams,
  queryToParams,
  setFilter,
  withoutMember,
} from './query.svelte';

test('an empty query narrows nothing and names no address', () => {
  expect(isFiltered(emptyQuery())).toBe(false);
  expect(queryToParams(emptyQuery())).toEqual({});
  expect(queryFromParams(new URLSearchParams('view=3'))).toBeUndefined();
});

test('a query survives the way through an address', () => {
  const query = {
    ...emptyQuery(),
    text: '佐藤',
    sources: ['a', 'b'],
    score_min: 40,
    has_mail: false,
    steps: ['none'],
  };
  expect(queryFromParams(new URLSearchParams(queryToParams(query)))).toEqual(query);
});

test('both score limits are one chip and go together', () => {
  const query = { ...emptyQuery(), score_min: 40, score_max: 90, bands: ['hot'] };
  expect(filterMembers(query)).toEqual(['bands', 'score']);
  expect(filterMembers(withoutMember(query, 'score'))).toEqual(['bands']);
});

test('a change of the shared filter keeps the other members', () => {
  setFilter({ bands: ['hot'] });
  setFilter({ text: 'acme' });
  expect(leadFilter.query).toMatchObject({ bands: ['hot'], text: 'acme' });
  clearFilter();
  expect(isFiltered(leadFilter.query)).toBe(false);
});
