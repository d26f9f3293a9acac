/** Fields that are edited in place, under a pointer that takes its time. */
import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { changed, fakeCore, settle } from '../../ipc/fake';
import { word } from '../../shared';
import FieldRow from './FieldRow.svelte';
import { FIELDS, type FieldDef } from './fields';
import { row } from './fixtures';

let core: ReturnType<typeof fakeCore>;
beforeEach(() => {
  // jsdom has neither popovers nor sizes
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe(): void {}
      disconnect(): void {}
    },
  );
  const { matches } = HTMLElement.prototype;
  vi.spyOn(HTMLElement.prototype, 'matches').mockImplementation(function (
    this: HTMLElement,
    selector: string,
  ) {
    return selector !== ':popover-open' && matches.call(this, selector);
  });
  core = fakeCore({ leads_update: () => changed() });
});
afterEach(() => {
  cleanup();
  core.end();
});

const lead = { row: row('a'), interest: 'Pumps', note: 'Call', expected_close: '2026-05-01' };

function field(code: string): { open: HTMLElement; name: string } {
  const found = FIELDS.find((one) => one.code === code) as FieldDef;
  const { container } = render(FieldRow, { lead: lead as never, field: found });
  return { open: container.querySelector('button')!, name: word('lead-field', code) };
}

test('an editor stays until the press that takes its focus is over', async () => {
  const { open, name } = field('interest');
  await fireEvent.click(open);
  await settle();
  const editor = screen.getByRole('textbox', { name });
  expect(document.activeElement).toBe(editor);
  await fireEvent.pointerDown(document.body);
  editor.blur();
  await settle();
  expect(editor.isConnected).toBe(true);
  await fireEvent.pointerUp(document.body);
  await settle();
  expect(editor.isConnected).toBe(false);
});

test('a press whose release the system keeps holds nothing up', async () => {
  const { open, name } = field('interest');
  await fireEvent.click(open);
  await settle();
  await fireEvent.pointerDown(document.body);
  await userEvent.type(screen.getByRole('textbox', { name }), '{Escape}', { skipClick: true });
  await settle();
  expect(screen.queryByRole('textbox')).toBeNull();
});

test('a day is typed as elsewhere: Enter saves, Esc restores, what is no day stays', async () => {
  const { open, name } = field('expected_close');
  const start = async (text: string): Promise<void> => {
    await fireEvent.click(open.isConnected ? open : screen.getAllByRole('button')[0]!);
    await settle();
    await userEvent.clear(screen.getByRole('textbox', { name }));
    await userEvent.type(screen.getByRole('textbox', { name }), text, { skipClick: true });
    await settle();
  };
  await start('2026-06-02{Escape}');
  expect(core.asked).toEqual([]);
  expect(screen.queryByRole('textbox')).toBeNull();
  await start('sometime{Enter}');
  expect(screen.getByRole('textbox', { name })).toHaveProperty('value', 'sometime');
  await userEvent.clear(screen.getByRole('textbox', { name }));
  await userEvent.type(screen.getByRole('textbox', { name }), '2026-06-02{Enter}');
  await settle();
  expect(core.asked.map(({ body }) => body)).toEqual([
    { lead: 'a', changes: [{ field: 'expected_close', value: '2026-06-02' }] },
  ]);
  expect(screen.queryByRole('textbox')).toBeNull();
});
