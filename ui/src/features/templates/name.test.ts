import { afterEach, expect, test } from 'vitest';
import { setLanguage } from '../../texts';
import { templateName } from './name';

afterEach(() => setLanguage('en'));

test('a pair of names is shown in the language of the screen, in either order', () => {
  setLanguage('en');
  expect(templateName('展示会のお礼 / Thank you after the show')).toBe('Thank you after the show');
  expect(templateName('Case study / 導入事例のご紹介')).toBe('Case study');
  setLanguage('ja');
  expect(templateName('展示会のお礼 / Thank you after the show')).toBe('展示会のお礼');
});

test('a name of one language stays whole, also with a stroke in it', () => {
  setLanguage('en');
  expect(templateName('Spring / summer offer')).toBe('Spring / summer offer');
  expect(templateName('お礼 / 再送')).toBe('お礼 / 再送');
  expect(templateName('Thanks')).toBe('Thanks');
  expect(templateName('A / B / お礼')).toBe('A / B / お礼');
});
