/** Names and values of the fields of a comparison, in words. */
import type { Stage } from '../../ipc';
import { formatDate, formatMoney, stageName, word } from '../../shared';
import { hasText, say } from '../../texts';

/** The name of a field: its own here, else that of the lead's page. */
export function fieldName(code: string): string {
  const own = `duplicates-field-${code.replaceAll('_', '-')}`;
  return hasText(own) ? say(own) : word('lead-field', code);
}

/** A value as the core writes it, for a person. */
export function fieldValue(code: string, value: string, stages: readonly Stage[]): string {
  if (value === '') return '';
  switch (code) {
    case 'stage': {
      const stage = stages.find((one) => one.id === value);
      return stage ? stageName(stage) : '';
    }
    case 'value': {
      const [minor, currency] = value.split(' ');
      return formatMoney(Number(minor), currency);
    }
    case 'expected_close':
      return formatDate(value);
    case 'horizon':
      return word('lead-horizon', value);
    case 'language':
      return word('lead-language', value);
    default:
      return value;
  }
}
