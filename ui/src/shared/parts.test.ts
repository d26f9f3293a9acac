/** The parts that hold focus and keys, driven as a person drives them. */
import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { tick } from 'svelte';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import Combobox from './Combobox.svelte';
import Segmented from './Segmented.svelte';
import Tabs from './Tabs.svelte';
import TextInput from './TextInput.svelte';
import { roving } from './roving';
import { closeToast, toast, TOAST_MS, toasts, toastUndo, withdrawUndo } from './toasts.svelte';
import Toasts from './Toasts.svelte';

afterEach(cleanup);

describe('combobox', () => {
  const options = [
    { value: '1', text: 'アクメ商事', detail: '東京' },
    { value: '2', text: 'Beta KK' },
  ];
  beforeEach(() => {
    // jsdom has no popovers
    const open = new WeakSet<Element>();
    HTMLElement.prototype.togglePopover = function (this: HTMLElement, force) {
      if (force) open.add(this);
      else open.delete(this);
      return !!force;
    };
    const matches = HTMLElement.prototype.matches;
    vi.spyOn(HTMLElement.prototype, 'matches').mockImplementation(function (
      this: HTMLElement,
      selector: string,
    ) {
      return selector === ':popover-open' ? open.has(this) : matches.call(this, selector);
    });
    HTMLElement.prototype.scrollIntoView = () => {};
  });

  test('arrows and Enter choose, the Enter of the input method does not', async () => {
    const onchoose = vi.fn();
    render(Combobox, { label: 'Company', options, onchoose });
    const field = screen.getByRole('combobox');
    await userEvent.type(field, '{ArrowDown}');
    await fireEvent.keyDown(field, { key: 'Enter', keyCode: 229 });
    expect(onchoose).not.toHaveBeenCalled();
    await userEvent.type(field, '{Enter}', { skipClick: true });
    expect(onchoose).toHaveBeenCalledWith(options[0]);
    expect(field).toHaveProperty('value', 'アクメ商事');
  });

  test('half width and case do not hide a match', async () => {
    render(Combobox, { label: 'Company', options });
    await userEvent.type(screen.getByRole('combobox'), 'ｂｅｔａ');
    expect(
      screen.getAllByRole('option', { hidden: true }).map((one) => one.textContent.trim()),
    ).toEqual(['Beta KK']);
  });
});

test('Enter submits a line of text only when nothing is being composed (UX097)', async () => {
  const onsubmit = vi.fn();
  render(TextInput, { label: 'Name', onsubmit });
  const field = screen.getByLabelText('Name');
  await fireEvent.keyDown(field, { key: 'Enter', isComposing: true });
  await fireEvent.keyDown(field, { key: 'Enter', keyCode: 229 });
  expect(onsubmit).not.toHaveBeenCalled();
  await fireEvent.keyDown(field, { key: 'Enter' });
  expect(onsubmit).toHaveBeenCalledOnce();
});

test('a field tells its error and hint to assistive technology', () => {
  render(TextInput, { label: 'Mail', hint: 'Work address', error: 'No address' });
  const field = screen.getByLabelText('Mail');
  const described = (field.getAttribute('aria-describedby') ?? '').split(' ');
  expect(described.map((id) => document.getElementById(id)?.textContent)).toEqual([
    'Work address',
    'No address',
  ]);
  expect(field.getAttribute('aria-invalid')).toBe('true');
});

test('a strip of choices is one Tab stop, arrows move, a press chooses', async () => {
  const onchange = vi.fn();
  render(Segmented, {
    label: 'Theme',
    value: 'light',
    options: [
      { value: 'light', text: 'Light' },
      { value: 'dark', text: 'Dark' },
    ],
    onchange,
  });
  const [light, dark] = screen.getAllByRole('radio');
  expect([light?.tabIndex, dark?.tabIndex]).toEqual([0, -1]);
  light?.focus();
  await userEvent.keyboard('{ArrowRight}');
  expect(document.activeElement).toBe(dark);
  await userEvent.keyboard('{Enter}');
  expect(onchange).toHaveBeenCalledWith('dark');
});

test('tabs say which one is chosen', async () => {
  render(Tabs, {
    label: 'Steps',
    value: 'a',
    tabs: [
      { value: 'a', text: 'Rules' },
      { value: 'b', text: 'History', count: 7 },
    ],
  });
  await userEvent.click(screen.getByRole('tab', { name: /History/ }));
  expect(screen.getAllByRole('tab').map((tab) => tab.getAttribute('aria-selected'))).toEqual([
    'false',
    'true',
  ]);
});

describe('roving focus', () => {
  function list(count: number): { box: HTMLElement; items: HTMLElement[]; stop: () => void } {
    const box = document.body.appendChild(document.createElement('div'));
    const items = Array.from({ length: count }, (_, at) => {
      const item = box.appendChild(document.createElement('button'));
      item.textContent = String(at);
      return item;
    });
    return { box, items, stop: roving({ items: 'button', letters: true })(box) };
  }
  afterEach(() => document.body.replaceChildren());

  test('one stop for the whole list; arrows, letters, Home and End move inside', async () => {
    const { items, stop } = list(4);
    expect(items.map((item) => item.tabIndex)).toEqual([0, -1, -1, -1]);
    items[0]?.focus();
    await userEvent.keyboard('{ArrowDown}j');
    expect(document.activeElement).toBe(items[2]);
    await userEvent.keyboard('{End}');
    expect(document.activeElement).toBe(items[3]);
    await userEvent.keyboard('{ArrowDown}k{Home}');
    expect(document.activeElement).toBe(items[0]);
    stop();
  });

  test('focus goes to the neighbour when the focused item disappears', async () => {
    const { items, stop } = list(3);
    items[1]?.focus();
    items[1]?.remove();
    await new Promise((resolve) => setTimeout(resolve));
    expect(document.activeElement).toBe(items[2]);
    items[2]?.remove();
    await new Promise((resolve) => setTimeout(resolve));
    expect(document.activeElement).toBe(items[0]);
    stop();
  });
});

describe('toasts', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => {
    for (const one of toasts()) closeToast(one.id);
    vi.useRealTimers();
  });

  test('a toast stays 8 s, longer while the focus is on it', async () => {
    render(Toasts);
    toast('Moved', { text: 'Undo', run: () => {} });
    await tick();
    const button = screen.getByText('Undo');
    vi.advanceTimersByTime(TOAST_MS - 100);
    expect(toasts()).toHaveLength(1);
    await fireEvent.focusIn(button);
    vi.advanceTimersByTime(60_000);
    expect(toasts()).toHaveLength(1);
    await fireEvent.focusOut(button);
    vi.advanceTimersByTime(TOAST_MS + 1);
    expect(toasts()).toHaveLength(0);
  });

  test('its action runs once and takes the toast away', async () => {
    const run = vi.fn();
    render(Toasts);
    toast('Moved', { text: 'Undo', run });
    await tick();
    await fireEvent.click(screen.getByText('Undo'));
    expect(run).toHaveBeenCalledOnce();
    expect(toasts()).toHaveLength(0);
  });

  test('an offer to undo goes away when that change was undone another way', () => {
    toastUndo('Moved', 'c1');
    toastUndo('Tagged', 'c2');
    withdrawUndo('c1');
    expect(toasts().map(({ text }) => text)).toEqual(['Tagged']);
    withdrawUndo(null);
    expect(toasts()).toEqual([]);
  });

  test('only the newest three are shown', () => {
    for (const text of ['a', 'b', 'c', 'd']) toast(text);
    expect(toasts().map(({ text }) => text)).toEqual(['b', 'c', 'd']);
  });
});
