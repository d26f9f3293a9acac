/**
 * The first start without its markup: language, name order, where the leads come from.
 *
 * Nothing is asked that can wait (mail, backup place, passphrase). Language and name order are
 * saved at once, so that the screen follows; the way is saved last, since it ends the first run.
 */
import { CallError, change, job } from '../../ipc';
import { go, hasRoute, runCommand, saveSettings, settings, toast, toastError } from '../../shared';
import { language, setLanguage, t, type Language } from '../../texts';

/** Where the leads are now. */
export type Way = 'cards' | 'list' | 'empty' | 'sample';

export const WAYS: readonly Way[] = ['cards', 'list', 'empty', 'sample'];

/** The first of these screens that is there. */
function firstOf(...paths: string[]): string {
  return paths.find(hasRoute) ?? '/';
}

/** The state of the page. Make it while the component is set up. */
export function welcome() {
  let way = $state<Way>('cards');
  let nameOrder = $state<'family_first' | 'given_first'>(
    language() === 'ja' ? 'family_first' : 'given_first',
  );
  let orderChosen = false;
  let busy = $state(false);
  let progress = $state({ done: 0, total: 0 });

  function speak(next: Language): void {
    setLanguage(next);
    // the order follows the language until the person says otherwise
    if (!orderChosen) nameOrder = next === 'ja' ? 'family_first' : 'given_first';
    void saveSettings({ language: next });
  }

  function order(next: 'family_first' | 'given_first'): void {
    orderChosen = true;
    nameOrder = next;
  }

  async function loadSample(): Promise<boolean> {
    try {
      await job('sample_load', { language: language() }, ({ done, total }) => {
        progress = { done, total };
      }).done;
      toast(t('firstrun-sample-done'));
      return true;
    } catch (thrown) {
      if (!(thrown instanceof CallError && thrown.severity === 'silent')) toastError(thrown);
      return false;
    }
  }

  async function begin(): Promise<void> {
    if (busy) return;
    busy = true;
    try {
      if (way === 'sample' && !(await loadSample())) return;
      // apart, since the name order can be undone and the end of the first run cannot
      if (settings()?.name_order !== nameOrder) {
        await change('settings_update', { name_order: nameOrder });
      }
      await change('settings_update', { language: language(), started: true });
      open();
    } catch (thrown) {
      toastError(thrown);
    } finally {
      busy = false;
    }
  }

  function open(): void {
    if (way === 'list') go(firstOf('/import', '/leads'));
    else if (way === 'sample') go(firstOf('/today', '/funnel'));
    else if (way === 'cards') go(firstOf('/capture', '/leads'));
    else {
      go(firstOf('/leads', '/funnel'));
      // quick add above the empty list, once that is there
      setTimeout(() => runCommand('capture.add'), 200);
    }
  }

  return {
    speak,
    order,
    begin,
    get way() {
      return way;
    },
    set way(next: Way) {
      way = next;
    },
    get nameOrder() {
      return nameOrder;
    },
    get busy() {
      return busy;
    },
    get progress() {
      return progress;
    },
  };
}
