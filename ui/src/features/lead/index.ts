/** One lead: its page, its peek, and the verbs that every list of leads offers. */
import { mount } from 'svelte';
import type { Feature } from '../../shared';
import { leadCommands } from './commands';
import LeadDialogs from './LeadDialogs.svelte';

export {
  ask,
  asking,
  carryOut,
  copyText,
  moveNow,
  moveTo,
  targets,
  tellMoved,
  toastMoveFailed,
  trash,
  useLeads,
  VERBS,
  whom,
  writeMail,
  type Ask,
  type MoveOptions,
  type Verb,
} from './actions.svelte';
export { ownOptions, ownShown } from './ownFields';
export { verbRows } from './commands';
export { saveField } from './editing';
export { choicesOf } from './fields';
export { default as EditManyDialog } from './EditManyDialog.svelte';
export { default as FieldEditor } from './FieldEditor.svelte';
export { default as LeadPeek } from './LeadPeek.svelte';
export { leadHref, openLead, type Trail } from './trail.svelte';

export const lead: Feature = {
  name: 'lead',
  routes: [
    {
      path: '/leads/:id',
      title: 'lead-page',
      place: '/leads',
      load: () => import('./LeadPage.svelte'),
    },
  ],
  commands: leadCommands,
  start: () => void mount(LeadDialogs, { target: document.body }),
};
