//! Custom fields in and out: all eight kinds, what a cell must be, who decides what known leads get.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use proptest::prelude::*;

use super::import_tests::{Bench, import, request};
use super::wire::{
    CellEdit, CheckImport, ChoiceMap, Decision, ExportForm, ExportLeads, ImportCheck,
    ProfileColumn, SaveProfile,
};
use super::{export, ops, profiles, reading, values};
use crate::error::ErrorCode;
use crate::leads::own::wire::{OwnField, OwnFieldDraft};
use crate::leads::own::{Field, Values, list_fields, ops as own, shown, words};
use crate::undo::{Op, ops as undo};

/// A field of each kind; two have names that columns of the program have.
const FIELDS: [(&str, &str, &[&str]); 9] = [
    ("導入設備", "text", &[]),
    ("台数", "number", &[]),
    ("予算金額", "money", &[]),
    ("更新日", "date", &[]),
    ("Plan, size", "choice", &["A, B", "=1+1", "'x", "はい", "1"]),
    ("Uses", "multi", &["プレス機", "+81", "射出 成形", "no"]),
    ("Link", "link", &[]),
    ("Tested?", "yes_no", &[]),
    ("Note 2", "text", &[]),
];

fn add(bench: &Bench, name: &str, kind: &str, choices: &[&str]) -> OwnField {
    let draft = OwnFieldDraft {
        name: name.into(),
        kind: kind.into(),
        choices: choices.iter().map(|name| (*name).to_owned()).collect(),
        on_card: false,
    };
    own::add(&bench.app, &draft).unwrap().field
}

fn with_fields() -> Bench {
    let bench = Bench::new();
    for (name, kind, choices) in FIELDS {
        add(&bench, name, kind, choices);
    }
    bench
}

fn check(bench: &Bench, text: &str, request: &CheckImport) -> ImportCheck {
    ops::check(&bench.app, text.as_bytes(), request, &mut |_, _| Ok(())).unwrap()
}

/// The custom values of a lead by the name of the field, as shown.
fn values_of(bench: &Bench, family_name: &str) -> Vec<(String, String)> {
    bench
        .app
        .read(|db| {
            let custom: String = db.query_row(
                "SELECT custom FROM lead WHERE family_name = ?1",
                [family_name],
                |row| row.get(0),
            )?;
            let custom = Values::parse(&custom);
            let fields = list_fields(db)?.into_iter();
            let held = fields.filter_map(|field| {
                let value = custom.get(&field)?;
                Some((field.name.clone(), shown(&field, &value, "en")))
            });
            Ok(held.collect())
        })
        .unwrap()
}

fn value_of(bench: &Bench, family_name: &str, field: &str) -> String {
    let values = values_of(bench, family_name);
    values.into_iter().find(|(name, _)| name == field).map_or_else(String::new, |(_, text)| text)
}

fn written(bench: &Bench, format: ExportForm, encoding: &str, language: &str) -> Vec<u8> {
    let ask: ExportLeads = serde_json::from_value(serde_json::json!({
        "job": "j", "file": "f", "language": language, "format": format, "encoding": encoding,
    }))
    .unwrap();
    let mut out = Vec::new();
    export::write_leads(&bench.app, &ask, &mut out, &mut |_, _| Ok(())).unwrap();
    out
}

/// Something that a person may type into a field of each of [`FIELDS`].
fn typed() -> impl Strategy<Value = Vec<String>> {
    let text = "['=+@\\-]{0,2}[\\PC]{0,20}";
    let amount = (-9_000_000_000_000_000_i64..9_000_000_000_000_000, "JPY|USD|KWD|CHF").prop_map(
        |(minor, currency)| {
            crate::text::money::Money::new(minor, &currency)
                .format(crate::text::money::MoneyStyle::Plain)
        },
    );
    let number = (-9_007_199_254_740_991_i64..9_007_199_254_740_991).prop_map(|parts| {
        format!(
            "{}{}.{:03}",
            if parts < 0 { "-" } else { "" },
            parts.abs() / 1_000,
            parts.abs() % 1_000
        )
    });
    let date = (1868_i32..2200, 1_u32..13, 1_u32..29)
        .prop_map(|(year, month, day)| format!("{year:04}-{month:02}-{day:02}"));
    (
        text,
        number,
        amount,
        date,
        prop::sample::select(FIELDS[4].2),
        prop::sample::subsequence(FIELDS[5].2, 0..=4),
        "(https?://)?[a-z]{1,9}\\.example/[a-zA-Z0-9?=&,;'+-]{0,20}",
        "yes|no|",
        text,
    )
        .prop_map(|(one, number, amount, date, choice, multi, link, flag, two)| {
            let multi = multi.join(", ");
            vec![one, number, amount, date, choice.to_owned(), multi, link, flag, two]
        })
}

/// Gives a lead what was typed; a text as a list would hold it, without what no line shows.
fn set(bench: &Bench, family_name: &str, typed: &[String]) {
    bench
        .app
        .change(Op::UpdateLead, |tx| {
            let lead: i64 = tx.query_row(
                "SELECT rid FROM lead WHERE family_name = ?1",
                [family_name],
                |row| row.get(0),
            )?;
            let fields = list_fields(tx)?;
            let read = |(field, text): (&'_ Field, &String)| {
                words::read(field, &values::one_line(text), "JPY").unwrap()
            };
            let read: Vec<_> = fields.iter().zip(typed).map(read).collect();
            let changes: Vec<_> = fields.iter().zip(read).collect();
            own::set_values(tx, lead, &changes)
        })
        .unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, ..ProptestConfig::default() })]

    #[test]
    fn custom_fields_that_go_out_come_in_again_as_they_were(
        rows in prop::collection::vec(typed(), 12),
    ) {
        let bench = with_fields();
        let list: String = (0..rows.len()).map(|at| format!("姓{at},㈱{at}\n")).collect();
        import(&bench, format!("姓,会社名\n{list}").as_bytes(), &request("a.csv"));
        for (at, typed) in rows.iter().enumerate() {
            set(&bench, &format!("姓{at}"), typed);
        }
        for (format, encoding, language) in [
            (ExportForm::Csv, "utf-8-bom", "ja"),
            (ExportForm::Tsv, "utf-16", "en"),
            (ExportForm::Xlsx, "", "ja"),
        ] {
            let other = with_fields();
            let file = written(&bench, format, encoding, language);
            let counts = import(&other, &file, &request("b")).counts;
            prop_assert_eq!((counts.new, counts.errors), (12, 0));
            for (at, typed) in rows.iter().enumerate() {
                let name = format!("姓{at}");
                prop_assert_eq!(
                    values_of(&other, &name), values_of(&bench, &name), "{:?} {:?}", format, typed
                );
            }
        }
    }
}

#[test]
fn a_column_called_like_a_custom_field_feeds_it_unless_the_program_has_such_a_field() {
    let bench = with_fields();
    let list = "氏名,導入設備,更新日,予算金額,予算金額 (own_3),Note 2,own_2\n森 誠,炉,2026/4/1,5000,7000,x,3\n";
    let read =
        reading::read_known(&bench.app, list.as_bytes(), &Default::default(), &mut |_, _| Ok(()))
            .unwrap();
    let fields: Vec<&str> = read.columns.iter().map(|column| column.field.as_str()).collect();
    let code = |name: &str| {
        bench.app.read(list_fields).unwrap().iter().find(|f| f.name == name).unwrap().code()
    };
    let wanted = [
        "full_name".to_owned(),
        code("導入設備"),
        code("更新日"),
        "value".to_owned(),
        code("予算金額"),
        code("Note 2"),
        code("台数"),
    ];
    assert_eq!(fields, wanted, "{:?}", bench.app.read(list_fields));
    import(&bench, list.as_bytes(), &request("a.csv"));
    assert_eq!(value_of(&bench, "森", "予算金額"), "¥7,000");
    assert_eq!(bench.count("SELECT value_minor FROM lead"), 5000);
    undo::undo(&bench.app, None).unwrap();
    assert_eq!(bench.count("SELECT count(*) FROM lead_field"), 0);
}

#[test]
fn a_value_that_its_field_does_not_take_is_told_and_kept_in_the_note() {
    let bench = with_fields();
    let list = "氏名,会社名,台数,更新日,Uses\n森 誠,サクラ,many,2026-13-01,\"プレス機, drill\"\n\
                林 恵,モミジ,3,45000,プレス機\n";
    let checked = check(&bench, list, &request("a.csv"));
    let told: Vec<(Option<i64>, &str, ErrorCode)> = checked.rows[0]
        .problems
        .iter()
        .map(|problem| (problem.column, problem.value.as_str(), problem.error.code))
        .collect();
    let invalid = ErrorCode::OwnValueInvalid;
    assert_eq!(
        told,
        [
            (Some(2), "many", invalid),
            (Some(3), "2026-13-01", invalid),
            (Some(4), "プレス機, drill", invalid)
        ]
    );
    assert_eq!(checked.problems, 1);
    let done = import(&bench, list.as_bytes(), &request("a.csv"));
    assert_eq!((done.counts.clone(), done.counts.new), (checked.counts, 2));
    let note = "SELECT count(*) FROM lead WHERE note LIKE '%台数: many%更新日: 2026-13-01%drill%'";
    assert_eq!(bench.count(note), 1);
    assert_eq!(value_of(&bench, "林", "更新日"), "2023-03-15", "a day number of a spreadsheet");
}

#[test]
fn known_leads_get_custom_values_as_the_policy_of_the_column_says() {
    for (policy, wanted, updated) in [("fill", "3", 1), ("newest", "9", 1), ("never", "3", 0)] {
        let bench = with_fields();
        let first = "氏名,会社名,e-mail,台数,導入設備\n森 誠,サクラ,m@ex.example.jp,3,\n";
        import(&bench, first.as_bytes(), &request("a.csv"));
        let later = first.replace(",3,", ",9,炉");
        let policies = ["", "", "", policy, policy].map(str::to_owned).to_vec();
        let order = CheckImport { policies, ..request("b.csv") };
        let checked = check(&bench, &later, &order);
        let field = checked.rows[0].fields.iter().find(|field| field.file == "9").unwrap();
        assert_eq!(field.writes, policy == "newest", "{policy}: {field:?}");
        let done = import(&bench, later.as_bytes(), &order);
        assert_eq!(checked.counts, done.counts);
        assert_eq!(done.counts.updated, updated, "{policy}");
        assert_eq!(value_of(&bench, "森", "台数"), wanted, "{policy}");
        let filled = if policy == "never" { "" } else { "炉" };
        assert_eq!(value_of(&bench, "森", "導入設備"), filled, "{policy}");
        let again = import(&bench, later.as_bytes(), &order).counts;
        assert_eq!(again.duplicates, 1, "{policy}: a second time nothing is new");
    }
}

#[test]
fn values_of_a_choice_mean_what_was_said_each_part_of_several_by_itself() {
    let bench = Bench::new();
    let one = add(&bench, "Rank", "choice", &["Gold", "Silver"]);
    let many = add(&bench, "Uses", "multi", &["Press", "Saw"]);
    let list = "氏名,会社名,区分,用途\n森 誠,サクラ,金,プレス; saw\n林 恵,モミジ,銀,鋸\n岡 光,カエデ,銅,？\n";
    let means = |field: &OwnField, from: &str, to: &str| ChoiceMap {
        field: field.code.clone(),
        from: from.into(),
        to: to.into(),
    };
    let order = CheckImport {
        mapping: ["full_name", "company", &one.code, &many.code].map(str::to_owned).to_vec(),
        choices: vec![
            means(&one, "金", "Gold"),
            means(&one, "銀", &one.choices[1].id),
            means(&one, "銅", ""),
            means(&many, "プレス", "Press"),
            means(&many, "鋸", "Saw"),
            means(&many, "？", ""),
        ],
        ..request("a.csv")
    };
    assert_eq!(check(&bench, list, &order).problems, 0);
    import(&bench, list.as_bytes(), &order);
    assert_eq!(value_of(&bench, "森", "Rank"), "Gold");
    assert_eq!(value_of(&bench, "森", "Uses"), "Press, Saw");
    assert_eq!(value_of(&bench, "林", "Rank"), "Silver");
    assert_eq!(values_of(&bench, "岡"), [], "what means nothing fills nothing");
}

#[test]
fn a_profile_remembers_a_custom_field_until_it_is_removed() {
    let bench = Bench::new();
    let field = add(&bench, "Floor", "text", &[]);
    let list = "氏名,会社名,階\n森 誠,サクラ,3F\n";
    let column = |header: &str, field: &str| ProfileColumn {
        header: header.into(),
        field: field.into(),
        policy: "newest".into(),
    };
    let save = SaveProfile {
        id: None,
        name: "fair".into(),
        columns: vec![column("氏名", "full_name"), column("会社名", ""), column("階", &field.code)],
        choices: Vec::new(),
    };
    profiles::save(&bench.app, &save).unwrap();
    let read = || {
        let how = Default::default();
        let read = reading::read_known(&bench.app, list.as_bytes(), &how, &mut |_, _| Ok(()));
        read.unwrap().columns.into_iter().map(|column| column.field).collect::<Vec<_>>()
    };
    assert_eq!(read(), ["full_name", "", &field.code]);
    own::remove(&bench.app, &field.id).unwrap();
    assert_eq!(read(), ["full_name", "", ""], "a field that is gone feeds nothing");
    let order = CheckImport {
        mapping: vec!["full_name".into(), String::new(), field.code.clone()],
        ..request("a.csv")
    };
    let refused = ops::check(&bench.app, list.as_bytes(), &order, &mut |_, _| Ok(()));
    assert_eq!(refused.unwrap_err().code, ErrorCode::NotFound);
}

#[test]
fn a_cell_written_anew_is_read_instead_and_the_file_stays() {
    let bench = Bench::new();
    let list = "氏名,会社名,名刺交換日\n,,2026-10-01\n林 恵,モミジ,soon\n岡 光,カエデ,\n";
    let only = CheckImport { only_problems: true, ..request("a.csv") };
    let checked = check(&bench, list, &only);
    assert_eq!((checked.counts.errors, checked.problems, checked.rows.len()), (1, 2, 2));
    let nameless = &checked.rows[0].problems[0];
    assert_eq!((nameless.column, nameless.fatal), (Some(0), true), "the name would stand there");
    let edit = |row: i64, column: i64, value: &str| CellEdit { row, column, value: value.into() };
    let edits = vec![edit(1, 0, "森 誠"), edit(2, 2, "2026/10/2")];
    let order = CheckImport { edits, ..only };
    let checked = check(&bench, list, &order);
    assert_eq!((checked.counts.new, checked.problems), (3, 0));
    let done = import(&bench, list.as_bytes(), &order);
    assert_eq!(done.counts, checked.counts);
    assert_eq!(bench.count("SELECT count(*) FROM lead WHERE family_name = '森'"), 1);
    assert_eq!(bench.count("SELECT count(*) FROM activity WHERE kind = 'card'"), 2);
}

#[test]
fn who_was_called_somebody_else_while_importing_is_not_asked_about_again() {
    let bench = Bench::new();
    let known = "氏名,会社名,e-mail\n山田 太郎,サクラ,a@sakura.example.jp\n";
    import(&bench, known.as_bytes(), &request("a.csv"));
    let list = "氏名,会社名,e-mail\n山田 太郎,サクラ,b@sakura.example.jp\n";
    let open = "SELECT count(*) FROM duplicate_found";
    let decisions = vec![Decision { row: 1, same_as: None, skip: false }];
    let order = CheckImport { decisions, ..request("b.csv") };
    assert_eq!(check(&bench, list, &order).counts.new, 1);
    let done = import(&bench, list.as_bytes(), &order);
    assert_eq!((done.counts.new, done.counts.to_decide), (1, 0));
    assert_eq!(bench.count(open), 0, "the pair is decided");
    undo::undo(&bench.app, None).unwrap();
    assert_eq!(bench.count("SELECT count(*) FROM duplicate_pair"), 0);
    import(&bench, list.as_bytes(), &request("b.csv"));
    assert_eq!(bench.count(open), 1, "undone with the import: the next one asks");
}

#[test]
fn a_next_step_for_all_rows_is_planned_where_there_is_none() {
    let bench = Bench::new();
    let list = "氏名,会社名,e-mail,次回連絡日\n森 誠,サクラ,m@ex.example.jp,2026-12-01\n\
                林 恵,モミジ,h@ex.example.jp,\n";
    let mut order = request("a.csv");
    order.options.next_step_on = "2026-11-20".to_owned();
    let checked = check(&bench, list, &order);
    let done = import(&bench, list.as_bytes(), &order);
    assert_eq!(checked.counts, done.counts);
    let due = |name: &str| {
        bench.count(&format!(
            "SELECT count(*) FROM next_step JOIN lead ON lead.rid = lead_rid
             WHERE family_name || due_on = '{name}'"
        ))
    };
    assert_eq!((due("森2026-12-01"), due("林2026-11-20")), (1, 1), "the file knows better");
    let again = import(&bench, list.as_bytes(), &order).counts;
    assert_eq!(again.duplicates, 2, "an open step stays");
    order.options.next_step_on = "soon".to_owned();
    let refused = ops::check(&bench.app, list.as_bytes(), &order, &mut |_, _| Ok(()));
    assert_eq!(refused.unwrap_err().code, ErrorCode::DateInvalid);
}
