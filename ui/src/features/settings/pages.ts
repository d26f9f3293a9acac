/**
 * The pages of the settings and what stands on each, for the list, the search and the palette.
 * Words of both languages are searched, so that "テーマ" and "theme" lead to the same place.
 */
import ChartColumn from '@lucide/svelte/icons/chart-column';
import Database from '@lucide/svelte/icons/database';
import Globe from '@lucide/svelte/icons/globe';
import Info from '@lucide/svelte/icons/info';
import Kanban from '@lucide/svelte/icons/kanban';
import Keyboard from '@lucide/svelte/icons/keyboard';
import Mail from '@lucide/svelte/icons/mail';
import Palette from '@lucide/svelte/icons/palette';
import ListPlus from '@lucide/svelte/icons/list-plus';
import Star from '@lucide/svelte/icons/star';
import type { Component } from 'svelte';
import { go, type Finding } from '../../shared';
import { t, tIn, type PlainKey } from '../../texts';

/** One page. */
export interface SettingsPageDef {
  id:
    | 'mail'
    | 'pipeline'
    | 'fields'
    | 'sources'
    | 'scoring'
    | 'data'
    | 'region'
    | 'appearance'
    | 'keyboard'
    | 'privacy';
  text: PlainKey;
  command: PlainKey;
  icon: Component<{ class?: string }>;
  /** What can be set there. */
  items: readonly PlainKey[];
}

export const PAGES: readonly SettingsPageDef[] = [
  {
    id: 'mail',
    text: 'settings-mail',
    command: 'settings-open-mail',
    icon: Mail,
    items: [
      'settings-mail-service',
      'settings-mail-password',
      'settings-mail-test',
      'settings-mail-practice',
      'settings-mail-limits',
      'settings-mail-undo',
      'settings-mail-legal',
      'settings-mail-signature',
    ],
  },
  {
    id: 'pipeline',
    text: 'settings-pipeline',
    command: 'settings-open-pipeline',
    icon: Kanban,
    items: ['settings-stage-names', 'settings-stage-quiet', 'settings-stage-chance'],
  },
  {
    id: 'fields',
    text: 'settings-fields',
    command: 'settings-open-fields',
    icon: ListPlus,
    items: [
      'settings-field-add',
      'settings-field-choices',
      'settings-field-on-card',
      'settings-confirm-months',
    ],
  },
  {
    id: 'sources',
    text: 'settings-sources',
    command: 'settings-open-sources',
    icon: Star,
    items: ['settings-source-add', 'settings-source-channel'],
  },
  {
    id: 'scoring',
    text: 'settings-scoring',
    command: 'settings-open-scoring',
    icon: ChartColumn,
    items: ['score-fit', 'score-engagement'],
  },
  {
    id: 'data',
    text: 'settings-data',
    command: 'settings-open-data',
    icon: Database,
    items: [
      'settings-data-file',
      'settings-backup',
      'settings-check',
      'settings-sample',
      'restore-title',
    ],
  },
  {
    id: 'region',
    text: 'settings-region',
    command: 'settings-open-region',
    icon: Globe,
    items: [
      'settings-language',
      'settings-name-order',
      'settings-currency',
      'settings-week-start',
      'settings-zone',
    ],
  },
  {
    id: 'appearance',
    text: 'settings-appearance',
    command: 'settings-open-appearance',
    icon: Palette,
    items: [
      'settings-theme',
      'settings-density',
      'settings-zoom',
      'settings-motion',
      'settings-contrast',
    ],
  },
  {
    id: 'keyboard',
    text: 'settings-keyboard',
    command: 'settings-open-keyboard',
    icon: Keyboard,
    items: ['settings-letters', 'settings-remap'],
  },
  {
    id: 'privacy',
    text: 'settings-privacy',
    command: 'settings-open-privacy',
    icon: Info,
    items: ['settings-network', 'settings-version', 'settings-secrets'],
  },
];

/** One thing that can be set, and the page it is on. */
export interface SettingsHit {
  page: SettingsPageDef;
  text: PlainKey;
}

const fold = (text: string): string => text.normalize('NFKC').toLocaleLowerCase();

/** What answers to `query`, pages before single settings; nothing for an empty query. */
export function searchSettings(query: string): SettingsHit[] {
  const wanted = fold(query).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return [];
  const fits = (key: PlainKey): boolean => {
    const words = fold(`${tIn('en', key)} ${tIn('ja', key)}`);
    return wanted.every((word) => words.includes(word));
  };
  return [
    ...PAGES.filter((page) => fits(page.text)).map((page) => ({ page, text: page.text })),
    ...PAGES.flatMap((page) => page.items.filter(fits).map((text) => ({ page, text }))),
  ];
}

/** Settings in the palette: at most five, so that leads keep the room. */
export async function findSettings(query: string): Promise<Finding[]> {
  return searchSettings(query)
    .slice(0, 5)
    .map(({ page, text }) => ({
      id: `settings-${page.id}-${text}`,
      title: t(text),
      detail: t('settings-in', { page: t(page.text) }),
      run: () => go(`/settings/${page.id}`),
    }));
}
