import { describe, expect, it } from 'vitest';
import type { Clause, Subject, Subjects } from '../../ipc';
import { setLanguage } from '../../texts';
import { added, condition, group, grouped, partAt, removed, replaced, turned } from './tree';
import { clauseText, conditionText, findSubjects, fresh, isWhole } from './words';

const score = condition('score', 'ge', ['60']);
const mail = condition('activity', 'fewer', ['mail', '1', '30d']);
const tag = condition('tag', 'is', ['t1']);

const subject = (code: string, kind: string, rest: Partial<Subject>): Subject => ({
  code,
  group: 'score',
  kind,
  en: code,
  ja: code,
  also: [],
  ops: [],
  choices: [],
  ...rest,
});
const known: Subjects = {
  subjects: [
    subject('score', 'number', {
      en: 'score',
      ja: 'スコア',
      ops: [{ code: 'ge', takes: 'number' }],
    }),
    subject('source', 'choice', { en: 'source', ja: '獲得元' }),
    subject('tag', 'choice', {
      en: 'tag',
      ja: 'タグ',
      ops: [{ code: 'is', takes: 'choices' }],
      choices: [{ value: 't1', en: 'Expo', ja: 'Expo' }],
    }),
    subject('activity', 'activity', {
      en: 'activity',
      ja: '活動',
      ops: [{ code: 'fewer', takes: 'acts' }],
    }),
  ],
  acts: [{ value: 'mail', en: 'mail', ja: 'メール' }],
  times: [],
};

describe('a tree of conditions', () => {
  it('takes a condition into the group it is added to, and beside a condition makes a choice', () => {
    const tree = added(added(null, [], score), [], tag);
    expect(tree).toEqual(group('all', [score, tag]));
    expect(added(tree, [1], mail)).toEqual(group('all', [score, group('any', [tag, mail])]));
  });

  it('loses groups that have become empty, and itself with its last condition', () => {
    const tree = group('all', [score, group('any', [tag])]);
    expect(removed(tree, [1, 0])).toEqual(group('all', [score]));
    expect(removed(group('all', [score]), [0])).toBeNull();
    expect(grouped(score)).toEqual(group('all', [score]));
  });

  it('turns a condition round and back', () => {
    const tree = group('all', [score]);
    const not = replaced(tree, [0], turned(score)) as Clause;
    expect(partAt(not, [0, 0])).toEqual(score);
    expect(turned(partAt(not, [0]) as Clause)).toEqual(score);
  });
});

describe('words of conditions', () => {
  it('say the sentence in both languages', () => {
    setLanguage('en');
    expect(conditionText(score, known)).toBe('score ≥ 60');
    expect(conditionText(mail, known)).toBe('no mail in 30 days');
    expect(clauseText(group('any', [score, turned(tag)]), known)).toBe(
      '(score ≥ 60 or not tag is Expo)',
    );
    setLanguage('ja');
    expect(conditionText(mail, known)).toBe('過去30日にメールなし');
    setLanguage('en');
  });

  it('say so when the subject was removed', () => {
    expect(conditionText(condition('own:1', 'is', ['x']), known)).toContain('Removed field');
  });

  it('find a subject by the beginning of its word in either language', () => {
    expect(findSubjects('sco', known).map((one) => one.code)).toEqual(['score']);
    expect(findSubjects('スコ', known).map((one) => one.code)).toEqual(['score']);
    expect(findSubjects('horse', known)).toEqual([]);
  });

  it('begin with a value that the core takes', () => {
    for (const one of known.subjects.filter(({ ops }) => ops.length > 0)) {
      expect(isWhole(fresh(one, known), known)).toBe(true);
    }
    expect(isWhole(condition('score', 'ge', ['']), known)).toBe(false);
  });
});
