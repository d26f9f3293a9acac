//! The field table and the derived rows.

use super::*;

#[test]
fn the_first_source_never_changes() {
    let file = file();
    let id = file.add(hanako());
    let changes = vec![FieldValue { field: "source".into(), value: "紹介".into() }];
    ops::update_lead(&file.app, &UpdateLead { lead: id.clone(), changes }).unwrap();
    let lead = file.get(&id);
    assert_eq!((lead.row.source.as_str(), lead.first_source.as_str()), ("紹介", "展示会2026"));
}

#[test]
fn a_lead_keeps_a_name_or_a_company_through_edits() {
    let file = file();
    let id = file.add(person("森", "", ""));
    let changes = vec![FieldValue { field: "family_name".into(), value: " ".into() }];
    let error = ops::update_lead(&file.app, &UpdateLead { lead: id.clone(), changes }).unwrap_err();
    assert_eq!(error.code, ErrorCode::LeadNameless);
    assert_eq!(file.get(&id).family_name, "森");
    let same = vec![FieldValue { field: "family_name".into(), value: "森".into() }];
    let changed = ops::update_lead(&file.app, &UpdateLead { lead: id, changes: same }).unwrap();
    assert_eq!(changed.change_id, None, "an equal value writes nothing");
}

#[test]
fn every_column_of_a_lead_is_a_field_or_named_as_internal() {
    use crate::leads::fields::{FIELDS, Stored};
    // What the program keeps by itself, or another feature owns.
    let internal = [
        "rid",
        "id",
        "company_rid",
        "zone",
        "stage_rid",
        "position",
        "stage_since",
        "cycle",
        "lost_reason",
        "source_rid",
        "first_source_rid",
        "value_currency",
        "custom",
        "import_batch_rid",
        "sample",
        "external_key",
        "created_at",
        "deleted_at",
        "merged_into_rid",
    ];
    let file = file();
    let columns = |table: &str| -> Vec<String> {
        file.app
            .read(|db| {
                let mut list = db.prepare("SELECT name FROM pragma_table_info(?1)")?;
                let names = list.query_map([table], |row| row.get(0))?;
                Ok(names.collect::<rusqlite::Result<_>>()?)
            })
            .unwrap()
    };
    let lead = columns("lead");
    let company = columns("company");
    for field in FIELDS {
        match field.stored {
            Stored::Lead(column) => {
                assert!(lead.iter().any(|known| known == column), "{}", field.code);
            }
            Stored::Company(column) => assert!(company.iter().any(|known| known == column)),
            Stored::Contact(kind) => assert!(crate::leads::CONTACT_KINDS.contains(&kind)),
            Stored::CompanyName | Stored::SourceName | Stored::Tags => {}
        }
    }
    for column in &lead {
        let is_field = FIELDS.iter().any(|field| field.stored == Stored::Lead(leak(column)));
        assert!(
            is_field != internal.contains(&column.as_str()),
            "{column} must be a field or internal, not both"
        );
    }
    let mut codes: Vec<_> = FIELDS.iter().map(|field| field.code).collect();
    codes.dedup();
    assert_eq!(codes.len(), FIELDS.len(), "codes are unique");
}

fn leak(text: &str) -> &'static str {
    Box::leak(text.to_owned().into_boxed_str())
}

#[test]
fn every_editable_field_can_be_written_and_comes_back() {
    use crate::leads::fields::{FIELDS, FieldKind};
    let file = file();
    let id = file.add(hanako());
    for field in FIELDS.iter().filter(|field| field.editable) {
        let value = match field.kind {
            FieldKind::Kana => "ヤマダ".to_owned(),
            FieldKind::Date => "2026-05-01".to_owned(),
            FieldKind::Money => "¥5,000".to_owned(),
            FieldKind::Choice(choices) => choices[0].to_owned(),
            _ => format!("値{}", field.code),
        };
        let changes = vec![FieldValue { field: field.code.into(), value }];
        ops::update_lead(&file.app, &UpdateLead { lead: id.clone(), changes })
            .unwrap_or_else(|error| panic!("{}: {error}", field.code));
    }
    let lead = file.get(&id);
    assert_eq!(lead.row.name, "値family_name 値given_name 値middle_name");
    assert_eq!(lead.row.value_minor, 5_000);
    assert_eq!(lead.expected_close.as_deref(), Some("2026-05-01"));
    assert_eq!(lead.industry, "値industry");
    let changes = vec![FieldValue { field: "nonsense".into(), value: "x".into() }];
    let error = ops::update_lead(&file.app, &UpdateLead { lead: id, changes }).unwrap_err();
    assert_eq!(error.code, ErrorCode::FieldInvalid);
}

#[test]
fn derived_rows_rebuilt_from_scratch_are_the_same() {
    let file = file();
    let ids: Vec<String> = (0..20)
        .map(|n| {
            file.add(LeadDraft {
                tags: vec![format!("t{}", n % 3)],
                ..person(&format!("姓{n}"), "名", &format!("会社{}", n % 5))
            })
        })
        .collect();
    ops::trash_leads(&file.app, &ids[3..5]).unwrap();
    let before = file.derived();
    file.app
        .change(crate::undo::Op::RollDay, |tx| {
            tx.execute_batch(
                "DELETE FROM lead_card; DELETE FROM lead_search; DELETE FROM duplicate_key;
                 DELETE FROM duplicate_found",
            )?;
            for rid in 1..=20 {
                tx.touch_lead(rid);
            }
            Ok(())
        })
        .unwrap();
    assert_eq!(file.derived(), before);
}
