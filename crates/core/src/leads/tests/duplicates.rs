//! The queue of duplicates: what is found, what is not, and what was decided.

use std::collections::BTreeSet;

use super::*;

impl File {
    fn queue(&self, certain: bool) -> Vec<DuplicatePair> {
        let request = ListDuplicates { certain, offset: 0, limit: 200 };
        let page = ops::list_duplicates(&self.app, &request).unwrap();
        let count = if certain { page.certain } else { page.maybe };
        assert_eq!(page.pairs.len(), usize::try_from(count).unwrap());
        page.pairs
    }

    fn rules(&self, certain: bool) -> Vec<String> {
        self.queue(certain).into_iter().map(|pair| pair.rules.join(" ")).collect()
    }
}

fn with(draft: LeadDraft, mail: &str, phone: &str) -> LeadDraft {
    let phones = vec![PhoneDraft { number: phone.into(), label: String::new() }];
    LeadDraft {
        mails: vec![mail.to_owned()].into_iter().filter(|mail| !mail.is_empty()).collect(),
        phones: phones.into_iter().filter(|_| !phone.is_empty()).collect(),
        allow_duplicate: true,
        ..draft
    }
}

#[test]
fn f023_certain_and_maybe_stand_apart_and_follow_every_change() {
    let file = file();
    let one = file.add(with(person("髙橋", "充", "㈱サクラ"), "m@sakura.example", ""));
    let other = file.add(with(person("高橋", "充", ""), "M@sakura.example", ""));
    assert_eq!(file.rules(true), ["name_mail"]);
    assert!(file.rules(false).is_empty());
    let change = |field: &str, value: &str| {
        let changes = vec![FieldValue { field: field.into(), value: value.into() }];
        ops::update_lead(&file.app, &UpdateLead { lead: other.clone(), changes }).unwrap();
    };
    change("family_name", "高木");
    assert_eq!(file.rules(false), ["mail"], "another name under the same address");
    assert!(file.rules(true).is_empty());
    change("family_name", "高橋");
    ops::trash_leads(&file.app, std::slice::from_ref(&one)).unwrap();
    assert!(file.rules(true).is_empty(), "in the Trash nobody is asked about");
    file.undo();
    assert_eq!(file.rules(true), ["name_mail"]);
    let pair = &file.queue(true)[0];
    assert_eq!((&pair.one.id, &pair.other.id), (&one, &other), "the older one first");
    assert_eq!(pair.reasons, ["name", "mail"]);
}

#[test]
fn f026_different_people_are_never_asked_about_again_until_it_is_undone() {
    let file = file();
    let one = file.add(with(person("高橋", "充", "サクラ"), "m@sakura.example", ""));
    let other = file.add(with(person("高橋", "充", "サクラ"), "", "090-1111-2222"));
    assert_eq!(file.rules(false), ["name_company"]);
    let pair = LeadPair { one: other.clone(), other: one.clone() };
    let label = ops::mark_different(&file.app, &pair).unwrap().label;
    assert_eq!(label.op, "mark_different");
    assert!(file.rules(false).is_empty() && file.get(&one).duplicates.is_empty());
    let more = AddContact {
        lead: other.clone(),
        kind: "mail".into(),
        value: "m@sakura.example".into(),
        label: String::new(),
    };
    ops::add_contact(&file.app, &more).unwrap();
    assert!(file.rules(true).is_empty(), "whatever is added later");
    file.undo();
    file.undo();
    assert_eq!(file.rules(false), ["name_company"]);
    crate::undo::redo(&file.app).unwrap();
    assert!(file.rules(false).is_empty());
    let same = LeadPair { one: one.clone(), other: one };
    assert_eq!(ops::mark_different(&file.app, &same).unwrap_err().code, ErrorCode::MergeSame);
}

#[test]
fn a_pair_put_off_stands_behind_the_others_and_is_not_merged_with_all_certain_ones() {
    let file = file();
    for n in 0..4 {
        file.add(with(person("森", &format!("{n}"), ""), "all@mori.example", ""));
    }
    let names = || {
        let pair = |pair: DuplicatePair| format!("{}{}", pair.one.name, pair.other.name);
        let request = |offset, limit| ListDuplicates { certain: false, offset, limit };
        let list = |offset, limit| {
            let page = ops::list_duplicates(&file.app, &request(offset, limit)).unwrap();
            assert_eq!(page.maybe, 6, "put off, not gone");
            page.pairs.into_iter().map(pair).collect::<Vec<_>>()
        };
        let whole = list(0, 200);
        let parts: Vec<String> = (0..6).flat_map(|at| list(at, 1)).collect();
        assert_eq!(parts, whole, "page by page the same");
        whole
    };
    let first = names();
    let put_off = |at: usize| {
        file.clock.advance(1_000);
        let pair = &file.queue(false)[at];
        let pair = LeadPair { one: pair.one.id.clone(), other: pair.other.id.clone() };
        ops::put_off(&file.app, &pair).unwrap();
    };
    put_off(0);
    put_off(2);
    let mut wanted: Vec<String> = [1, 2, 4, 5, 0, 3].map(|at| first[at].clone()).into();
    assert_eq!(names(), wanted);
    put_off(4);
    wanted.swap(4, 5);
    assert_eq!(names(), wanted, "the one put off last comes last");
    (0..3).for_each(|_| file.undo());
    assert_eq!(names(), first);

    let (one, other) = (
        file.add(with(person("高橋", "充", ""), "m@sakura.example", "")),
        file.add(with(person("高橋", "充", ""), "m@sakura.example", "")),
    );
    ops::put_off(&file.app, &LeadPair { one, other }).unwrap();
    let merged =
        ops::merge_certain(&file.app, &crate::leads::merge::wire::MergeCertain { job: "j".into() })
            .unwrap();
    assert_eq!(merged.people, 0);
    assert_eq!(file.rules(true), ["name_mail"], "it waits for a person");
}

#[test]
fn a_page_of_the_queue_has_at_most_200_pairs_and_knows_how_many_there_are() {
    let file = file();
    for n in 0..4 {
        file.add(with(person("森", &format!("{n}"), ""), "all@mori.example", ""));
    }
    let page = |offset, limit| {
        let request = ListDuplicates { certain: false, offset, limit };
        ops::list_duplicates(&file.app, &request).unwrap()
    };
    assert_eq!(page(0, 0).maybe, 6);
    assert!(page(0, 0).pairs.is_empty());
    let (first, second) = (page(0, 4), page(4, 500));
    assert_eq!((first.pairs.len(), second.pairs.len()), (4, 2));
    let ids: BTreeSet<(String, String)> = first
        .pairs
        .into_iter()
        .chain(second.pairs)
        .map(|pair| (pair.one.id, pair.other.id))
        .collect();
    assert_eq!(ids.len(), 6, "each pair once");
}

#[test]
fn a_name_of_hundreds_is_told_by_its_address_and_a_company_of_hundreds_by_the_name() {
    let file = file();
    for n in 0..205 {
        file.add(with(person("佐藤", "太郎", ""), &format!("n{n}@giant.example"), ""));
        file.add(with(person("社員", &format!("{n}"), "株式会社巨大"), "", ""));
    }
    file.add(with(person("佐藤", "太郎", ""), "n7@giant.example", ""));
    assert_eq!(file.rules(true), ["name_mail"]);
    file.add(with(person("大岡", "越前", "株式会社巨大"), "e1@giant.example", ""));
    file.add(with(person("大岡", "越前", "株式会社巨大"), "e2@giant.example", ""));
    assert_eq!(file.rules(false), ["name_company"]);
    let again = ops::find_duplicates(&file.app).unwrap();
    assert_eq!(again, (1, 1));
}

#[test]
fn a_full_search_finds_what_the_queue_holds() {
    let file = file();
    for n in 0..30 {
        for case in cases(n) {
            let ids = case.drafts.map(|draft| file.add(draft));
            if n % 7 == 0 {
                let pair = LeadPair { one: ids[0].clone(), other: ids[1].clone() };
                ops::mark_different(&file.app, &pair).unwrap();
            }
        }
    }
    let request = ListDuplicates { certain: true, offset: 0, limit: 0 };
    let queue = ops::list_duplicates(&file.app, &request).unwrap();
    let (certain, maybe) = ops::find_duplicates(&file.app).unwrap();
    assert!(certain > 0 && maybe > 0, "{certain} and {maybe}");
    assert_eq!((certain as i64, maybe as i64), (queue.certain, queue.maybe));
}

/// A person of the labelled set, in the ways that lists have people twice. `twin` is the same person
/// once more, `alike` somebody else who looks so.
struct Case {
    twin: bool,
    drafts: [LeadDraft; 2],
}

const FAMILY: [(&str, &str); 8] = [
    ("高橋", "タカハシ"),
    ("渡辺", "ワタナベ"),
    ("斉藤", "サイトウ"),
    ("山崎", "ヤマザキ"),
    ("佐藤", "サトウ"),
    ("伊藤", "イトウ"),
    ("小林", "コバヤシ"),
    ("加藤", "カトウ"),
];
const GIVEN: [(&str, &str); 8] = [
    ("太郎", "タロウ"),
    ("花子", "ハナコ"),
    ("健一", "ケンイチ"),
    ("裕子", "ユウコ"),
    ("翔太", "ショウタ"),
    ("美咲", "ミサキ"),
    ("誠", "マコト"),
    ("直子", "ナオコ"),
];

fn latin(n: usize) -> (String, String) {
    let family = ["Henderson", "Mcintosh", "Fitzgerald", "Castillo"][n % 4];
    let given = ["Katherine", "Jonathan", "Stephanie", "Alexander"][n / 4 % 4];
    (family.to_owned(), given.to_owned())
}

/// Somebody nobody else is: the number is in name, company, mail and phone.
fn somebody(n: usize) -> LeadDraft {
    let ((family, family_kana), (given, given_kana)) = (FAMILY[n % 8], GIVEN[n / 8 % 8]);
    let draft = LeadDraft {
        family_kana: family_kana.into(),
        given_kana: given_kana.into(),
        ..person(family, given, &format!("株式会社第{n}工業"))
    };
    with(draft, &format!("p{n}@n{n}.example"), &format!("090-{:04}-{:04}", n + 1000, n + 2000))
}

fn cases(n: usize) -> Vec<Case> {
    let base = somebody(n);
    let ((family, kana), number) = (FAMILY[n % 8], &base.phones[0].number);
    let (mail, company) = (&base.mails[0], &base.company);
    let twin = |other: LeadDraft| Case { twin: true, drafts: [base.clone(), other] };
    let alike = |other: LeadDraft| Case { twin: false, drafts: [base.clone(), other] };
    let named = |draft: LeadDraft| LeadDraft {
        family_kana: base.family_kana.clone(),
        given_kana: base.given_kana.clone(),
        ..draft
    };
    let plain = |company: &str| person(&base.family_name, &base.given_name, company);
    let (last, first) = latin(n);
    let foreign = with(person(&last, &first, &format!("Works {n} Inc.")), "", number);
    let slip = format!("{}{}", &first[..first.len() - 2], &first[first.len() - 1..]);
    let whole = number.replace('-', "");
    vec![
        // The same card twice, in other writing.
        twin(with(plain(&company.replace("株式会社", "㈱")), &mail.to_uppercase(), "")),
        // Moved to another company, the mobile went along.
        twin(with(named(plain("合同会社別")), &format!("new{n}@other.example"), &whole)),
        // Heard on the phone: kana alone.
        twin(with(person(&base.family_kana, &base.given_kana, company), "", "")),
        // Another kanji of the same reading, the same mobile.
        twin(with(named(person(&format!("{family}々"), &base.given_name, "")), "", number)),
        // Another department, another address.
        twin(with(plain(company), &format!("dept{n}@n{n}.example"), "")),
        // Married: another name, the personal address stays.
        twin(with(person("新姓", &base.given_name, ""), mail, "")),
        // A slip of the finger in a Latin name.
        Case { twin: true, drafts: [foreign.clone(), with(person(&last, &slip, ""), "", number)] },
        // Father and son with one phone.
        alike(with(
            LeadDraft {
                family_kana: kana.into(),
                given_kana: "ジロウ".into(),
                ..person(family, "次郎", "")
            },
            "",
            number,
        )),
        // A colleague with the same switchboard and mailbox.
        Case {
            twin: false,
            drafts: [
                with(plain(company), &format!("info@n{n}.example"), "03-5555-0100"),
                with(person("別人", "一", company), &format!("info@n{n}.example"), "03-5555-0100"),
            ],
        },
        // The same name elsewhere.
        alike(with(plain(&format!("株式会社第{}商事", n + 10_000)), "", "")),
        // Family name and company, another given name.
        alike(with(person(&base.family_name, "別名", company), "", "")),
        // Two of one company whose names differ by a letter.
        Case {
            twin: false,
            drafts: [
                with(person("Robertson", "Joan", company), "", number),
                with(person("Robertson", "John", company), "", number),
            ],
        },
    ]
}

#[test]
fn recall_and_precision_on_a_labelled_set_of_every_way_to_be_twice_in_a_list() {
    // Each case is a file of its own: a pair is right or wrong by itself.
    let (mut hits, mut missed, mut wrong) = (0, Vec::new(), Vec::new());
    let rounds = if crate::measured_tests::is_long() { 24 } else { 3 };
    let file = file();
    for n in 0..rounds {
        for (at, case) in cases(n * 7).into_iter().enumerate() {
            for draft in &case.drafts {
                file.add(LeadDraft { allow_duplicate: true, ..draft.clone() });
            }
            let found = !file.queue(true).is_empty() || !file.queue(false).is_empty();
            match (case.twin, found) {
                (true, true) => hits += 1,
                (true, false) => missed.push((n, at)),
                (false, true) => wrong.push((n, at)),
                (false, false) => {}
            }
            if !case.twin {
                assert!(file.queue(true).is_empty(), "never certain: {n} {at}");
            }
            file.undo();
            file.undo();
        }
    }
    let share = |of: usize, others: usize| of as f64 / (of + others) as f64;
    let (recall, precision) = (share(hits, missed.len()), share(hits, wrong.len()));
    crate::measured_tests::report(
        "duplicates_labelled",
        &serde_json::json!({ "recall": recall, "precision": precision, "cases": rounds * 12 }),
    );
    assert!(recall >= 0.95, "missed {missed:?}");
    assert!(precision >= 0.98, "wrong {wrong:?}");
}

/// Cells of a CSV file, quotes and all.
fn csv(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut letters = text.trim_start_matches('\u{feff}').chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => cell.extend(letters.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            '\r' if !quoted => {}
            other => cell.push(other),
        }
    }
    rows
}

/// A row of a list as one would type it.
fn typed(
    row: &[String],
    at: &dyn Fn(&str) -> usize,
    columns: [&str; 4],
    phones: &[&str],
) -> LeadDraft {
    let [name, kana, company, mail] =
        columns.map(|column| row.get(at(column)).cloned().unwrap_or_default());
    let name = crate::text::names::split_full_name(&name).name;
    let (family_kana, given_kana) = crate::text::names::split_kana(&kana);
    LeadDraft {
        family_name: name.family,
        given_name: name.given,
        family_kana,
        given_kana,
        company,
        mails: vec![mail].into_iter().filter(|mail| !mail.is_empty()).collect(),
        phones: phones
            .iter()
            .map(|column| row[at(column)].clone())
            .filter(|number| !number.is_empty())
            .map(|number| PhoneDraft { number, label: String::new() })
            .collect(),
        allow_duplicate: true,
        ..LeadDraft::default()
    }
}

#[test]
fn the_labelled_samples_give_every_pair_and_fall_into_no_trap() {
    let folder =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/samples");
    let read = |name: &str| std::fs::read(folder.join(name)).unwrap();
    let known = csv(&String::from_utf8(read("existing_leads_utf8.csv")).unwrap());
    let cards = csv(&encoding_rs::SHIFT_JIS.decode(&read("expo_cards_sjis.csv")).0);
    let file = file();
    let mut ids = std::collections::BTreeMap::new();
    let at = |name: &str| known[0].iter().position(|head| head == name).unwrap();
    for row in &known[1..] {
        let draft = typed(
            row,
            &at,
            ["full_name", "full_name_kana", "company", "email"],
            &["phone", "mobile"],
        );
        ids.insert(file.add(draft), row[0].clone());
    }
    let at = |name: &str| cards[0].iter().position(|head| head == name).unwrap_or(usize::MAX);
    for (number, row) in (1..).zip(&cards[1..]) {
        let draft = typed(
            row,
            &at,
            ["氏名", "フリガナ", "会社名", "e-mail"],
            &["TEL会社", "TEL直通", "携帯電話"],
        );
        ids.insert(file.add(draft), format!("row {number}"));
    }
    let expected: serde_json::Value =
        serde_json::from_slice(&read("expo_duplicates_expected.json")).unwrap();
    let wanted: BTreeSet<(String, String)> = expected
        .as_array()
        .unwrap()
        .iter()
        .filter(|label| label["same"] == true)
        .map(|label| {
            (label["lead_id"].as_str().unwrap().to_owned(), format!("row {}", label["row"]))
        })
        .collect();
    let (certain, maybe) = (file.queue(true), file.queue(false));
    let found: BTreeSet<(String, String)> = certain
        .iter()
        .chain(&maybe)
        .map(|pair| (ids[&pair.one.id].clone(), ids[&pair.other.id].clone()))
        .collect();
    let hits = found.intersection(&wanted).count() as f64;
    let (recall, precision) = (hits / wanted.len() as f64, hits / found.len() as f64);
    crate::measured_tests::report(
        "duplicates_samples",
        &serde_json::json!({
            "recall": recall, "precision": precision, "certain": certain.len(), "maybe": maybe.len(),
        }),
    );
    assert_eq!(wanted.len(), 24);
    let missed: Vec<_> = wanted.difference(&found).collect();
    let wrong: Vec<_> = found.difference(&wanted).collect();
    assert!(recall >= 0.95, "missed {missed:?}");
    assert!(precision >= 0.98, "wrong {wrong:?}");
}

#[test]
fn b17_finding_all_pairs_costs_little_beside_reading_the_keys_lead_by_lead() {
    let file = file();
    let count: i64 = if crate::measured_tests::is_long() { 100_000 } else { 5_000 };
    let mut dice = 7_u64;
    let mut roll = move |sides: u64| {
        dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (dice >> 33) % sides
    };
    let work = |tx: &crate::app::Tx<'_>| {
        let mut insert = tx.prepare("INSERT OR IGNORE INTO duplicate_key VALUES (?1, ?2, ?3)")?;
        for lead in 1..=count {
            // One of twenty is the lead before once more.
            let of = if lead % 20 == 0 { lead - 1 } else { lead };
            let name = format!("名{}", of * 7_919 % (count / 8));
            for (kind, key) in [
                ("name", name.clone()),
                ("kana", format!("よみ{}", of * 7_919 % (count / 10))),
                ("company", format!("会社{}", roll(u64::try_from(count).unwrap() / 5))),
                ("mail", format!("m{of}@x.example")),
                ("phone", format!("+8190{of:08}")),
                ("phone", format!("+813{:08}", of / 6)),
            ] {
                insert.execute(rusqlite::params![kind, key, lead])?;
            }
        }
        drop(insert);
        let leads: Vec<i64> = (1..=count).collect();
        let watch = crate::measured_tests::Watch::start();
        for stretch in leads.chunks(200) {
            crate::leads::pairs::refresh(tx, stretch)?;
        }
        let find = watch.seconds();
        let watch = crate::measured_tests::Watch::start();
        let mut keys = 0;
        for lead in &leads {
            keys += crate::leads::store::duplicate::list_keys(tx, *lead)?.len();
        }
        Ok((find, watch.seconds(), keys, crate::leads::store::duplicate::count_found(tx)?))
    };
    let (_, (find, plain, keys, found)) = file.app.change(crate::undo::Op::RollDay, work).unwrap();
    crate::measured_tests::report(
        "duplicates_all",
        &serde_json::json!({
            "leads": count, "keys": keys, "certain": found.0, "maybe": found.1, "find_s": find,
            "plain_s": plain, "find_of_plain": find / plain,
        }),
    );
    assert!(found.0 >= count / 20, "{found:?}");
    assert!(find <= plain * 12.0, "found in {find:.2} s, keys read in {plain:.2} s");
}
