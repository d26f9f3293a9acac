use super::*;

impl File {
    fn set(&self, lead: &str, field: &str, value: &str) {
        self.clock.advance(1_000);
        let changes = vec![FieldValue { field: field.into(), value: value.into() }];
        ops::update_lead(&self.app, &UpdateLead { lead: lead.to_owned(), changes }).unwrap();
    }
    /// Company, department, title, from, until; newest first.
    fn career(&self, lead: &str) -> Vec<String> {
        let say = |day: Option<String>| day.unwrap_or_else(|| "…".to_owned());
        let lines = self.get(lead).career.into_iter();
        lines
            .map(|a| {
                let (from, until) = (say(a.from), say(a.until));
                format!("{} {} {} {from} {until}", a.company, a.department, a.title)
            })
            .collect()
    }
}

#[test]
fn another_company_closes_the_old_affiliation_and_opens_the_next_and_undo_follows() {
    let file = file();
    let lead =
        file.add(LeadDraft { title: "課長".into(), ..person("佐藤", "花子", "アクメ") });
    assert_eq!(file.career(&lead), ["アクメ  課長 2026-04-01 …"]);
    file.set(&lead, "title", "部長");
    assert_eq!(file.career(&lead), ["アクメ  部長 2026-04-01 …"], "the same work, another title");
    file.later(30);
    file.set(&lead, "company", "サクラ電機");
    let both = ["サクラ電機  部長 2026-05-01 …", "アクメ  部長 2026-04-01 2026-05-01"];
    assert_eq!(file.career(&lead), both);
    file.undo();
    assert_eq!(file.career(&lead), ["アクメ  部長 2026-04-01 …"]);
    crate::undo::redo(&file.app).unwrap();
    assert_eq!(file.career(&lead), both);
    file.set(&lead, "company", "");
    assert_eq!(file.career(&lead)[0], "サクラ電機  部長 2026-05-01 2026-05-01", "no work now");
}

#[test]
fn who_has_no_company_has_no_career_until_there_is_one() {
    let file = file();
    let lead = file.add(LeadDraft { family_name: "鈴木".into(), ..LeadDraft::default() });
    assert!(file.career(&lead).is_empty());
    file.later(2);
    file.set(&lead, "company", "アクメ");
    assert_eq!(file.career(&lead), ["アクメ   2026-04-03 …"]);
    file.undo();
    assert!(file.career(&lead).is_empty());
}
