/**
 * The name of a template on the screen. A pair carries both names, as in
 * "展示会のお礼 / Thank you after the show"; the half in the language of the screen is enough to choose by.
 */
import { langOf } from '../../shared';
import { language } from '../../texts';

/** The half of a name in two languages that belongs to the screen; any other name as it is. */
export function templateName(name: string): string {
  const halves = name.split(' / ').map((half) => half.trim());
  const [first, second] = halves;
  if (halves.length !== 2 || !first || !second) return name;
  const japanese = halves.map((half) => langOf(half) === 'ja');
  if (japanese[0] === japanese[1]) return name;
  return japanese[0] === (language() === 'ja') ? first : second;
}
