/** All features, one line each. A feature brings its routes, commands and search (`Feature`). */
import { firstrunFeature } from '../features/firstrun';
import { historyFeature } from '../features/history';
import { settingsFeature } from '../features/settings';
import type { Feature } from '../shared';

export const features: readonly Feature[] = [firstrunFeature, settingsFeature, historyFeature];
