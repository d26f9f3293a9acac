/** All features, one line each. A feature brings its routes, commands and search (`Feature`). */
import { calendarFeature } from '../features/calendar';
import { captureFeature } from '../features/capture';
import { duplicatesFeature } from '../features/duplicates';
import { companiesFeature } from '../features/companies';
import { exchangeFeature } from '../features/exchange';
import { firstrunFeature } from '../features/firstrun';
import { followupFeature } from '../features/followup';
import { funnel } from '../features/funnel';
import { historyFeature } from '../features/history';
import { leadsFeature } from '../features/leads';
import { outboxFeature } from '../features/outbox';
import { settingsFeature } from '../features/settings';
import { templatesFeature } from '../features/templates';
import { today } from '../features/today';
import { lead } from '../features/lead';
import type { Feature } from '../shared';

export const features: readonly Feature[] = [
  leadsFeature,
  companiesFeature,
  captureFeature,
  exchangeFeature,
  duplicatesFeature,
  templatesFeature,
  followupFeature,
  outboxFeature,
  today,
  lead,
  funnel,
  calendarFeature,
  firstrunFeature,
  settingsFeature,
  historyFeature,
];
