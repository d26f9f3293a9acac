import { expect, test } from 'vitest';
import { initials } from './say';

test('a source is short on a card: initials, or few words without their brackets', () => {
  expect(initials('Chubu Makers Expo 2026')).toBe('CME');
  expect(initials('Referral (Mr Kato)')).toBe('Referral');
  expect(initials('Web enquiry')).toBe('Web enquiry');
  expect(initials('Expo 2026')).toBe('Expo 2026');
  expect(initials('中部ものづくり展')).toBe('中部ものづくり展');
  expect(initials('紹介(高橋様)')).toBe('紹介');
  expect(initials('紹介（高橋様）')).toBe('紹介');
  expect(initials('(社内)')).toBe('(社内)');
});
