/**
 * Columns that choose: which values of a file mean which of ours. What is not said is read by the
 * core, which knows the words of both languages and of other programs.
 */
import type { Lists, Stage } from '../../ipc';
import { groundName, stageName } from '../../shared';
import { say, t } from '../../texts';

/** One meaning: what is read instead of the value, and its name. */
export interface Target {
  value: string;
  text: string;
}

const coded = (codes: readonly string[], prefix: string): Target[] =>
  codes.map((value) => ({ value, text: say(`${prefix}${value.replaceAll('_', '-')}`) }));

/** The meanings that a field can have; undefined for fields that do not choose. */
export function targetsOf(
  field: string,
  stages: readonly Stage[],
  lists: Lists | undefined,
): Target[] | undefined {
  switch (field) {
    case 'stage':
      return stages.map((stage) => ({
        value: stage.code || stageName(stage),
        text: stageName(stage),
      }));
    case 'source':
      return (lists?.sources ?? []).map(({ name }) => ({ value: name, text: name }));
    case 'grade':
      return ['A', 'B', 'C'].map((value) => ({ value, text: value }));
    case 'consent_ground':
      return ['business_card', 'opt_in', 'customer', 'public_address', 'not_asked', 'refused'].map(
        (value) => ({ value, text: groundName(value) }),
      );
    case 'refused':
      return [{ value: 'yes', text: t('import-choice-refused') }];
    case 'language':
      return [
        { value: 'ja', text: '日本語' },
        { value: 'en', text: 'English' },
      ];
    case 'horizon':
      return coded(['now', 'term', 'year', 'looking'], 'lead-horizon-');
    default:
      return undefined;
  }
}
