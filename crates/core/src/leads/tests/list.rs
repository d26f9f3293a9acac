//! Finding, sorting and counting leads.

use super::*;

#[test]
fn a_legal_form_alone_finds_everybody_of_that_form_however_it_is_written() {
    let file = file();
    for (name, company) in
        [("一", "㈱縁"), ("二", "(株)花"), ("三", "月株式会社"), ("四", "星有限会社"), ("五", "雪")]
    {
        file.add(person(name, "郎", company));
    }
    for text in ["株式会社", "㈱", "(株)", "（株）"] {
        assert_eq!(file.find(text).len(), 3, "{text}");
    }
    assert_eq!(file.find("株式会社縁").len(), 1, "beside a name the form does not count");
}

#[test]
fn ux099_a_lead_is_found_by_every_writing_and_part() {
    let file = file();
    file.add(hanako());
    file.add(person("髙橋", "稔", "サクラ製作所"));
    for query in [
        "さとう",
        "サトウ",
        "ｻﾄｳ",
        "satou",
        "佐藤",
        "佐",
        "花",
        "佐藤花子",
        "sakura.example",
        "03-1234-5678",
        "0312345678",
        "5678",
        "+81312345678",
        "vip",
        "来期",
        "展示会",
        "営業",
        "㈱サクラ電機",
        "千代田",
    ] {
        assert_eq!(file.find(query), ["佐藤 花子"], "{query}");
    }
    assert_eq!(file.find("高橋"), ["髙橋 稔"]);
    assert_eq!(file.find("サクラ").len(), 2);
    assert!(file.find("山田").is_empty());
}

#[test]
fn ux040_the_list_sorts_by_kana_with_an_index() {
    let file = file();
    for (family, kana) in [
        ("渡辺", "ワタナベ"),
        ("安部", "アベ"),
        ("佐藤", "サトウ"),
        ("板東", "バンドウ"),
        ("半田", "ハンダ"),
    ] {
        file.add(LeadDraft { family_kana: kana.into(), ..person(family, "", "") });
    }
    file.add(person("Smith", "John", ""));
    file.add(person("無名", "", ""));
    let names = file.names(LeadQuery::default(), LeadSort::Kana);
    assert_eq!(names, ["安部", "佐藤", "半田", "板東", "渡辺", "John Smith", "無名"]);
    let request = CountLeads { query: LeadQuery::default(), kana_index: true, place: None };
    let count = ops::count_leads(&file.app, &request).unwrap();
    let marks: Vec<_> =
        count.kana_index.iter().map(|m| (m.label.as_str(), m.offset, m.count)).collect();
    assert_eq!(
        marks,
        [("あ", 0, 1), ("さ", 1, 1), ("は", 2, 2), ("わ", 4, 1), ("A–Z", 5, 1), ("#", 6, 1)]
    );
    assert_eq!((count.count, count.total, count.without_mail), (7, 7, 7));
}

#[test]
fn ux038_when_nothing_answers_the_culprit_is_named() {
    let file = file();
    file.add(hanako());
    let query = LeadQuery { grades: vec!["A".into()], score_min: Some(99), ..LeadQuery::default() };
    let count =
        ops::count_leads(&file.app, &CountLeads { query, kana_index: false, place: None }).unwrap();
    assert_eq!(count.count, 0);
    let culprit = count.culprit.unwrap();
    assert_eq!((culprit.member.as_str(), culprit.hides), ("score_min", 1));
}

#[test]
fn every_order_of_the_list_shows_everybody_once() {
    let file = file();
    for n in 0..25 {
        file.add(person("森", &format!("{n}"), &format!("会社{}", n % 4)));
    }
    for sort in [
        LeadSort::Kana,
        LeadSort::Score,
        LeadSort::Company,
        LeadSort::Stage,
        LeadSort::Step,
        LeadSort::LastContact,
        LeadSort::Created,
        LeadSort::Value,
    ] {
        for descending in [false, true] {
            let mut seen = Vec::new();
            for offset in [0, 10, 20] {
                let request =
                    ListLeads { query: LeadQuery::default(), sort, descending, offset, limit: 10 };
                seen.extend(
                    ops::list_leads(&file.app, &request).unwrap().rows.into_iter().map(|r| r.id),
                );
            }
            let unique: std::collections::BTreeSet<_> = seen.iter().collect();
            assert_eq!((seen.len(), unique.len()), (25, 25), "{sort:?} {descending}");
        }
    }
}

#[test]
fn a_lead_is_named_by_id_or_address() {
    let file = file();
    let id = file.add(hanako());
    assert_eq!(ops::resolve_lead(&file.app, "HANAKO@sakura.example.jp").unwrap().to_string(), id);
    assert_eq!(ops::resolve_lead(&file.app, &id).unwrap().to_string(), id);
    assert_eq!(ops::resolve_lead(&file.app, "x@y.jp").unwrap_err().code, ErrorCode::LeadNotFound);
    assert_eq!(ops::resolve_lead(&file.app, "森").unwrap_err().code, ErrorCode::LeadNotFound);
    file.add(LeadDraft {
        mails: vec!["hanako@sakura.example.jp".into()],
        ..person("鈴木", "一", "")
    });
    assert_eq!(
        ops::resolve_lead(&file.app, "hanako@sakura.example.jp").unwrap_err().code,
        ErrorCode::LeadAmbiguous
    );
}

#[test]
fn companies_meet_by_their_folded_name_and_are_proposed() {
    let file = file();
    file.add(person("森", "一", "株式会社サクラ電機"));
    file.add(person("林", "二", "ｻｸﾗ電機(株)"));
    let found = ops::suggest_companies(&file.app, "さくら").unwrap();
    assert_eq!(found, ["株式会社サクラ電機"], "one company for both");
    let lists = ops::list_lists(&file.app).unwrap();
    assert!(lists.sources.is_empty() && lists.tags.is_empty());
}

/// The best few for a text are the first of the list by score, on each of the ways to them.
#[test]
fn the_best_few_for_a_text_are_the_first_of_the_list_by_score() {
    let file = file();
    let strong = |name: &str, company: &str| LeadDraft {
        title: "代表取締役".into(),
        mails: vec![format!("m{name}@ex.example")],
        ..person("森", name, company)
    };
    for n in 0..100 {
        file.add(strong(&n.to_string(), "多数商店"));
    }
    for n in 0..10 {
        file.add(person("林", &n.to_string(), "下位商店"));
        file.add(strong(&format!("x{n}"), if n % 2 == 0 { "混合工業" } else { "他" }));
        file.add(person("原", &n.to_string(), if n % 3 == 0 { "混合工業" } else { "他" }));
    }
    // many hits: a walk; ten at the end of all: a walk that is given up; few hits: their scores
    for (text, hits) in [("多数", 100), ("下位", 10), ("混合", 9), ("商店", 110), ("林", 10)]
    {
        let query = LeadQuery { text: text.into(), ..LeadQuery::default() };
        let asked =
            ListLeads { query, sort: LeadSort::Score, descending: true, offset: 0, limit: 200 };
        let all = ops::list_leads(&file.app, &asked).unwrap().rows;
        assert_eq!(all.len(), hits, "{text}");
        for limit in [1, 5, 50] {
            let found = ops::find_leads(&file.app, text, limit).unwrap();
            assert_eq!(found.count, hits as i64, "{text}");
            let first: Vec<_> = all.iter().take(limit as usize).collect();
            assert_eq!(found.rows.iter().collect::<Vec<_>>(), first, "{text}, {limit}");
        }
    }
    let scores = |text| ops::find_leads(&file.app, text, 50).unwrap().rows;
    assert!(scores("多数")[0].score > scores("下位")[0].score, "the ways are apart");
}
