/**
 * The template that is being edited. Kept in the module, so that a look at another screen loses
 * nothing; saving is by hand and one undo step.
 */
import { CallError, change, type Template, type TemplateProblem } from '../../ipc';
import { toastError, toastUndo } from '../../shared';
import { language, t } from '../../texts';

/** Languages of a pair. */
export const PAIR = ['ja', 'en'] as const;
/** One of them. */
export type MailLanguage = (typeof PAIR)[number];

interface Text {
  subject: string;
  body: string;
}

/** What is edited. Reactive. */
export const editing = $state<{
  id: string | null | undefined;
  name: string;
  purpose: string;
  texts: Record<MailLanguage, Text>;
  lang: MailLanguage;
  dirty: boolean;
  problems: TemplateProblem[];
  error: CallError | undefined;
  nameless: boolean;
  naming: boolean;
}>({
  /** `undefined`: nothing is open; `null`: a new template. */
  id: undefined,
  name: '',
  purpose: 'follow_up',
  texts: { ja: { subject: '', body: '' }, en: { subject: '', body: '' } },
  lang: 'ja',
  dirty: false,
  problems: [],
  error: undefined,
  /** It was to be saved without a name. */
  nameless: false,
  /** The field of the name is to take the focus. */
  naming: false,
});

/** The template that was saved but does not stand in the list yet. */
let awaited: string | undefined;

function pairOf(template: Template): Record<MailLanguage, Text> {
  const found = (lang: MailLanguage): Text => {
    const text = template.texts.find((one) => one.language === lang);
    return { subject: text?.subject ?? '', body: text?.body ?? '' };
  };
  return { ja: found('ja'), en: found('en') };
}

/** Opens a template. */
export function edit(template: Template): void {
  const texts = pairOf(template);
  // the first one is read in the language of the screen, the next in the one last chosen
  const wish = editing.id === undefined ? language() : editing.lang;
  const filled = (lang: MailLanguage): boolean => texts[lang].body.trim() !== '';
  Object.assign(editing, {
    id: template.id,
    name: template.name,
    purpose: template.purpose,
    texts,
    lang: filled(wish) ? wish : (PAIR.find(filled) ?? 'ja'),
    dirty: false,
    problems: template.problems,
    error: undefined,
    nameless: false,
    naming: false,
  });
}

/**
 * Keeps what is open true to a newly read list: at first the first template opens, and one that was
 * undone away is closed. A list that was read before the last save does not know a new one yet.
 */
export function follow(list: readonly Template[]): void {
  if (editing.id === null) return;
  const first = list[0];
  if (editing.id === undefined) {
    if (first) edit(first);
  } else if (list.some((one) => one.id === editing.id)) awaited = undefined;
  else if (editing.id !== awaited) editing.id = undefined;
}

/** Begins a new one, or a copy of `from`. */
export function editNew(lang: MailLanguage, from?: Template): void {
  Object.assign(editing, {
    id: null,
    name: from ? t('template-copy-of', { name: from.name }) : '',
    purpose: from?.purpose ?? 'follow_up',
    texts: from ? pairOf(from) : { ja: { subject: '', body: '' }, en: { subject: '', body: '' } },
    lang: from ? editing.lang : lang,
    dirty: true,
    problems: [],
    error: undefined,
    nameless: false,
    naming: true,
  });
}

/** The texts as the core takes them; empty ones are left out. */
export function draftTexts(): { language: string; subject: string; body: string }[] {
  return PAIR.map((language) => ({ language, ...editing.texts[language] })).filter(
    (text) => text.subject.trim() !== '' || text.body.trim() !== '',
  );
}

/** Saves a new version. */
export async function save(): Promise<boolean> {
  editing.error = undefined;
  editing.nameless = editing.name.trim() === '';
  if (editing.nameless) {
    editing.naming = true;
    return false;
  }
  try {
    const { template, problems, changed } = await change('templates_save', {
      id: editing.id ?? null,
      name: editing.name,
      purpose: editing.purpose,
      texts: draftTexts(),
    });
    awaited = template;
    Object.assign(editing, { id: template, problems, dirty: false });
    if (changed.change_id) {
      toastUndo(t('template-saved', { name: editing.name }), changed.change_id);
    }
    return true;
  } catch (thrown) {
    if (thrown instanceof CallError) editing.error = thrown;
    else toastError(thrown);
    return false;
  }
}

/** Removes a template; sent mails keep theirs. */
export async function remove(template: Template): Promise<void> {
  try {
    const { change_id } = await change('templates_remove', { template: template.id });
    if (editing.id === template.id) editing.id = undefined;
    if (change_id) toastUndo(t('template-removed', { name: template.name }), change_id);
  } catch (thrown) {
    toastError(thrown);
  }
}
