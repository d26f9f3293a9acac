/**
 * UX094: every pair of tokens that meets on the screen has enough contrast, in both themes.
 * Text 4.5:1, marks and the edges of controls 3:1 (WCAG 2.2, 1.4.3 and 1.4.11).
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const css = readFileSync(join(dirname(fileURLToPath(import.meta.url)), 'tokens.css'), 'utf8');

/** The colours of one rule, by role. */
function roles(selector: string): Record<string, string> {
  const start = css.indexOf(`${selector} {`);
  const body = css.slice(start, css.indexOf('}', start));
  return Object.fromEntries(
    [...body.matchAll(/--([\w-]+):\s*(#[0-9A-Fa-f]{6})/g)].map((hit) => [hit[1], hit[2]]),
  ) as Record<string, string>;
}

const light = roles(':root');
const themes = { light, dark: { ...light, ...roles("[data-theme='dark']") } };

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].toSorted((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

const grounds = ['bg-app', 'bg-surface', 'bg-sunken', 'bg-hover', 'bg-selected'];
const each = (fronts: string[], backs: string[]): [string, string][] =>
  fronts.flatMap((front) => backs.map((back): [string, string] => [front, back]));

const text: [string, string][] = [
  ...each(['text-1', 'text-2', 'text-3', 'accent', 'danger', 'warning'], grounds),
  ...each(['success'], ['bg-app', 'bg-surface', 'bg-hover']),
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['on-danger-tint', 'danger-tint'],
  ['on-warning-tint', 'warning-tint'],
  ['on-success-tint', 'success-tint'],
  ['hot-fg', 'hot-bg'],
  ['warm-fg', 'warm-bg'],
  ...each(['cool-fg', 'cold-fg'], ['bg-app', 'bg-surface', 'bg-hover', 'bg-selected']),
  // a toast is drawn in the colours of text on its own ground
  ['bg-surface', 'text-1'],
];
const marks: [string, string][] = [
  ...each(['border-control'], ['bg-app', 'bg-surface', 'bg-sunken']),
  ...each(
    ['step-overdue', 'step-today', 'step-planned', 'step-none', 'step-waiting'],
    ['bg-surface', 'bg-hover', 'bg-selected'],
  ),
  ...each(
    ['stage-1', 'stage-2', 'stage-3', 'stage-4', 'stage-5', 'stage-nurture', 'stage-won'],
    ['bg-surface'],
  ),
  ['stage-lost', 'bg-surface'],
  ['accent', 'bg-surface'],
];

describe.each(Object.entries(themes))('%s theme', (_name, theme) => {
  test('the token file was read', () => {
    expect(Object.keys(theme).length).toBeGreaterThan(50);
  });

  test.each(text)('text %s on %s reads at 4.5:1', (front, back) => {
    expect(contrast(theme[front] as string, theme[back] as string)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(marks)('mark %s on %s shows at 3:1', (front, back) => {
    expect(contrast(theme[front] as string, theme[back] as string)).toBeGreaterThanOrEqual(3);
  });
});

test('both themes define the same colours', () => {
  const own = Object.keys(roles("[data-theme='dark']"));
  const shared = new Set(
    Object.keys(light).filter((role) => !role.startsWith('tag-') && !own.includes(role)),
  );
  expect([...shared]).toEqual([]);
});
