/** The names of forms, encodings, separators and verdicts. */
import type { FileReading, RowError } from '../../ipc';
import { say, t } from '../../texts';

const ENCODINGS: Record<string, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  shift_jis: 'Shift_JIS (CP932)',
  'euc-jp': 'EUC-JP',
  'iso-2022-jp': 'ISO-2022-JP',
};

/** All encodings that can be chosen, with their names. */
export const ENCODING_OPTIONS = Object.entries(ENCODINGS).map(([value, text]) => ({ value, text }));

/** The name of an encoding. */
export function encodingName(code: string): string {
  if (code === 'mixed') return t('exchange-encoding-mixed');
  return ENCODINGS[code] ?? code;
}

/** Why a row or a cell is not taken, as a sentence. */
export function why(error: RowError): string {
  const args: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(error.params)) args[name] = value as string | number;
  return say(`error-${error.code.replaceAll('_', '-')}`, args);
}

/** How a file was read: the encoding of a text, the kind of anything else. */
export function readingName(reading: FileReading): string {
  if (reading.form === 'text') return encodingName(reading.encoding);
  return say(`import-form-${reading.form}`);
}

/** The separators that can be chosen. */
export function delimiterOptions(): { value: string; text: string }[] {
  return [
    { value: ',', text: t('import-comma') },
    { value: ';', text: t('import-semicolon') },
    { value: '\t', text: t('import-tab') },
  ];
}

/** Bytes that could not be read show as this character. */
export const REPLACEMENT = '\uFFFD';
