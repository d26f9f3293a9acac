/**
 * The mail page without its markup: which account is being edited, what is typed, the test.
 *
 * A password is write-only: it is typed, sent once and never comes back. A test runs on what is
 * typed, before it is saved, so that nobody saves a guess.
 */
import {
  CallError,
  change,
  job,
  live,
  type Account,
  type AccountDraft,
  type AccountTest,
  type Phase,
  type Provider,
} from '../../ipc';
import { toastError, toastUndo } from '../../shared';
import { t } from '../../texts';

/** The empty form: TLS from the first byte, as RFC 8314 advises. */
export const EMPTY: AccountDraft = {
  id: null,
  kind: 'smtp',
  from_name: '',
  from_address: '',
  host: '',
  port: 465,
  tls: 'implicit',
  user: '',
  password: null,
  password_env: null,
  ca_pem: null,
  per_hour: 0,
  per_day: 0,
  postal_address: '',
  contact: '',
  signature: '',
  preferred: true,
};

/** A saved account as it is edited: the password stays where it is. */
export function draftOf(account: Account): AccountDraft {
  const { secret: _secret, folder: _folder, stopped: _stopped, ...same } = account;
  return { ...same, password: null, password_env: null };
}

/** The domain of an address, in lower case; empty when there is none yet. */
export function domainOf(address: string): string {
  return address.split('@')[1]?.trim().toLowerCase() ?? '';
}

/** The draft with the servers, ports and limits of a provider. */
export function withProvider(draft: AccountDraft, provider: Provider): AccountDraft {
  return {
    ...draft,
    host: provider.host.replace('{domain}', domainOf(draft.from_address)),
    port: provider.port,
    tls: provider.tls,
    user: draft.user || draft.from_address,
    per_hour: 0,
    per_day: 0,
  };
}

/** The provider whose servers stand in the draft; undefined means set by hand. */
export function providerOf(
  draft: AccountDraft,
  providers: readonly Provider[],
): Provider | undefined {
  // a provider whose host is the domain of the address is not meant by an empty form
  if (!draft.host) return undefined;
  return providers.find(
    (one) =>
      one.port === draft.port &&
      one.host.replace('{domain}', domainOf(draft.from_address)) === draft.host,
  );
}

/** What holds when no limit is typed: the provider's, else the core's cautious ones. */
export function usualLimits(provider: Provider | undefined): { hour: number; day: number } {
  // a host that differs from customer to customer tells the core nothing about its limits
  const known = provider?.host.includes('{') ? undefined : provider;
  return { hour: known?.per_hour || 60, day: known?.per_day || 300 };
}

/** The provider that serves the domain of an address. */
export function providerFor(address: string, providers: readonly Provider[]): Provider | undefined {
  const domain = domainOf(address);
  return domain ? providers.find((one) => one.domains.includes(domain)) : undefined;
}

/** Where each provider explains app passwords (their own help pages). */
const HELP: Record<string, string> = {
  gmail: 'https://support.google.com/accounts/answer/185833',
  'google-workspace': 'https://support.google.com/accounts/answer/185833',
  icloud: 'https://support.apple.com/102654',
};

/** The help page of a provider on app passwords; undefined when we know none. */
export function helpFor(provider: Provider | undefined): string | undefined {
  return provider && HELP[provider.id];
}

/** Stages of a test in their order, for the list before and while it runs. */
export function plannedStages(tls: AccountDraft['tls'], send: boolean): Phase[] {
  const start: Phase[] =
    tls === 'implicit'
      ? ['dns', 'connect', 'tls', 'greeting']
      : ['dns', 'connect', 'greeting', 'starttls', 'tls'];
  return [...start, 'login', ...(send ? (['commit'] as Phase[]) : [])];
}

/** The state of the page. Make it while the component is set up. */
export function mailSettings() {
  const accounts = live('accounts_list', () => ({}));
  const providers = live('accounts_presets', () => ({}));

  let chosen = $state<string | 'new' | undefined>();
  let draft = $state<AccountDraft>({ ...EMPTY });
  let saved = $state.raw<AccountDraft>({ ...EMPTY });
  let saving = $state(false);
  let refused = $state.raw<CallError | undefined>();
  let test = $state.raw<AccountTest | undefined>();
  let testing = $state<Phase | 'start' | undefined>();
  let stop: (() => Promise<void>) | undefined;
  let seen = false;

  const account = $derived(accounts.data?.find((one) => one.id === chosen));
  const dirty = $derived(JSON.stringify(draft) !== JSON.stringify(saved));

  function edit(id: string | 'new'): void {
    const found = accounts.data?.find((one) => one.id === id);
    chosen = found ? id : 'new';
    seen = found !== undefined;
    saved = found
      ? draftOf(found)
      : { ...EMPTY, preferred: !accounts.data?.some((one) => one.kind === 'smtp') };
    draft = { ...saved };
    refused = undefined;
    test = undefined;
  }

  // the first answer chooses the account that is used when nothing else is said
  $effect(() => {
    const list = accounts.data;
    if (!list || chosen !== undefined) return;
    const first = list.find((one) => one.preferred) ?? list[0];
    edit(first?.id ?? 'new');
  });
  // an account that is gone (removed, undone) is left; a new one is not there yet right after saving
  $effect(() => {
    if (account) seen = true;
    else if (seen && accounts.data && chosen !== 'new') {
      seen = false;
      chosen = undefined;
    }
  });

  async function save(): Promise<void> {
    saving = true;
    refused = undefined;
    try {
      const answer = await change('accounts_save', draft);
      if (answer.changed.change_id) toastUndo(t('settings-mail-saved'), answer.changed.change_id);
      seen = false;
      chosen = answer.account;
      saved = { ...draft, id: answer.account, password: null };
      draft = { ...saved };
    } catch (thrown) {
      if (thrown instanceof CallError) refused = thrown;
      else toastError(thrown);
    } finally {
      saving = false;
    }
  }

  async function runTest(send: boolean): Promise<void> {
    test = undefined;
    testing = 'start';
    const use = dirty || !account ? { draft, send } : { account: account.id, send };
    try {
      const work = job('accounts_test', use, ({ phase }) => {
        testing = phase as Phase;
      });
      stop = work.stop;
      test = await work.done;
    } catch (thrown) {
      toastError(thrown);
    } finally {
      testing = undefined;
      stop = undefined;
    }
  }

  async function addPractice(name: string): Promise<void> {
    try {
      const answer = await change('accounts_save', {
        ...EMPTY,
        kind: 'practice',
        from_name: name,
        from_address: 'practice@enishi.example',
        postal_address: t('settings-practice-address'),
        contact: 'practice@enishi.example',
      });
      if (answer.changed.change_id) {
        toastUndo(t('settings-practice-added'), answer.changed.change_id);
      }
      chosen = undefined;
    } catch (thrown) {
      toastError(thrown);
    }
  }

  async function remove(): Promise<void> {
    if (!account) return;
    try {
      const { change_id } = await change('accounts_remove', { account: account.id });
      if (change_id) toastUndo(t('settings-mail-removed'), change_id);
      chosen = undefined;
    } catch (thrown) {
      toastError(thrown);
    }
  }

  return {
    accounts,
    providers,
    edit,
    save,
    runTest,
    addPractice,
    remove,
    stopTest: () => void stop?.(),
    reset: () => edit(chosen ?? 'new'),
    get chosen() {
      return chosen;
    },
    get account() {
      return account;
    },
    get draft() {
      return draft;
    },
    set draft(next: AccountDraft) {
      draft = next;
    },
    get dirty() {
      return dirty;
    },
    get saving() {
      return saving;
    },
    get refused() {
      return refused;
    },
    get test() {
      return test;
    },
    get testing() {
      return testing;
    },
  };
}

/** What {@link mailSettings} gives. */
export type MailSettings = ReturnType<typeof mailSettings>;
