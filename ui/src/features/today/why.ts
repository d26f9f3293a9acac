/** The facts of a row in words: `replied 2 d ago`, `worth ¥800K`. */
import type { Stage, Why } from '../../ipc';
import { formatMoneyShort, stageName, word } from '../../shared';
import { hasText, say } from '../../texts';

/** One fact; empty for a code that this page has no words for. */
export function whyText(why: Why, stages: readonly Stage[]): string {
  const key = `why-${why.code.replaceAll('_', '-')}`;
  if (!hasText(key)) return '';
  const args: Record<string, string | number> = { ...why.params };
  if (typeof args['money'] === 'number') {
    const currency = args['currency'];
    args['money'] = formatMoneyShort(
      args['money'],
      typeof currency === 'string' && currency ? currency : undefined,
    );
  }
  if (typeof args['rule'] === 'string') args['rule'] = word('score-rule', args['rule']);
  const stage = stages.find((one) => one.id === args['stage']);
  if (stage) args['stage'] = stageName(stage);
  return say(key, args);
}
