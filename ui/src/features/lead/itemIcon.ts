/** The icon of a timeline entry; always beside its words. */
import ArrowRight from '@lucide/svelte/icons/arrow-right';
import CalendarCheck from '@lucide/svelte/icons/calendar-check';
import Dot from '@lucide/svelte/icons/dot';
import Download from '@lucide/svelte/icons/download';
import Eye from '@lucide/svelte/icons/eye';
import GitMerge from '@lucide/svelte/icons/git-merge';
import IdCard from '@lucide/svelte/icons/id-card';
import Mail from '@lucide/svelte/icons/mail';
import MapPin from '@lucide/svelte/icons/map-pin';
import MousePointerClick from '@lucide/svelte/icons/mouse-pointer-click';
import Phone from '@lucide/svelte/icons/phone';
import Reply from '@lucide/svelte/icons/reply';
import ShieldCheck from '@lucide/svelte/icons/shield-check';
import ShoppingBag from '@lucide/svelte/icons/shopping-bag';
import StickyNote from '@lucide/svelte/icons/sticky-note';
import TrendingUp from '@lucide/svelte/icons/trending-up';
import Users from '@lucide/svelte/icons/users';
import type { Component } from 'svelte';

const ICONS: Record<string, Component<{ class?: string }>> = {
  note: StickyNote,
  call: Phone,
  visit: MapPin,
  meeting: Users,
  mail_out: Mail,
  mail_in: Reply,
  card: IdCard,
  form: IdCard,
  stage: ArrowRight,
  step: CalendarCheck,
  consent: ShieldCheck,
  seminar: Users,
  purchase: ShoppingBag,
  download: Download,
  page_view: Eye,
  link_click: MousePointerClick,
  merged: GitMerge,
  score: TrendingUp,
};

/** A dot for kinds that a newer core may send. */
export function itemIcon(kind: string): Component<{ class?: string }> {
  return ICONS[kind] ?? Dot;
}
