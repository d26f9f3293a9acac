/**
 * The reading of a name, caught while it is typed: a Japanese input method shows kana before it
 * converts them. What was shown last as pure kana is the likely reading of the kanji that follow.
 */

const KANA = /^[\p{Script=Hiragana}\p{Script=Katakana}ー]+$/u;
const KANJI = /\p{Script=Han}/u;

/** Hiragana as katakana. */
export function toKatakana(text: string): string {
  return text.replace(/[\u3041-\u3096]/g, (one) =>
    String.fromCodePoint((one.codePointAt(0) as number) + 0x60),
  );
}

/** Follows the composition of one field. */
export class KanaWatch {
  private last = '';

  /** What the input method shows now. */
  composing(text: string): void {
    // Latin letters at the end are kana that are not finished yet
    const kana = text.replace(/[a-zａ-ｚ]+$/iu, '');
    if (KANA.test(kana)) this.last = kana;
  }

  /** The composition ended with `text`; the katakana reading if one was seen and kanji came of it. */
  done(text: string): string {
    const reading = KANJI.test(text) ? toKatakana(this.last) : '';
    this.last = '';
    return reading;
  }
}
