import { cleanup, render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { editing, editNew } from './editing.svelte';
import TemplateEditor from './TemplateEditor.svelte';

afterEach(cleanup);

test('a new template begins in its name, and Save says at the field that it needs one', async () => {
  editNew('en');
  render(TemplateEditor, { fields: [] });
  const name = screen.getByLabelText('Name');
  await waitFor(() => expect(document.activeElement).toBe(name));
  await userEvent.type(screen.getByLabelText('Subject'), 'Thanks{Control>}{Enter}{/Control}');
  await waitFor(() => expect(screen.getByText('Give the template a name.')).toBeTruthy());
  expect(name.getAttribute('aria-invalid')).toBe('true');
  await waitFor(() => expect(document.activeElement).toBe(name));
  expect(editing.texts.en.subject).toBe('Thanks');
  await userEvent.type(name, 'Show');
  expect(screen.queryByText('Give the template a name.')).toBeNull();
});
