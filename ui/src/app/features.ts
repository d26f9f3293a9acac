/** All features, one line each. A feature brings its routes, commands and search (`Feature`). */
import { exchangeFeature } from '../features/exchange';
import { firstrunFeature } from '../features/firstrun';
import { historyFeature } from '../features/history';
import { leadsFeature } from '../features/leads';
import { settingsFeature } from '../features/settings';
import { lead } from '../features/lead';
import type { Feature } from '../shared';

export const features: readonly Feature[] = [
  leadsFeature,
  exchangeFeature,
  lead,
  firstrunFeature,
  settingsFeature,
  historyFeature,
];
