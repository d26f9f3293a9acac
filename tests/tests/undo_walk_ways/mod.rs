//! A way to every operation that can be undone: the command and a request that the dice chose.
//! `None` if there is nothing in the file that it could work on.

use std::collections::BTreeSet;

use enishi_core::funnel::api::CardPage;
use enishi_core::undo::Op;
use enishi_tests::IdText;
use serde_json::{Value, json};

use super::Walk;

impl Walk {
    pub(crate) fn ids(&self, table: &str, rest: &str) -> Vec<String> {
        let sql = format!("SELECT id FROM {table} {rest} ORDER BY rid");
        let mut ids = self.eye.prepare(&sql).unwrap();
        let ids = ids.query_map([], |row| row.get::<_, IdText>(0)).unwrap();
        ids.map(|id| id.unwrap().0).collect()
    }

    pub(crate) fn leads(&mut self) -> Vec<String> {
        let all = self.ids("lead", "WHERE deleted_at IS NULL");
        let count = 1 + self.dice.below(4);
        (0..count).filter_map(|_| self.dice.of(&all)).collect::<BTreeSet<_>>().into_iter().collect()
    }

    pub(crate) fn lead(&mut self) -> Option<String> {
        let all = self.ids("lead", "WHERE deleted_at IS NULL");
        self.dice.of(&all)
    }

    pub(crate) fn stage(&mut self) -> Value {
        let all = self.must("funnel_stages", &Value::Null);
        self.dice.of(all.as_array().unwrap()).unwrap()
    }

    fn own_field(&mut self) -> Option<Value> {
        let all = self.must("fields_list", &Value::Null);
        self.dice.of(all.as_array().unwrap())
    }

    /// An own field and a text that fits it.
    fn own_value(&mut self) -> Option<Value> {
        let field = self.own_field()?;
        let value = match field["kind"].as_str()? {
            "number" => self.dice.word(&["12", "0.5", ""]),
            "date" => self.dice.word(&["2026-04-01", ""]),
            "yes_no" => self.dice.word(&["はい", "no", ""]),
            "choice" | "multi" => field["choices"][0]["name"].as_str()?.to_owned(),
            _ => self.dice.word(&["富士精密", "x", ""]),
        };
        Some(json!({ "field": field["code"], "value": value }))
    }

    /// A step as typed.
    fn step(&mut self) -> Value {
        json!({
            "kind": self.dice.word(&["call", "mail", "visit", "meeting"]),
            "due": self.dice.word(&["+1d", "+3d", "+1w"]), "title": "見積もり",
        })
    }

    pub fn person(&mut self) -> Value {
        self.names += 1;
        let n = self.names;
        let ground = self.dice.word(&["", "business_card", "opt_in", "customer"]);
        json!({
            "family_name": self.dice.word(&["佐藤", "髙橋", "Smith", "田中", ""]),
            "given_name": format!("{n}郎"), "family_kana": self.dice.word(&["サトウ", "", "ﾀﾅｶ"]),
            "company": self.dice.word(&["㈱朝日精工", "朝日精工株式会社", "", "縁商会"]),
            "mails": if n.is_multiple_of(5) { json!([]) } else { json!([format!("p{n}@ex.example")]) },
            "tags": if n.is_multiple_of(3) { json!(["展示会", "VIP"]) } else { json!([]) },
            "title": self.dice.word(&["部長", "代表取締役", "Engineer", ""]),
            "source_name": self.dice.word(&["", "Expo 2026", "紹介"]),
            "grade": self.dice.word(&["", "A", "B", "C"]), "ground": ground,
            "value": self.dice.word(&["", "120000", "1,200,000"]),
            "language": self.dice.word(&["", "ja", "en"]),
            "note": self.dice.word(&["", "メモ\n二行目"]), "allow_duplicate": true,
        })
    }

    fn list(&mut self) -> String {
        let mut text = "氏名,会社名,e-mail,タグ\n".to_owned();
        for _ in 0..=self.dice.below(6) {
            let n = self.dice.below(self.names.max(1) + 4);
            text.push_str(&format!("{}郎,縁商会,p{n}@ex.example,名刺\n", self.dice.below(9)));
        }
        text.push_str(",,,だれでもない\n");
        text
    }

    /// A request that does `op` where things stand, if one can.
    pub(crate) fn way(&mut self, op: Op) -> Option<(&'static str, Value)> {
        self.way_of_lead(op)
            .or_else(|| self.way_of_funnel(op))
            .or_else(|| self.way_of_parts(op))
            .or_else(|| self.way_of_view(op))
            .or_else(|| self.way_of_twins(op))
            .or_else(|| self.way_of_fields(op))
            .or_else(|| self.way_of_works(op))
            .or_else(|| self.way_of_mail(op))
    }

    fn way_of_lead(&mut self, op: Op) -> Option<(&'static str, Value)> {
        Some(match op {
            Op::AddLead => {
                let mut person = self.person();
                person["step"] = self.step();
                ("leads_add", person)
            }
            Op::UpdateLead => {
                let field = self.dice.word(&[
                    "family_name",
                    "company",
                    "title",
                    "value",
                    "note",
                    "language",
                    "industry",
                    "source",
                ]);
                let value = match field.as_str() {
                    "value" => "98000".to_owned(),
                    "language" => self.dice.word(&["ja", "en", ""]),
                    _ => self.dice.word(&["縁商会", "新しい値", "New Value", "朝日精工"]),
                };
                let mut change = json!([{ "field": field, "value": value }]);
                if let (0, Some(own)) = (self.dice.below(2), self.own_value()) {
                    change = json!([own]);
                }
                ("leads_update", json!({ "lead": self.lead()?, "changes": change }))
            }
            Op::TagLeads => {
                let tags = self.ids("tag", "WHERE deleted_at IS NULL");
                let remove: Vec<String> = self.dice.of(&tags).into_iter().collect();
                let add = [self.dice.word(&["展示会", "VIP", "新しいタグ", "robot"])];
                ("leads_tag", json!({ "leads": self.leads(), "add": add, "remove": remove }))
            }
            Op::GradeLeads => {
                let grade = self.dice.word(&["A", "B", "C", ""]);
                ("leads_grade", json!({ "leads": self.leads(), "grade": grade }))
            }
            Op::TrashLeads => ("leads_trash", json!({ "leads": self.leads() })),
            Op::RestoreLeads => {
                let trashed = self.ids("lead", "WHERE deleted_at IS NOT NULL");
                ("leads_restore", json!({ "leads": [self.dice.of(&trashed)?] }))
            }
            Op::AddActivity => (
                "leads_add_activity",
                json!({ "lead": self.lead()?, "kind": self.dice.word(&["note", "call", "meeting", "visit", "mail_in"]),
                        "title": "資料請求", "asks": self.dice.word(&["", "quote", "question"]) }),
            ),
            Op::Import => {
                let text = self.list();
                let options = json!({ "source_name": "展示会", "ground": self.dice.word(&["", "business_card"]), "tags": ["名刺"] });
                (
                    "import_commit",
                    json!({ "job": "walk", "file": text, "name": "list.csv", "options": options }),
                )
            }
            // Loaded twice it only brings the practice mailbox back, which has its own name.
            Op::LoadSample
                if !self.ids("lead", "WHERE sample = 1 AND deleted_at IS NULL").is_empty() =>
            {
                return None;
            }
            Op::LoadSample => ("sample_load", json!({ "job": "walk", "language": "ja" })),
            Op::RemoveSample => ("sample_remove", Value::Null),
            Op::RecordConsent => {
                let ground = self.dice.word(&["business_card", "opt_in", "refused", "customer"]);
                (
                    "consent_record",
                    json!({ "leads": self.leads(), "ground": ground, "note": "展示会で" }),
                )
            }
            _ => return None,
        })
    }

    fn way_of_twins(&mut self, op: Op) -> Option<(&'static str, Value)> {
        Some(match op {
            Op::MarkDifferent | Op::PutOffPair => {
                let (one, other) = (self.lead()?, self.lead()?);
                let way =
                    if op == Op::PutOffPair { "duplicates_later" } else { "duplicates_different" };
                (way, json!({ "one": one, "other": other }))
            }
            Op::MergeLeads if self.dice.below(6) == 0 => {
                ("duplicates_merge_certain", json!({ "job": "walk" }))
            }
            Op::MergeLeads => {
                let leads = self.leads();
                let fields = ["name", "company", "title", "stage", "mail", "source", "value"];
                let keep =
                    json!([{ "field": self.dice.word(&fields), "lead": self.dice.of(&leads)? }]);
                ("duplicates_merge", json!({ "leads": leads, "keep": keep }))
            }
            _ => return None,
        })
    }

    fn way_of_funnel(&mut self, op: Op) -> Option<(&'static str, Value)> {
        Some(match op {
            Op::MoveLeads => {
                let stage = self.stage();
                let reason = if stage["kind"] == "lost" { "price" } else { "" };
                if self.dice.below(4) == 0 {
                    let all = json!({ "job": "walk", "query": {}, "to": stage["id"], "lost_reason": reason });
                    return Some(("funnel_bulk", all));
                }
                (
                    "funnel_move",
                    json!({ "leads": self.leads(), "to": stage["id"], "lost_reason": reason }),
                )
            }
            Op::ReorderLeads => {
                let lead = self.lead()?;
                let detail = self.must("leads_get", &json!({ "lead": lead }));
                let stage = detail["row"]["stage"].clone();
                let page = self.must("funnel_cards", &json!({ "stage": stage, "limit": 50 }));
                let page: CardPage = serde_json::from_value(page).unwrap();
                let cards: Vec<Value> =
                    page.cards().iter().map(|card| json!(card.id.to_string())).collect();
                let others: Vec<Value> = cards.into_iter().filter(|id| *id != lead).collect();
                let after = if self.dice.below(3) == 0 { None } else { self.dice.of(&others) };
                (
                    "funnel_move",
                    json!({ "leads": [lead], "to": stage, "place": true, "after": after }),
                )
            }
            Op::SortStage => {
                let sort = self.dice.word(&["manual", "score", "value", "urgency"]);
                ("funnel_sort", json!({ "stage": self.stage()["id"], "sort": sort }))
            }
            Op::AddStage => {
                let kind = self.dice.word(&["new", "deal", "hold", "won", "lost"]);
                ("funnel_add_stage", json!({ "name_ja": "現地調査", "kind": kind }))
            }
            Op::OrderStages => {
                let (stage, after) = (self.stage()["id"].clone(), self.stage()["id"].clone());
                ("funnel_order_stage", json!({ "stage": stage, "after": after }))
            }
            Op::RemoveStage => {
                let (stage, to) = (self.stage()["id"].clone(), self.stage()["id"].clone());
                ("funnel_remove_stage", json!({ "stage": stage, "to": to }))
            }
            Op::UpdateStage => {
                let stage = self.stage()["id"].clone();
                let change = match self.dice.below(3) {
                    0 => json!({ "stage": stage, "name_ja": "新しい名前" }),
                    1 => json!({ "stage": stage, "quiet_days": self.dice.below(40) + 1 }),
                    _ => json!({ "stage": stage, "probability": self.dice.below(100) }),
                };
                ("funnel_update_stage", change)
            }
            _ => return None,
        })
    }

    fn way_of_view(&mut self, op: Op) -> Option<(&'static str, Value)> {
        Some(match op {
            Op::SaveSegment => {
                self.names += 1;
                let known = self.ids("segment", "WHERE deleted_at IS NULL");
                let query = json!({ "tree": { "kind": "is", "subject": "score", "op": "ge",
                    "values": [self.names.to_string()] } });
                let name = format!("View {}", self.names);
                match (self.dice.below(2), self.dice.of(&known)) {
                    (0, Some(known)) => {
                        ("segments_copy", json!({ "segment": known, "name": name }))
                    }
                    (_, known) => (
                        "segments_save",
                        json!({ "segment": known, "name": name, "query": query,
                                "view": self.dice.word(&["table", "board", "calendar"]),
                                "sort": "score" }),
                    ),
                }
            }
            Op::OrderSegments => {
                if self.ids("segment", "WHERE deleted_at IS NULL").len() < 2 {
                    self.names += 1;
                    let name = format!("View {}", self.names);
                    return Some((
                        "segments_save",
                        json!({ "segment": null, "name": name, "query": {}, "view": "table",
                                "sort": "score" }),
                    ));
                }
                // what stands first goes last: a move that always moves
                let first = self.must("segments_list", &Value::Null)[0]["id"].clone();
                ("segments_order", json!({ "segment": first, "before": null }))
            }
            Op::RemoveSegment => {
                let known = self.ids("segment", "WHERE deleted_at IS NULL");
                ("segments_remove", json!({ "segment": self.dice.of(&known)? }))
            }
            _ => return None,
        })
    }

    fn way_of_parts(&mut self, op: Op) -> Option<(&'static str, Value)> {
        Some(match op {
            Op::UpdateContact => {
                self.names += 1;
                let value = format!("extra{}@ex.example", self.names);
                let contacts = self.ids("contact_point", "WHERE deleted_at IS NULL AND lead_rid IN (SELECT rid FROM lead WHERE deleted_at IS NULL)");
                match (self.dice.below(3), self.dice.of(&contacts)) {
                    (0, Some(contact)) => (
                        "leads_update_contact",
                        json!({ "contact": contact, "primary": true, "label": "home" }),
                    ),
                    (1, Some(contact)) => ("leads_remove_contact", json!({ "contact": contact })),
                    _ => (
                        "leads_add_contact",
                        json!({ "lead": self.lead()?, "kind": "mail", "value": value }),
                    ),
                }
            }
            Op::PlanStep => {
                ("leads_plan_step", json!({ "leads": self.leads(), "step": self.step() }))
            }
            Op::FinishStep | Op::SnoozeStep | Op::MoveStep | Op::DropStep => {
                let open = self.ids(
                    "lead",
                    "WHERE deleted_at IS NULL AND rid IN (SELECT lead_rid FROM next_step WHERE state = 'open')",
                );
                let lead = self.dice.of(&open)?;
                match op {
                    Op::FinishStep => {
                        let next = if self.dice.below(2) == 0 { Value::Null } else { self.step() };
                        (
                            "leads_finish_step",
                            json!({ "lead": lead, "note": "話した", "next": next }),
                        )
                    }
                    Op::SnoozeStep => {
                        ("leads_snooze_step", json!({ "leads": [lead], "until": "+3d" }))
                    }
                    Op::MoveStep => {
                        let to = self.dice.word(&["2026-04-20", "2026-05-07"]);
                        ("leads_move_step", json!({ "lead": lead, "to": to }))
                    }
                    _ => ("leads_drop_step", json!({ "leads": [lead] })),
                }
            }
            Op::AddSource => {
                self.names += 1;
                (
                    "leads_add_source",
                    json!({ "channel": "trade_show", "name": format!("Expo {}", self.names) }),
                )
            }
            Op::UpdateSettings => match self.dice.below(4) {
                0 => ("outbox_pause", json!({ "paused": self.dice.below(2) == 0 })),
                1 => ("settings_update", json!({ "undo_seconds": self.dice.below(60) })),
                2 => (
                    "settings_update",
                    json!({ "name_order": self.dice.word(&["family_first", "given_first"]) }),
                ),
                _ => ("settings_update", json!({ "currency": self.dice.word(&["JPY", "USD"]) })),
            },
            _ => return None,
        })
    }

    fn way_of_fields(&mut self, op: Op) -> Option<(&'static str, Value)> {
        Some(match op {
            Op::BulkEdit => {
                let mut edit = json!({ "job": "walk", "leads": self.leads() });
                if self.dice.below(3) == 0 {
                    edit = json!({ "job": "walk", "query": {} });
                }
                match self.dice.below(5) {
                    0 => {
                        edit["fields"] = json!([{ "field": "company", "value": self.dice.word(&["縁商会", "新会社"]) }])
                    }
                    1 => edit["fields"] = json!([self.own_value()?]),
                    2 => edit["add_tags"] = json!([self.dice.word(&["VIP", "一括"])]),
                    3 => edit["step"] = self.step(),
                    _ => {
                        edit["fields"] = json!([{ "field": "grade", "value": self.dice.word(&["A", "B", ""]) }, { "field": "value", "value": "98000" }])
                    }
                }
                ("leads_bulk", edit)
            }
            Op::AddField => {
                self.names += 1;
                let kind = self.dice.word(&["text", "number", "choice", "multi", "yes_no", "date"]);
                let choices = if kind == "choice" || kind == "multi" {
                    json!(["旋盤", "プレス"])
                } else {
                    json!([])
                };
                (
                    "fields_add",
                    json!({ "name": format!("項目{}", self.names), "kind": kind, "choices": choices, "on_card": self.dice.below(5) == 0 }),
                )
            }
            Op::UpdateField => {
                let field = self.own_field()?;
                let mut change =
                    json!({ "field": field["id"], "on_card": self.dice.below(2) == 0 });
                if let Some(first) = field["choices"].as_array().unwrap().first() {
                    let known =
                        json!({ "id": first["id"], "name": self.dice.word(&["旋盤", "研削盤"]) });
                    change["choices"] =
                        json!([known, { "name": self.dice.word(&["プレス", "溶接"]) }]);
                }
                ("fields_update", change)
            }
            Op::OrderFields => {
                let all = self.must("fields_list", &Value::Null);
                let all = all.as_array().unwrap();
                // One field alone has no order: the walk gets another one first.
                if all.len() < 2 {
                    return self.way_of_fields(Op::AddField);
                }
                let field = self.dice.of(all)?;
                // Where it stands already is no change.
                let place = usize::from(field == all[0]);
                ("fields_order", json!({ "field": field["id"], "place": place }))
            }
            Op::RemoveField => ("fields_remove", json!({ "field": self.own_field()?["id"] })),
            Op::ConfirmLeads => ("leads_confirm", json!({ "leads": self.leads() })),
            _ => return None,
        })
    }

    fn way_of_works(&mut self, op: Op) -> Option<(&'static str, Value)> {
        Some(match op {
            Op::EditWork => {
                let works = self.ids(
                    "affiliation",
                    "WHERE lead_rid IN (SELECT rid FROM lead WHERE deleted_at IS NULL)",
                );
                match (self.dice.below(4), self.dice.of(&works)) {
                    (0, Some(work)) => ("leads_update_work", json!({ "work": work, "main": true })),
                    (1, Some(work)) => {
                        ("leads_update_work", json!({ "work": work, "until": "2027-01-01" }))
                    }
                    (2, Some(work)) => ("leads_remove_work", json!({ "work": work })),
                    _ => (
                        "leads_add_work",
                        json!({ "lead": self.lead()?, "company": self.dice.word(&["縁商会", "副業社"]),
                                "title": "顧問", "main": self.dice.below(2) == 0 }),
                    ),
                }
            }
            Op::UpdateCompany => {
                let all = self.ids("company", "WHERE deleted_at IS NULL");
                let field = self.dice.word(&["name", "industry", "note", "domain"]);
                let value = self.dice.word(&["縁商会", "new.example", "x.example"]);
                let changes = json!([{ "field": field, "value": value }]);
                ("companies_update", json!({ "company": self.dice.of(&all)?, "changes": changes }))
            }
            Op::MergeCompanies => {
                let all = self.ids("company", "WHERE deleted_at IS NULL");
                let (keep, merge) = (self.dice.of(&all)?, self.dice.of(&all)?);
                ("companies_merge", json!({ "keep": keep, "merge": merge }))
            }
            _ => return None,
        })
    }

    fn way_of_mail(&mut self, op: Op) -> Option<(&'static str, Value)> {
        Some(match op {
            Op::SaveAccount => {
                let known = self.ids("mail_account", "WHERE deleted_at IS NULL");
                let id = if self.dice.below(2) == 0 { None } else { self.dice.of(&known) };
                let kind = self.dice.word(&["practice", "practice", "smtp"]);
                (
                    "accounts_save",
                    json!({
                        "id": id, "kind": kind, "host": "mail.ex.example", "port": 465, "user": "shop",
                        "password_env": "NOT_SET", "preferred": self.dice.below(2) == 0,
                        "tls": "implicit", "from_name": self.dice.word(&["縁", "練習"]),
                        "from_address": "shop@enishi.example", "postal_address": "名古屋市", "contact": "052-555-0100",
                    }),
                )
            }
            Op::RemoveAccount => {
                let known = self.ids("mail_account", "WHERE deleted_at IS NULL");
                ("accounts_remove", json!({ "account": self.dice.of(&known)? }))
            }
            Op::SaveTemplate => {
                let known = self.ids("template", "WHERE deleted_at IS NULL");
                let id = if self.dice.below(2) == 0 { None } else { self.dice.of(&known) };
                let subject = self.dice.word(&["ご来場のお礼", "{{ last_name }}様"]);
                (
                    "templates_save",
                    json!({ "id": id, "name": "お礼", "texts": [{ "language": "ja", "subject": subject, "body": "本文" }] }),
                )
            }
            Op::SaveProfile => {
                let known = self.ids("import_profile", "WHERE deleted_at IS NULL");
                let id = if self.dice.below(2) == 0 { None } else { self.dice.of(&known) };
                let name = self.dice.word(&["展示会", "名簿"]);
                let columns =
                    json!([{ "header": "会社名", "field": "company", "policy": "newest" }]);
                ("import_profile_save", json!({ "id": id, "name": name, "columns": columns }))
            }
            Op::RemoveProfile => {
                let known = self.ids("import_profile", "WHERE deleted_at IS NULL");
                ("import_profile_remove", json!({ "id": self.dice.of(&known)? }))
            }
            Op::RemoveTemplate => {
                let known = self.ids("template", "WHERE deleted_at IS NULL");
                ("templates_remove", json!({ "template": self.dice.of(&known)? }))
            }
            Op::QueueFollowUp => {
                let texts =
                    json!([{ "language": "ja", "subject": "お礼", "body": "先日はどうも。" }]);
                let remind = self.dice.word(&["", "+3d"]);
                (
                    "follow_up_queue",
                    json!({ "leads": self.leads(), "texts": texts, "remind": remind }),
                )
            }
            _ => return None,
        })
    }
}
