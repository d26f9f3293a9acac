/** What can be chosen of an export, and what follows from it for the file. */
import type { ExportForm } from '../../ipc';

/** A form of leads, or everything. */
export type Format = ExportForm | 'archive';

/** What a person chose. */
export interface Choice {
  format: Format;
  /** Of CSV and TSV. */
  encoding: string;
  /** Of vCard. */
  version: number;
  /** Language of the headers. */
  headers: 'ja' | 'en';
  /** Codes of the columns; undefined: all. */
  columns: string[] | undefined;
  /** Addresses that must not be written to go out too. */
  with_refused: boolean;
}

/** What is chosen before anybody chose. */
export function noChoice(headers: 'ja' | 'en'): Choice {
  return {
    format: 'csv',
    encoding: 'utf-8-bom',
    version: 3,
    headers,
    columns: undefined,
    with_refused: false,
  };
}

/** Columns of a list, in the order of `exchange/export/mod.rs`. */
export const EXPORT_COLUMNS = [
  'family_name',
  'given_name',
  'middle_name',
  'family_kana',
  'given_kana',
  'honorific',
  'company',
  'company_kana',
  'department',
  'title',
  'mail',
  'phone',
  'phone_direct',
  'phone_mobile',
  'phone_home',
  'fax',
  'address',
  'url',
  'tags',
  'source',
  'stage',
  'grade',
  'value',
  'expected_close',
  'interest',
  'horizon',
  'industry',
  'company_size',
  'consent_ground',
  'refused',
  'language',
  'created_at',
  'external_id',
  'note',
] as const;

/** The ending of the file. */
export function endingOf(format: Format): string {
  return format === 'archive' ? 'zip' : format;
}

/** The kind of file that the dialog of the system offers. */
export function kindOf(format: Format): 'csv' | 'xlsx' | 'vcf' | 'archive' {
  return format === 'tsv' ? 'csv' : format;
}
