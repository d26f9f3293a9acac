import { expect, test } from 'vitest';
import { cutMissing, fieldSource, insertField } from './insert';
import { nearest } from './problems';

const FIELDS = ['last_name', 'first_name', 'company', 'event'].map((name) => ({
  name,
  sample_ja: '',
  sample_en: '',
  label: '',
}));

test('a field takes the place of the brace that asked for it', () => {
  expect(insertField({ text: 'Dear {', start: 6, end: 6 }, '{{ last_name }}')).toEqual({
    text: 'Dear {{ last_name }}',
    caret: 20,
  });
  expect(insertField({ text: '\uFF5B 様', start: 1, end: 1 }, '{{ last_name }}').text).toBe(
    '{{ last_name }} 様',
  );
});

test('a fallback is written behind the field, without quotes of its own', () => {
  expect(fieldSource('company', '貴社')).toBe('{{ company or "貴社" }}');
  expect(fieldSource('company', '"x"')).toBe('{{ company or "x" }}');
  expect(fieldSource('company')).toBe('{{ company }}');
});

test('a misspelt field is answered with the one that was meant', () => {
  expect(nearest('compny', FIELDS)).toBe('company');
  expect(nearest('zzzzzzz', FIELDS)).toBeUndefined();
});

test('missing values are cut out of the preview by name, other braces stay text', () => {
  expect(cutMissing('{last_name} 様 {x}', ['last_name'])).toEqual([
    { text: 'last_name', missing: true },
    { text: ' 様 {x}', missing: false },
  ]);
});
