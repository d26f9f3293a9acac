import { expect, test } from 'vitest';
import type { Explanation, ScoreLine } from '../../ipc';
import { signed, waterfall } from './waterfall';

function line(rule: string, side: string, mp: number, points = Math.round(mp / 1000)): ScoreLine {
  return {
    rule,
    side,
    group: '',
    points,
    tenths: Math.round(mp / 100),
    mp,
    activity: null,
    fact: '',
    value: '',
    on: null,
    age_days: null,
  };
}

const score: Explanation = {
  lead: 'a',
  on: '2026-11-24',
  total: 42,
  fit: 20,
  engagement: 22,
  band: 'warm',
  grid: 'B2',
  aside: '',
  change_7d: 0,
  raises: [],
  model: 1,
  lines: [
    line('title', 'fit', 20_000),
    line('target', 'fit', 5_000),
    line('half_cap', 'fit', -5_000),
    line('reply', 'engagement', 14_700),
    line('met', 'engagement', 6_900),
    line('rounding', 'engagement', 400, 1),
  ],
};

test('each bar begins where the one before ended and the last ends at the total', () => {
  const parts = waterfall(score).flatMap((half) => half.parts);
  let at = 0;
  for (const part of parts) {
    const start = part.down ? part.from + part.width : part.from;
    expect(start).toBeCloseTo(at, 6);
    at = part.down ? part.from : part.from + part.width;
  }
  expect(at).toBeCloseTo(score.total, 6);
});

test('a cut goes backwards', () => {
  const cut = waterfall(score)[0]?.parts[2];
  expect(cut).toMatchObject({ from: 20, width: 5, down: true, points: '−5' });
});

test('a part below half a point shows its tenths instead of nothing', () => {
  expect(signed({ points: 0, tenths: 4 })).toBe('+0.4');
  expect(signed({ points: 15, tenths: 147 })).toBe('+15');
});

test('a rounding that changes no whole point is not shown', () => {
  const lines = [line('reply', 'engagement', 14_700), line('rounding', 'engagement', 300, 0)];
  const parts = waterfall({ ...score, lines }).flatMap((half) => half.parts);
  expect(parts.map((part) => part.line.rule)).toEqual(['reply']);
});
