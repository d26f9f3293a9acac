/**
 * The keyboard, in one place: the IME guard and the reading of a key press.
 *
 * Every Enter, Esc, Tab and shortcut handler of the page goes through here; `arch.test.ts` refuses
 * any other look at `event.key`. The reason: in WebKit the Enter that confirms a Japanese
 * conversion arrives *after* `compositionend`, with `isComposing` false and `keyCode` 229, so a
 * handler that looks at the key alone submits a half-written form.
 */

/** True while a key press belongs to the input method and to nobody else. */
export function isImeKey(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}

/** macOS writes shortcuts with ⌘ where others have Ctrl. */
export const isMac = /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? '');

const NAMED: Record<string, string> = { ' ': 'Space', Esc: 'Escape', Del: 'Delete' };

/**
 * The name of a key press as shortcuts are written: `Ctrl+Shift+N`, `Shift+ArrowLeft`, `e`, `?`.
 * `Ctrl` means ⌘ on macOS. Letters are those typed, not those of the physical key; with Ctrl or
 * Alt they are capitals. Shift is named only where it does not already show in the character.
 * Empty for a press of the input method or of a modifier alone.
 */
export function keyName(event: KeyboardEvent, mac = isMac): string {
  if (isImeKey(event)) return '';
  const { key } = event;
  if (!key || ['Control', 'Shift', 'Alt', 'Meta', 'Dead', 'Process', 'Unidentified'].includes(key))
    return '';
  const main = mac ? event.metaKey : event.ctrlKey;
  const other = mac ? event.ctrlKey : event.metaKey;
  const named = NAMED[key] ?? key;
  const printed = [...key].length === 1 && key !== ' ';
  const command = main || other || event.altKey;
  const letter = printed && key.toLowerCase() !== key.toUpperCase();
  const parts: string[] = [];
  if (main) parts.push('Ctrl');
  if (other) parts.push('Meta');
  if (event.altKey) parts.push('Alt');
  if (event.shiftKey && (!printed || (command && letter))) parts.push('Shift');
  parts.push(printed && (command || event.shiftKey) ? named.toUpperCase() : named);
  if (printed && !command && letter && event.shiftKey) return `Shift+${key.toUpperCase()}`;
  return parts.join('+');
}

/** What a key does. Returning `false` leaves the press to the browser. */
export type KeyAction = (event: KeyboardEvent) => unknown;

/**
 * A `keydown` handler from a table `{ Enter: …, 'Ctrl+Enter': …, Escape: … }`. Presses of the
 * input method never reach the table; a handled press goes no further.
 */
export function onKeys(table: Record<string, KeyAction | undefined>): KeyAction {
  return (event) => {
    const action = table[keyName(event)];
    if (!action || event.defaultPrevented) return;
    if (action(event) === false) return;
    event.preventDefault();
    event.stopPropagation();
  };
}

const TEXT_INPUTS = new Set([
  'text',
  'search',
  'email',
  'tel',
  'url',
  'number',
  'password',
  'date',
  'time',
  'datetime-local',
  'month',
  'week',
]);

/** True when typing goes into this element, so that single letters belong to it. */
export function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return TEXT_INPUTS.has(target.type);
  return (
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    target.isContentEditable
  );
}

/** Shortcuts that a text field needs for itself. */
const TEXT_KEYS = new Set([
  'Ctrl+Z',
  'Ctrl+Shift+Z',
  'Ctrl+Y',
  'Ctrl+A',
  'Ctrl+C',
  'Ctrl+X',
  'Ctrl+V',
  'Ctrl+Home',
  'Ctrl+End',
  'Ctrl+Backspace',
  'Ctrl+Delete',
]);

/** True when a shortcut may act although `target` takes text: it has a modifier or is an F-key. */
export function worksInText(name: string): boolean {
  if (TEXT_KEYS.has(name)) return false;
  return /^(Ctrl|Meta|Alt)\+/.test(name)
    ? !/Arrow(Left|Right)$/.test(name)
    : /^(Shift\+)?F\d+$/.test(name);
}

/** True for shortcuts without Ctrl, ⌘ or Alt that print a character (WCAG 2.1.4). */
export function isSingleLetter(name: string): boolean {
  return name.split(' ').every((part) => /^(Shift\+)?.$/u.test(part));
}

const SHOWN: Record<string, string> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
};
const SHOWN_MAC: Record<string, string> = { Ctrl: '⌘', Alt: '⌥', Shift: '⇧', Meta: '⌃' };

/** A shortcut as shown to people: `Ctrl K`, on macOS `⌘K`. */
export function showKeys(keys: string, mac = isMac): string {
  return keys
    .split(' ')
    .map((step) =>
      step
        .split(/\+(?=.)/)
        .map((part) => (mac ? (SHOWN_MAC[part] ?? SHOWN[part]) : SHOWN[part]) ?? part)
        .join(mac ? '' : ' '),
    )
    .join(' ');
}
