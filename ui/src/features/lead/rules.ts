/** The words for a line of a score. */
import type { ScoreLine } from '../../ipc';
import { word } from '../../shared';
import { hasText, say } from '../../texts';

/** The rule's name; cuts name the group that was cut. */
export function ruleName(line: Pick<ScoreLine, 'rule' | 'group'>): string {
  const key = `score-rule-${line.rule.replaceAll('_', '-')}`;
  return hasText(key) ? say(key, { group: word('score-group', line.group) }) : line.rule;
}
