//! Breaking inputs: seeds, mutations, a bounded run.

pub mod packages;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use enishi_tests::{Dice, is_long};

/// What parsers stumble over, as bytes.
const TOKENS: &[&[u8]] = &[
    b"\0",
    b"\xff",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\xfe\xff",
    b"\r",
    b"\n",
    b"\r\n",
    b"\"",
    b"\"\"",
    b",",
    b";",
    b"\t",
    b"=cmd|' /C calc'!A0",
    b"+81",
    b"@",
    b"\x81",
    b"\x83\x5c",
    b"\xfa\x40",
    b"\x1b$B",
    b"\x1b(B",
    b"=E3=81=82",
    b"=\r\n",
    b"\r\n ",
    b"BEGIN:VCARD\r\n",
    b"END:VCARD\r\n",
    b"VERSION:2.1\r\n",
    b"ENCODING=QUOTED-PRINTABLE;CHARSET=SHIFT_JIS:",
    b"MECARD:N:",
    b"\\;",
    b"\\n",
    b":",
    b"sep=;\n",
    b"9999999999999999999",
    b"-1",
    b"1e308",
    b"NaN",
    b"0000/00/00",
    "㈱".as_bytes(),
    "髙".as_bytes(),
    "ｶﾞ".as_bytes(),
    "が".as_bytes(),
    "👩‍👩‍👧".as_bytes(),
    "\u{202e}".as_bytes(),
    "\u{0}\u{feff}".as_bytes(),
    "NEAR(a b) OR *".as_bytes(),
    "' OR 1=1 --".as_bytes(),
    "{{ x }}".as_bytes(),
];

/// Longest input, in bytes: what is slow on more is a matter of the benchmarks.
const LONGEST: usize = 20_000;

/// Inputs that are tried however slow the computer is.
const ENOUGH: usize = 12;

/// A parser under test.
pub struct Target {
    name: String,
    seeds: Vec<Vec<u8>>,
}

impl Target {
    pub fn new(name: &str, seeds: Vec<Vec<u8>>) -> Self {
        let mut all = kept(name);
        all.extend(seeds);
        assert!(!all.is_empty(), "{name} has nothing to begin with");
        Self { name: name.to_owned(), seeds: all }
    }

    /// Feeds broken inputs for a bounded time; a panic is told with input and seed.
    pub fn run(&self, mut parse: impl FnMut(&[u8], &mut Dice)) {
        let seed = std::env::var("ENISHI_SEED").ok().and_then(|text| text.parse().ok());
        let seed = seed.unwrap_or(20_260_401);
        let budget = Duration::from_secs(if is_long() { 30 } else { 2 });
        let (mut dice, start, mut runs) = (Dice(seed), Instant::now(), 0_usize);
        while start.elapsed() < budget || runs < ENOUGH {
            // First every seed as it is, so that what once failed is always tried.
            let input = match self.seeds.get(runs) {
                Some(seed) => seed.clone(),
                None => self.broken(&mut dice),
            };
            let input = &input[..input.len().min(LONGEST)];
            if let Err(panic) = catch_unwind(AssertUnwindSafe(|| parse(input, &mut dice))) {
                let path = self.keep(input);
                eprintln!(
                    "{}: run {runs}, ENISHI_SEED={seed}, input in {}",
                    self.name,
                    path.display()
                );
                std::panic::resume_unwind(panic);
            }
            runs += 1;
        }
        eprintln!("{}: {runs} inputs", self.name);
    }

    fn broken(&self, dice: &mut Dice) -> Vec<u8> {
        let mut input = dice.of(&self.seeds).unwrap_or_default();
        input.truncate(LONGEST);
        for _ in 0..=dice.below(8) {
            let at = dice.below(input.len() + 1);
            let upto = (at + dice.below(64)).min(input.len());
            match dice.below(7) {
                0 if at < input.len() => input[at] ^= 1 << dice.below(8),
                1 => {
                    drop(input.splice(at..at, dice.of(TOKENS).unwrap_or_default().iter().copied()))
                }
                2 => drop(input.drain(at..upto)),
                3 => {
                    let piece: Vec<u8> = input[at..upto].repeat(dice.below(20) + 1);
                    drop(input.splice(at..at, piece));
                }
                4 => input.truncate(at),
                5 => {
                    let other = dice.of(&self.seeds).unwrap_or_default();
                    let from = dice.below(other.len() + 1);
                    input.truncate(at);
                    input.extend(&other[from..]);
                }
                _ => drop(
                    input.splice(at..upto, dice.of(TOKENS).unwrap_or_default().iter().copied()),
                ),
            }
            input.truncate(LONGEST);
        }
        input
    }

    /// Leaves the input for whoever mends the fault: it belongs into `fixtures/fuzz/TARGET` then.
    fn keep(&self, input: &[u8]) -> PathBuf {
        let folder = std::env::temp_dir().join("enishi-fuzz").join(&self.name);
        let _ = std::fs::create_dir_all(&folder);
        let path = folder.join(format!("{}.bin", input.len()));
        let _ = std::fs::write(&path, input);
        path
    }
}

fn fixtures(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(path)
}

/// Inputs that failed once.
fn kept(name: &str) -> Vec<Vec<u8>> {
    files(&fixtures("fuzz").join(name))
}

/// Real inputs of a kind: the corpora if they lie beside the repository, and the small set.
pub fn seeds(kind: &str) -> Vec<Vec<u8>> {
    let (own, corpora): (&[&str], &[&str]) = match kind {
        "csv" => {
            (&["csv/torture", "csv/spectrum"], &["corpora/csv/torture", "corpora/csv/spectrum"])
        }
        "vcf" => (&[], &["corpora/vcf/own", "corpora/vcf/vendors"]),
        "signatures" => (&[], &["samples/signatures.txt"]),
        "naughty" => (&[], &["corpora/naughty/blns.json"]),
        _ => (&[], &[]),
    };
    let mut found: Vec<Vec<u8>> = own.iter().flat_map(|path| files(&fixtures(path))).collect();
    let shared = fixtures("").join("../../../shared");
    found.extend(corpora.iter().flat_map(|path| files(&shared.join(path))));
    found.extend(small(kind));
    found
}

/// What is tried where no corpus lies beside the repository.
fn small(kind: &str) -> Vec<Vec<u8>> {
    let texts: &[&str] = match kind {
        "vcf" => &[
            "BEGIN:VCARD\r\nVERSION:3.0\r\nN:山田;太郎;;;\r\nFN:山田 太郎\r\nX-PHONETIC-LAST-NAME:ヤマダ\r\n\
             TEL;TYPE=CELL:090-0000-0000\r\nEMAIL:taro@yamada.example\r\nEND:VCARD\r\n",
            "MECARD:N:山田,太郎;SOUND:ﾔﾏﾀﾞ,ﾀﾛｳ;TEL:0300000000;EMAIL:taro@yamada.example;;",
        ],
        "signatures" => &[
            "━━━━━━━━━\n株式会社サクラ 営業部\n部長 山田 太郎(ヤマダ タロウ)\n〒100-0001 東京都千代田区千代田1-1\n\
             TEL 03-0000-0000 / FAX 03-0000-0001\nE-mail: taro@sakura.example\n",
            "Ann Miller\nHead of Sales, Miller Works Inc.\nann@miller.example | +1 212 000 0000\n",
        ],
        "naughty" => &["田中", "' OR 1=1 --", "\u{202e}abc", "ﾊﾝｶｸ", "NEAR(a b)", "%_*\"", ""],
        "csv" => &["姓,名\n山田,太郎\n"],
        "sentences" => &[
            "score >= 40 and grade = A and no reply for 30 days",
            "(stage kind = new or grade = A, B) and not (company is empty and has mail)",
            "at least 2 call in 30 days or no contact ever",
            "value >= 1,000 and expected close in next 2 weeks and \"quote\"",
            "last contact before 2026-03-01 and days in stage > 14",
            "company contains \"桜 \\\" 株式会社\" and created this week",
            "スコア >= 40 かつ (会社名 = サクラ または 等級 = A) かつ 除外 不通",
        ],
        "lines" => &[
            "山田太郎 / 株式会社サクラ / 営業部長 / taro@sakura.example / 090-0000-0000 #robot @Expo A 明日 10:00 電話",
            "Ann Miller, Miller Works Inc., ann@miller.example, +1 212 000 0000 #vip B next Tue call",
            "㈱モミジ\t林 恵\t03-0000-0000\thttps://momiji.example\t2026/11/18",
            "佐藤、資料請求。来週月曜 15時 訪問",
        ],
        "pictures" => &["\u{89}PNG\r\n", "RIFF....WEBPVP8 ", "GIF89a"],
        _ => &[],
    };
    texts.iter().map(|text| text.as_bytes().to_vec()).collect()
}

/// The bytes of a file, or of the files of a folder, sorted; none if it is not there.
fn files(path: &Path) -> Vec<Vec<u8>> {
    if path.is_file() {
        return std::fs::read(path).into_iter().collect();
    }
    let Ok(entries) = std::fs::read_dir(path) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths
        .iter()
        .filter(|path| path.extension().is_none_or(|ending| ending != "json" && ending != "md"))
        .filter_map(|path| std::fs::read(path).ok())
        .collect()
}
