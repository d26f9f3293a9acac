/** Templates (views.md V8), and the editor of a mail's text that the follow-up shares. */
import type { Feature } from '../../shared';

export { default as MailPreview } from './MailPreview.svelte';
export { default as MailWrite } from './MailWrite.svelte';
export { default as MailText } from './MailText.svelte';
export { templateName } from './name';
export { problemText } from './problems';

export const templatesFeature: Feature = {
  name: 'templates',
  routes: [
    { path: '/templates', title: 'template-title', load: () => import('./TemplatesPage.svelte') },
  ],
};
