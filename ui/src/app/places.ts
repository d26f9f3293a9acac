/** The places of the sidebar, in their fixed order, with their keys (views.md §2). */
import ChartPie from '@lucide/svelte/icons/chart-pie';
import Kanban from '@lucide/svelte/icons/kanban';
import Mail from '@lucide/svelte/icons/mail';
import ScanLine from '@lucide/svelte/icons/scan-line';
import Send from '@lucide/svelte/icons/send';
import Settings from '@lucide/svelte/icons/settings-2';
import Sun from '@lucide/svelte/icons/sun';
import Users from '@lucide/svelte/icons/users';
import type { Component } from 'svelte';
import type { PlainKey } from '../texts';

/** One place that can be gone to. */
export interface Place {
  path: string;
  text: PlainKey;
  command: PlainKey;
  keys: readonly string[];
  icon: Component<{ class?: string }>;
  /** Stands at the bottom of the sidebar. */
  end?: boolean;
}

export const PLACES: readonly Place[] = [
  {
    path: '/today',
    text: 'frame-today',
    command: 'frame-go-today',
    keys: ['Ctrl+1', 'g t'],
    icon: Sun,
  },
  {
    path: '/funnel',
    text: 'frame-funnel',
    command: 'frame-go-funnel',
    keys: ['Ctrl+2', 'g f'],
    icon: Kanban,
  },
  {
    path: '/leads',
    text: 'frame-leads',
    command: 'frame-go-leads',
    keys: ['Ctrl+3', 'g l'],
    icon: Users,
  },
  {
    path: '/capture',
    text: 'frame-capture',
    command: 'frame-go-capture',
    keys: ['Ctrl+4', 'g c'],
    icon: ScanLine,
  },
  {
    path: '/campaigns',
    text: 'frame-campaigns',
    command: 'frame-go-campaigns',
    keys: ['Ctrl+5', 'g m'],
    icon: Mail,
  },
  {
    // a tab of Campaigns once there are campaigns: until then it stands in their place
    path: '/templates',
    text: 'template-title',
    command: 'template-go',
    keys: ['Ctrl+5', 'g m'],
    icon: Mail,
  },
  {
    path: '/reports',
    text: 'frame-reports',
    command: 'frame-go-reports',
    keys: ['Ctrl+6', 'g r'],
    icon: ChartPie,
  },
  {
    path: '/outbox',
    text: 'frame-outbox',
    command: 'frame-go-outbox',
    keys: ['Ctrl+7', 'g o'],
    icon: Send,
    end: true,
  },
  {
    path: '/settings',
    text: 'frame-settings',
    command: 'frame-go-settings',
    keys: ['Ctrl+,', 'g s'],
    icon: Settings,
    end: true,
  },
];
