/** The screens of the program: what the tests visit and the pictures show. */

/** Paths of all screens; `:lead` is replaced by a lead of the samples. */
export const SCREENS = [
  '/welcome',
  '/today',
  '/funnel',
  '/leads',
  '/calendar',
  '/leads/:lead',
  '/duplicates',
  '/companies',
  '/capture',
  '/import',
  '/templates',
  '/outbox',
  '/settings',
  '/settings/mail',
  '/settings/pipeline',
  '/settings/fields',
  '/settings/sources',
  '/settings/scoring',
  '/settings/data',
  '/settings/region',
  '/settings/appearance',
  '/settings/keyboard',
  '/settings/privacy',
  '/followup?leads=:lead',
  '/history',
  '/trash',
];

/** A person of the samples with a past: the one with the most points. */
export async function someLead(host) {
  const page = await host.call('leads_list', { sort: 'score', descending: true, limit: 1 });
  return page.rows[0];
}

/** Fills the file with the sample people and ends the first run. */
export async function loadSample(host, language) {
  await host.call('sample_load', { job: 'sample', language });
  await host.call('settings_update', { started: true, checklist_closed: true });
}
