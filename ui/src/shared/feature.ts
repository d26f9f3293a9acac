/**
 * How a feature joins the program: one object, one line in `app/features.ts`. Its texts need no
 * line at all: every `assets/locales/LANG/FEATURE.ftl` is read.
 */
import type { Component } from 'svelte';
import type { PlainKey } from '../texts';
import type { Command } from './commands.svelte';

/** What a page component receives. */
export interface PageProps {
  /** The named parts of the path: `/leads/:id` gives `{ id }`. */
  params: Record<string, string>;
  /** What stands behind `?` in the address. */
  query: URLSearchParams;
}

/** An address and the screen behind it. */
export interface RouteDef {
  /** `/leads/:id`; a part with `:` is handed over in `params`. */
  path: string;
  /** The title of the window and what is announced on arrival. */
  title: PlainKey;
  /** The place in the sidebar that is marked current; the first part of the path if left out. */
  place?: string;
  /** `() => import('./LeadsPage.svelte')`. */
  load: () => Promise<{ default: Component<PageProps> | Component }>;
  /** No sidebar, no status bar (first run, booth). */
  bare?: boolean;
}

/** One row of search in the palette. */
export interface Finding {
  id: string;
  /** First line, with its language for the right glyphs. */
  title: string;
  detail?: string;
  score?: number;
  band?: 'hot' | 'warm' | 'cool' | 'cold';
  run: () => unknown;
}

/** Looks something up for the palette, ≤ 8 rows; `signal` ends it when the person types on. */
export type Finder = (query: string, signal: AbortSignal) => Promise<Finding[]>;

/** What a feature brings. */
export interface Feature {
  name: string;
  routes?: readonly RouteDef[];
  commands?: readonly Command[];
  find?: Finder;
  /** Makes something new of what was typed when nothing was found (palette, Ctrl+Enter). */
  create?: { text: (query: string) => string; run: (query: string) => void };
  /** Runs once when the page starts, after the settings are read. */
  start?: () => void;
}
