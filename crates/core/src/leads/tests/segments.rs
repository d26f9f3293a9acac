//! Trees of conditions on a real file, saved views.

use proptest::prelude::*;

use super::*;
use crate::leads::filter::names::Names;
use crate::leads::filter::operator::Takes;
use crate::leads::filter::subject::{ACTS, Kind, SUBJECTS};
use crate::leads::filter::when::NAMED;
use crate::leads::filter::{Filter, print, sentence};
use crate::texts::Language;

impl File {
    fn tree(&self, text: &str) -> Option<Clause> {
        ops::read_sentence(&self.app, text).unwrap_or_else(|why| panic!("{text}: {why}")).tree
    }

    fn answer(&self, text: &str) -> Vec<String> {
        let query = LeadQuery { tree: self.tree(text), ..LeadQuery::default() };
        self.names(query, LeadSort::Created)
    }

    fn act(&self, lead: &str, kind: &str, days_ago: i64) {
        let at = self.app.env().clock.now().0 - days_ago * DAY;
        let activity = AddActivity {
            lead: lead.into(),
            kind: kind.into(),
            title: String::new(),
            body: "x".into(),
            at: Some(at),
            asks: String::new(),
            on: None,
        };
        ops::add_activity(&self.app, &activity).unwrap();
    }
}

/// 佐藤 (A, VIP, mailed 10 days ago), 田中 (B, mailed 40 days ago), Smith (mailed 40 days ago and
/// answered 5 days ago), 鈴木 (no mail address, visited 20 days ago).
fn four() -> File {
    let file = file();
    let sato = file.add(hanako());
    let tanaka = file.add(LeadDraft {
        grade: "B".into(),
        mails: vec!["t@beta.example".into()],
        ..person("田中", "一郎", "東都大学")
    });
    let smith = file.add(LeadDraft {
        mails: vec!["john@acme.example".into()],
        tags: vec!["expo".into()],
        value: "5000".into(),
        ..person("Smith", "John", "Acme Inc.")
    });
    let suzuki = file.add(person("鈴木", "次郎", "㈱縁商会"));
    file.act(&sato, "mail_out", 10);
    file.act(&tanaka, "mail_out", 40);
    file.act(&smith, "mail_out", 40);
    file.act(&smith, "mail_in", 5);
    file.act(&suzuki, "visit", 20);
    file
}

const SATO: &str = "佐藤 花子";
const TANAKA: &str = "田中 一郎";
const SMITH: &str = "John Smith";
const SUZUKI: &str = "鈴木 次郎";

#[test]
fn conditions_answer_in_both_languages_and_join_as_they_are_written() {
    let file = four();
    let cases: &[(&str, &[&str])] = &[
        ("grade = A", &[SATO]),
        ("grade = A or grade = B", &[SATO, TANAKA]),
        ("not grade = A", &[TANAKA, SMITH, SUZUKI]),
        ("tag = \"expo\" and no mail in 30 days", &[SMITH]),
        ("タグ = expo かつ メール なし 過去 30日", &[SMITH]),
        ("no mail in 30 days", &[TANAKA, SMITH, SUZUKI]),
        ("メールなし 30日以内", &[TANAKA, SMITH, SUZUKI]),
        ("no mail ever", &[SUZUKI]),
        ("any visit in 30 days", &[SUZUKI]),
        ("訪問 あり 過去 30日", &[SUZUKI]),
        ("no reply for 30 days", &[TANAKA]),
        ("返信待ち 30日", &[TANAKA]),
        ("at least 1 replies in 90 days", &[SMITH]),
        ("返信 2回以上", &[]),
        ("has mail", &[SATO, TANAKA, SMITH]),
        ("has mail = no", &[SUZUKI]),
        ("(stage = new or grade = A) and not company contains \"大学\"", &[SATO, SMITH, SUZUKI]),
        ("会社 \"大学\" を含む", &[TANAKA]),
        ("会社 = 縁商会", &[SUZUKI]),
        ("company contains 株式会社", &[SATO, SUZUKI]),
        ("value >= 5,000", &[SATO, SMITH]),
        ("見込み金額 空", &[TANAKA, SUZUKI]),
        ("created in last 3 days", &[SATO, TANAKA, SMITH, SUZUKI]),
        ("created before 2026-04-01", &[]),
        ("登録日 2026/4/1 以降 かつ タグ = VIP", &[SATO]),
        ("confirmed older than 12 months", &[]),
        ("last contact older than 30 days", &[TANAKA]),
        ("last mail is empty", &[SUZUKI]),
        ("phone contains 03-1234", &[SATO]),
        ("mail contains acme", &[SMITH]),
        ("title = 部長", &[SATO]),
        ("data quality = no_mail", &[SUZUKI]),
        ("データの不備 = メールなし", &[SUZUKI]),
        ("days in stage < 1", &[SATO, TANAKA, SMITH, SUZUKI]),
        ("source = 展示会2026", &[SATO]),
        ("\"来期予算\"", &[SATO]),
        ("note contains 予算", &[SATO]),
        ("company != \"Acme Inc.\" and has mail", &[SATO, TANAKA]),
        ("expected close is empty and grade is not none", &[SATO, TANAKA]),
        ("not (grade = A or has mail)", &[SUZUKI]),
        ("consent = not_asked", &[SATO, TANAKA, SMITH, SUZUKI]),
        ("next step = none", &[SATO, TANAKA, SMITH, SUZUKI]),
        ("possible duplicate", &[]),
    ];
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(text, wanted)| {
            let mut found = file.answer(text);
            let mut wanted: Vec<String> = wanted.iter().map(|name| (*name).to_owned()).collect();
            found.sort();
            wanted.sort();
            (found != wanted).then(|| format!("{text}: {found:?}, not {wanted:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_condition_on_something_removed_is_named_and_does_not_count_but_nothing_may_leave_by_it() {
    let file = four();
    let tree = file.tree("tag = expo and grade = A").unwrap();
    let query = LeadQuery { tree: Some(tree), ..LeadQuery::default() };
    assert!(file.names(query.clone(), LeadSort::Kana).is_empty());
    file.app
        .change(crate::undo::Op::TagLeads, |tx| {
            Ok(tx.execute("UPDATE tag SET deleted_at = 1 WHERE name = 'expo'", [])?)
        })
        .unwrap();
    assert_eq!(file.names(query.clone(), LeadSort::Kana), [SATO]);
    let count = CountLeads { query: query.clone(), kana_index: false, place: None };
    assert_eq!(ops::count_leads(&file.app, &count).unwrap().lost, [[0]]);
    let refused = file.app.read(|db| Filter::of(db, &query, file.app.env())?.whole());
    assert_eq!(refused.unwrap_err().code, ErrorCode::ConditionLost);
}

#[test]
fn the_condition_that_hides_most_is_named_inside_groups_too() {
    let file = four();
    let tree = file.tree("has mail and (grade = C and (tag = VIP or has phone))");
    let query = LeadQuery { tree, ..LeadQuery::default() };
    let request = CountLeads { query, kana_index: false, place: Some("bar".into()) };
    let counts = ops::count_leads(&file.app, &request).unwrap();
    let culprit = counts.culprit.unwrap();
    assert_eq!((counts.count, culprit.member.as_str(), culprit.hides), (0, "tree", 1));
    assert_eq!(culprit.path, [1, 0]);
}

#[test]
fn saved_views_are_kept_in_order_copied_renamed_removed_and_every_step_is_undone() {
    let file = four();
    let draft = |name: &str, text: &str| SegmentDraft {
        segment: None,
        name: name.into(),
        query: LeadQuery { tree: file.tree(text), ..LeadQuery::default() },
        view: "table".into(),
        columns: vec![SegmentColumn { id: "score".into(), width: Some(90) }],
        sort: LeadSort::Score,
        descending: true,
    };
    let names = || -> Vec<String> {
        ops::list_segments(&file.app).unwrap().into_iter().map(|one| one.name).collect()
    };
    let first = ops::save_segment(&file.app, &draft("Hot", "score >= 60")).unwrap().segment;
    let second =
        ops::save_segment(&file.app, &draft("休眠", "no mail in 90 days")).unwrap().segment;
    ops::copy_segment(&file.app, &CopySegment { segment: first.clone(), name: "Hot 2".into() })
        .unwrap();
    assert_eq!(names(), ["Hot", "Hot 2", "休眠"]);
    let order = OrderSegment { segment: second.clone(), before: Some(first.clone()) };
    ops::order_segment(&file.app, &order).unwrap();
    assert_eq!(names(), ["休眠", "Hot", "Hot 2"]);
    let changed = SegmentDraft { segment: Some(first.clone()), ..draft("Warm", "score >= 40") };
    ops::save_segment(&file.app, &changed).unwrap();
    ops::remove_segment(&file.app, &second).unwrap();
    assert_eq!(names(), ["Warm", "Hot 2"]);
    for expected in
        [&["休眠", "Warm", "Hot 2"][..], &["休眠", "Hot", "Hot 2"], &["Hot", "Hot 2", "休眠"]]
    {
        file.undo();
        assert_eq!(names(), expected);
    }
    let kept = ops::list_segments(&file.app).unwrap().remove(0);
    assert_eq!(
        (kept.sort, kept.descending, kept.columns[0].width),
        (LeadSort::Score, true, Some(90))
    );
    assert_eq!(kept.query.tree, file.tree("score >= 60"));
}

#[test]
fn grounds_and_words_of_the_table_are_whole() {
    let grounds: Vec<&str> =
        crate::consent::Ground::ALL.iter().map(|ground| ground.code()).collect();
    assert_eq!(crate::leads::filter::subject::GROUNDS, grounds);
    for subject in SUBJECTS {
        assert!(!subject.en.is_empty() && !subject.ja.is_empty(), "{}", subject.code);
        let same = SUBJECTS.iter().filter(|other| {
            other
                .en
                .iter()
                .chain(other.ja)
                .any(|word| subject.en.contains(word) || subject.ja.contains(word))
        });
        assert_eq!(same.count(), 1, "{}: a word of it means something else too", subject.code);
    }
}

/// A condition on a subject of the table, as the file knows things.
fn condition(names: Names) -> impl Strategy<Value = Clause> {
    let subjects: Vec<usize> = (0..SUBJECTS.len()).collect();
    (prop::sample::select(subjects), any::<u64>(), "[ -~あ-ん漢字㈱「」\\\\\"%_]{1,12}").prop_map(
        move |(at, dice, text)| {
            let subject = &SUBJECTS[at];
            let pick = |count: usize, by: u64| {
                usize::try_from(by % u64::try_from(count.max(1)).unwrap()).unwrap()
            };
            let operators = subject.kind.operators(false);
            let operator = &operators[pick(operators.len(), dice)];
            let dice = dice / 7;
            let span = format!("{}{}", dice % 400, ['d', 'w', 'm', 'y'][pick(4, dice / 5)]);
            let values = match operator.takes {
                Takes::Nothing => vec![],
                Takes::Text => vec![if text.trim().is_empty() { "x".into() } else { text }],
                Takes::Number => vec![(i64::try_from(dice % 2_000).unwrap() - 500).to_string()],
                Takes::Money => vec![format!("{}", dice % 1_000_000)],
                Takes::Day if dice.is_multiple_of(2) => {
                    vec![NAMED[pick(NAMED.len(), dice / 2)].0.into()]
                }
                Takes::Day => vec![format!("20{:02}-0{}-1{}", dice % 100, 1 + dice % 9, dice % 10)],
                Takes::Span => vec![span],
                Takes::Acts => vec![
                    ACTS[pick(ACTS.len(), dice)].code.into(),
                    (1 + dice % 5).to_string(),
                    if dice.is_multiple_of(3) { String::new() } else { span },
                ],
                Takes::Choices => {
                    let known: Vec<String> = match subject.kind {
                        Kind::Choice(crate::leads::filter::subject::Choices::Fixed(codes, _)) => {
                            codes.iter().map(|code| (*code).to_owned()).collect()
                        }
                        Kind::Choice(choices) => {
                            names.list(choices).iter().map(|named| named.id.clone()).collect()
                        }
                        _ => vec![],
                    };
                    let gone = uuid::Uuid::from_u128(u128::from(dice)).to_string();
                    match known.len() {
                        0 => vec![gone],
                        count => vec![known[pick(count, dice)].clone()],
                    }
                }
            };
            Clause {
                kind: ClauseKind::Is,
                parts: vec![],
                subject: subject.code.into(),
                op: operator.code.into(),
                values,
            }
        },
    )
}

fn trees(names: Names) -> impl Strategy<Value = Clause> {
    condition(names).prop_recursive(4, 24, 4, |inner| {
        let kinds = prop::sample::select(vec![ClauseKind::All, ClauseKind::Any, ClauseKind::Not]);
        (kinds, prop::collection::vec(inner, 0..4)).prop_map(|(kind, parts)| Clause {
            kind,
            parts,
            subject: String::new(),
            op: String::new(),
            values: vec![],
        })
    })
}

#[test]
fn what_is_printed_reads_back_the_same_in_both_languages_and_its_sql_always_runs() {
    let file = four();
    let names = file.app.read(Names::read).unwrap();
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig::with_cases(600));
    let strategy = trees(names.clone());
    runner
        .run(&strategy, |tree| {
            let Some(tree) = print::normal(&tree) else { return Ok(()) };
            for language in [Language::En, Language::Ja] {
                let text = print::print(&tree, &names, language);
                let read = sentence::parse(&text, &names)
                    .map_err(|why| TestCaseError::fail(format!("{text}\n{why}")))?;
                prop_assert_eq!(read.as_ref(), Some(&tree), "{}", text);
            }
            let query = LeadQuery { tree: Some(tree.clone()), ..LeadQuery::default() };
            let counted = file.app.read(|db| Filter::of(db, &query, file.app.env())?.count(db));
            let found = counted.map_err(|why| TestCaseError::fail(format!("{tree:?}\n{why}")))?;
            let listed = file.names(query, LeadSort::Kana).len();
            prop_assert_eq!(usize::try_from(found).unwrap(), listed);
            // beside what the card alone tells, the same is asked lead by lead
            let with_score = LeadQuery {
                tree: Some(Clause {
                    kind: ClauseKind::All,
                    parts: vec![
                        Clause {
                            kind: ClauseKind::Is,
                            parts: vec![],
                            subject: "score".into(),
                            op: "ge".into(),
                            values: vec!["0".into()],
                        },
                        tree.clone(),
                    ],
                    subject: String::new(),
                    op: String::new(),
                    values: vec![],
                }),
                ..LeadQuery::default()
            };
            prop_assert_eq!(listed, file.names(with_score, LeadSort::Kana).len(), "{:?}", tree);
            // what is asked and its opposite are everybody
            let opposite = Clause {
                kind: ClauseKind::Not,
                parts: vec![tree],
                subject: String::new(),
                op: String::new(),
                values: vec![],
            };
            let query = LeadQuery { tree: Some(opposite), ..LeadQuery::default() };
            let filter = file.app.read(|db| Filter::of(db, &query, file.app.env())).unwrap();
            if filter.lost().is_empty() {
                let others = file.names(query, LeadSort::Kana).len();
                prop_assert_eq!(listed + others, 4);
            }
            Ok(())
        })
        .unwrap();
}
