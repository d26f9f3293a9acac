import { expect, test } from 'vitest';
import type { Account, Provider } from '../../ipc';
import {
  domainOf,
  draftOf,
  EMPTY,
  plannedStages,
  providerFor,
  providerOf,
  usualLimits,
  withProvider,
} from './mail.svelte';

const gmail: Provider = {
  id: 'gmail',
  name: 'Gmail',
  domains: ['gmail.com'],
  host: 'smtp.gmail.com',
  port: 465,
  tls: 'implicit',
  app_password: true,
  per_hour: 0,
  per_day: 500,
};
const own: Provider = {
  ...gmail,
  id: 'own',
  domains: [],
  host: 'mail.{domain}',
  port: 587,
  tls: 'starttls',
};

test('an address chooses its provider and fills in what the person would look up', () => {
  const draft = { ...EMPTY, from_address: 'Yuka@Gmail.com' };
  expect(providerFor(draft.from_address, [own, gmail])).toBe(gmail);
  expect(withProvider(draft, gmail)).toMatchObject({
    host: 'smtp.gmail.com',
    port: 465,
    tls: 'implicit',
    user: 'Yuka@Gmail.com',
  });
});

test('a host with a placeholder takes the domain of the address, and is known again', () => {
  const draft = withProvider({ ...EMPTY, from_address: 'me@tsumugi.example', user: 'me' }, own);
  expect([draft.host, draft.user]).toEqual(['mail.tsumugi.example', 'me']);
  expect(providerOf(draft, [gmail, own])).toBe(own);
  expect(providerOf({ ...draft, port: 25 }, [gmail, own])).toBeUndefined();
});

test('an empty form has no provider, also where the host is the domain of the address', () => {
  const domain = { ...own, host: '{domain}', port: EMPTY.port };
  expect(providerOf(EMPTY, [domain])).toBeUndefined();
  const draft = withProvider({ ...EMPTY, from_address: 'me@tsumugi.example' }, domain);
  expect(providerOf(draft, [domain])).toBe(domain);
});

test('limits that nobody typed are named, never promised away', () => {
  expect(usualLimits(undefined)).toEqual({ hour: 60, day: 300 });
  expect(usualLimits({ ...gmail, per_hour: 100, per_day: 500 })).toEqual({ hour: 100, day: 500 });
  expect(usualLimits({ ...gmail, per_hour: 0, per_day: 0 })).toEqual({ hour: 60, day: 300 });
  expect(usualLimits({ ...own, per_hour: 1500, per_day: 9000 })).toEqual({ hour: 60, day: 300 });
});

test('an unfinished address has no domain and chooses nobody', () => {
  expect([domainOf('me'), domainOf('')]).toEqual(['', '']);
  expect(providerFor('me', [gmail, own])).toBeUndefined();
});

test('a saved account is edited without its password, its folder and its state', () => {
  const account: Account = {
    ...draftOf({ ...EMPTY, id: 'a1', secret: 'keychain', folder: '/p', stopped: 'login' } as never),
    id: 'a1',
    secret: 'keychain',
    folder: '/p',
    stopped: 'login',
  } as never;
  const draft = draftOf(account);
  expect(draft.password).toBeNull();
  expect(Object.keys(draft).toSorted()).toEqual(Object.keys(EMPTY).toSorted());
});

test('the stages stand in the order in which a server goes through them', () => {
  expect(plannedStages('implicit', true)).toEqual([
    'dns',
    'connect',
    'tls',
    'greeting',
    'login',
    'commit',
  ]);
  expect(plannedStages('starttls', false)).toEqual([
    'dns',
    'connect',
    'greeting',
    'starttls',
    'tls',
    'login',
  ]);
});
