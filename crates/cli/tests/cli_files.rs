//! Every form in and out by the command line, and the archive that restores everything.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use support::Desk;

const LIST: &str =
    "会社名,氏名,e-mail,メモ\nサクラ,森 誠,m@ex.example.jp,1〜3月\nモミジ,林 恵,h@ex.example.jp,\n";

#[test]
fn every_form_goes_out_and_comes_in_again_by_its_content_alone() {
    let desk = Desk::new();
    let list = desk.write("list.csv", LIST);
    desk.json(&["import", &list]);
    for (name, more) in [
        ("a.csv", &["--encoding", "shift_jis"][..]),
        ("b.csv", &["--encoding", "utf-16"]),
        ("c.tsv", &[]),
        ("d.xlsx", &[]),
        ("e.zip", &[]),
    ] {
        let file = desk.arg(name);
        let told = desk.json(&[&["export", &file][..], more].concat());
        assert_eq!(told["count"], 2, "{name}");
        if name == "a.csv" {
            assert_eq!(told["replaced"][0]["character"], "〜");
            assert_eq!(told["replaced"][0]["rows"][0]["name"], "森 誠");
        }
        let other = Desk::new();
        // The name says nothing: the bytes do.
        let misnamed = other.write("list.txt", std::fs::read(&file).unwrap());
        let counts = other.json(&["import", &misnamed]);
        assert_eq!((&counts["new"], &counts["error_count"]), (&2.into(), &0.into()), "{name}");
    }
}

#[test]
fn columns_are_mapped_by_hand_and_a_wrong_form_is_refused() {
    let desk = Desk::new();
    let list = desk.write("list.csv", "企業,担当,x\nサクラ,森 誠,memo\n");
    let told = desk.json(&["import", &list, "--map", "x=note", "--map", "担当=full_name"]);
    assert_eq!(told["new"], 1);
    let (code, _, said) = desk.said(&["import", &list, "--format", "xlsx"]);
    assert_eq!(code, 1, "{said}");
    let (code, _, said) = desk.said(&["import", &list, "--map", "nobody=note"]);
    assert_eq!(code, 1, "{said}");
}

#[test]
fn an_archive_restores_into_a_new_file_and_never_over_one() {
    let desk = Desk::new();
    let list = desk.write("list.csv", LIST);
    desk.json(&["import", &list]);
    let archive = desk.arg("all.zip");
    desk.json(&["export", &archive, "--format", "archive"]);
    let into = desk.arg("new.db");
    let told = desk.json(&["restore", &archive, "--into", &into]);
    assert_eq!(told["leads"], 2);
    let (code, _, said) = desk.said(&["restore", &archive, "--into", &into]);
    assert_eq!(code, 1);
    assert!(said.contains("new.db"), "{said}");
    let (code, _, _) = desk.said(&["restore", &list, "--into", &desk.arg("other.db")]);
    assert_eq!(code, 1);
    assert!(!desk.path("other.db").exists(), "a refused archive leaves nothing");
    desk.json(&["undo"]);
    let moved = Desk::bare();
    std::fs::copy(desk.path("new.db"), moved.path("enishi.db")).unwrap();
    assert_eq!(moved.json(&["find", "森"])["count"], 1, "the new file stands alone");
    moved.json(&["check"]);
}
