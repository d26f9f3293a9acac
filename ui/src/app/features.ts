/** All features, one line each. A feature brings its routes, commands and search (`Feature`). */
import type { Feature } from '../shared';

export const features: readonly Feature[] = [];
