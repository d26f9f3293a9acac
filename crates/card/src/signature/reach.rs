//! Ways to reach somebody, known by their form: mail addresses, web addresses, phones.
//!
//! What a scanner or a spam-shy writer did to them is undone first: `[at]`, digits in kanji that
//! are joined by dashes, the letter O among digits, `E-rnail`.

use enishi_core::card::CardPhone;

/// What a line gave, and what is left of it; pieces are parted by U+001F.
#[derive(Debug, Default)]
pub(super) struct Reach {
    pub mails: Vec<String>,
    pub urls: Vec<String>,
    pub phones: Vec<CardPhone>,
    pub left: String,
}

impl Reach {
    /// True if something was taken.
    pub fn has_any(&self) -> bool {
        !(self.mails.is_empty() && self.urls.is_empty() && self.phones.is_empty())
    }
}

/// Parts pieces of a line.
const GAP: char = '\u{1f}';
const DASHES: &[char] = &['-', '―', '‐', '–', '—', '−', 'ー', '‑', '─', '━'];

/// Takes a line apart.
pub(super) fn take(line: &str) -> Reach {
    let mut reach = Reach { left: repaired(line), ..Reach::default() };
    take_urls(&mut reach);
    take_mails(&mut reach);
    take_phones(&mut reach);
    reach
}

/// The line with `@`, digits and dashes as they were meant.
fn repaired(line: &str) -> String {
    let mut text = line.to_owned();
    for (hidden, meant) in [
        (" [at] ", "@"),
        ("[at]", "@"),
        (" (at) ", "@"),
        ("(at)", "@"),
        ("{at}", "@"),
        ("[アットマーク]", "@"),
        ("(アットマーク)", "@"),
        ("[dot]", "."),
        ("(dot)", "."),
    ] {
        while let Some(at) = text.to_lowercase().find(hidden)
            && text.is_char_boundary(at)
            && text.is_char_boundary(at + hidden.len())
        {
            text.replace_range(at..at + hidden.len(), meant);
        }
    }
    plain_dashes(&kanji_numbers(&text))
}

fn kanji_digit(c: char) -> Option<char> {
    "〇一二三四五六七八九"
        .chars()
        .position(|digit| digit == c)
        .or_else(|| (c == '零' || c == '○').then_some(0))
        .and_then(|value| char::from_digit(u32::try_from(value).ok()?, 10))
}

/// Kanji digits become digits where they are numbers: runs joined by dashes (六―三〇―八) or in
/// front of a floor (五F). 三宅 and 四番町 stay.
fn kanji_numbers(text: &str) -> String {
    let signs: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(sign) = signs.get(at) {
        if kanji_digit(*sign).is_none() {
            out.push(*sign);
            at += 1;
            continue;
        }
        let of_run = |c: &&char| kanji_digit(**c).is_some() || c.is_ascii_digit();
        let mut run: String = String::new();
        let mut end = at;
        let mut dashes = 0;
        while let Some(next) = signs.get(end) {
            if of_run(&next) {
                run.push(kanji_digit(*next).unwrap_or(*next));
            } else if DASHES.contains(next) && signs.get(end + 1).as_ref().is_some_and(of_run) {
                run.push('-');
                dashes += 1;
            } else {
                break;
            }
            end += 1;
        }
        let is_floor = matches!(signs.get(end), Some('F' | 'f' | '階' | '号'));
        if dashes > 0 || is_floor {
            out.push_str(&run);
        } else {
            out.extend(signs.get(at..end).unwrap_or_default());
        }
        at = end;
    }
    out
}

/// Any dash between digits becomes `-`.
fn plain_dashes(text: &str) -> String {
    let signs: Vec<char> = text.chars().collect();
    signs
        .iter()
        .enumerate()
        .map(|(at, sign)| {
            let digit = |at: Option<usize>| {
                at.and_then(|at| signs.get(at)).is_some_and(char::is_ascii_digit)
            };
            let joins = digit(at.checked_sub(1)) && digit(Some(at + 1));
            if DASHES.contains(sign) && joins { '-' } else { *sign }
        })
        .collect()
}

/// Cuts `from..to` and the label before it out of the line.
fn cut(left: &mut String, from: usize, to: usize, labels: &[&str]) {
    let before = left.get(..from).unwrap_or_default();
    let trimmed = before.trim_end_matches(|c: char| c.is_whitespace() || ":.<([・=-".contains(c));
    let start = trimmed
        .char_indices()
        .rev()
        .take_while(|(_, c)| c.is_alphanumeric() || *c == '-')
        .last()
        .map_or(trimmed.len(), |(at, _)| at);
    let word = trimmed.get(start..).unwrap_or_default();
    let is_label = labels.contains(&label_form(word).as_str());
    let from = if is_label || word.is_empty() { start } else { from };
    left.replace_range(from..to, &GAP.to_string());
}

/// A label as it is looked up: small, without dashes, scanner's `rn` for `m` repaired.
fn label_form(word: &str) -> String {
    let plain = word.to_lowercase().replace('-', "");
    if plain.contains("rnail") { plain.replace("rnail", "mail") } else { plain }
}

const MAIL_LABELS: &[&str] =
    &["mail", "email", "e", "mailto", "メール", "メールアドレス", "pc", "address", "アドレス", "m"];
const URL_LABELS: &[&str] = &[
    "url",
    "web",
    "hp",
    "website",
    "homepage",
    "site",
    "ホームページ",
    "ウェブ",
    "ウェブサイト",
    "w",
    "linkedin",
    "u",
];

fn take_urls(reach: &mut Reach) {
    let mut from = 0;
    while let Some(tail) = reach.left.get(from..) {
        let lower = tail.to_ascii_lowercase();
        let starts = ["https://", "http://", "www."];
        let Some(at) = starts.iter().filter_map(|start| lower.find(start)).min() else { break };
        let is_word_start = !tail
            .get(..at)
            .unwrap_or_default()
            .ends_with(|c: char| c.is_ascii_alphanumeric() || c == '@');
        let url: String = tail
            .get(at..)
            .unwrap_or_default()
            .chars()
            .take_while(|c| c.is_ascii_graphic() && !matches!(c, '<' | '>' | '|' | '"' | '(' | ')'))
            .collect();
        let end = from + at + url.len();
        let bare = url.trim_end_matches(['.', ',', ';']);
        if !is_word_start || !bare.contains('.') {
            from = end.max(from + at + 1);
            continue;
        }
        reach.urls.push(if bare.to_ascii_lowercase().starts_with("http") {
            bare.to_owned()
        } else if bare.contains('/') {
            format!("https://{bare}")
        } else {
            format!("https://{bare}/")
        });
        cut(&mut reach.left, from + at, end, URL_LABELS);
        from = 0;
    }
}

fn take_mails(reach: &mut Reach) {
    let mut from = 0;
    while let Some(found) = reach.left.get(from..).and_then(|tail| tail.find('@')) {
        let at = from + found;
        let of_local = |c: char| c.is_ascii_alphanumeric() || "._%+-'!#$&*/=?^`{}~".contains(c);
        let (before, behind) = reach.left.split_at(at);
        let local: usize =
            before.chars().rev().take_while(|c| of_local(*c)).map(char::len_utf8).sum();
        let domain: String = behind
            .chars()
            .skip(1)
            .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'))
            .collect();
        let domain = domain.trim_end_matches(['.', '-']);
        let is_mail = local > 0 && domain.contains('.') && !domain.starts_with('.');
        if !is_mail {
            from = at + 1;
            continue;
        }
        let local_text = before.get(at - local..).unwrap_or_default();
        let local_text = local_text.trim_start_matches(['/', '=', '\'', '.']);
        let (start, end) = (at - local_text.len(), at + 1 + domain.len());
        reach.mails.push(format!("{local_text}@{domain}"));
        cut(&mut reach.left, start, end, MAIL_LABELS);
        from = 0;
    }
}

/// Words before a number and what they make of it; longer ones first.
const PHONE_LABELS: &[(&str, &str)] = &[
    ("ファクシミリ", "fax"),
    ("ファックス", "fax"),
    ("facsimile", "fax"),
    ("ファクス", "fax"),
    ("fax", "fax"),
    ("f", "fax"),
    ("携帯電話", "mobile"),
    ("携帯", "mobile"),
    ("モバイル", "mobile"),
    ("cellular", "mobile"),
    ("cellphone", "mobile"),
    ("mobile", "mobile"),
    ("mob", "mobile"),
    ("cell", "mobile"),
    ("m", "mobile"),
    ("c", "mobile"),
    ("ダイヤルイン", "direct"),
    ("直通", "direct"),
    ("directline", "direct"),
    ("direct", "direct"),
    ("ddi", "direct"),
    ("d", "direct"),
    ("自宅", "home"),
    ("home", "home"),
    ("h", "home"),
    ("telephone", "work"),
    ("電話番号", "work"),
    ("電話", "work"),
    ("でんわ", "work"),
    ("代表", "work"),
    ("phone", "work"),
    ("office", "work"),
    ("main", "work"),
    ("tel", "work"),
    ("work", "work"),
    ("ph", "work"),
    ("t", "work"),
    ("o", "work"),
    ("p", "work"),
    ("w", "work"),
];

fn take_phones(reach: &mut Reach) {
    let mut from = 0;
    while let Some(number) = next_number(&reach.left, from) {
        let before = reach.left.get(..number.from).unwrap_or_default();
        let (label, start) = label_before(before);
        if !is_phone(&number.text, label.is_some()) {
            from = number.to;
            continue;
        }
        let (remark, end) = remark_behind(reach.left.get(number.to..).unwrap_or_default());
        let digits: String = number.text.chars().filter(char::is_ascii_digit).collect();
        let is_mobile = ["070", "080", "090", "8170", "8180", "8190"]
            .iter()
            .any(|prefix| digits.starts_with(prefix));
        let label = match (label, remark.is_direct) {
            (Some("work") | None, true) => "direct",
            (Some("work") | None, _) if is_mobile && digits.len() >= 11 => "mobile",
            (Some(label), _) => label,
            (None, _) => "",
        };
        reach.phones.push(CardPhone {
            number: format!("{}{}", number.text, remark.extension),
            label: label.to_owned(),
        });
        reach.left.replace_range(start..number.to + end, &GAP.to_string());
        from = start;
    }
}

struct Number {
    from: usize,
    to: usize,
    text: String,
}

/// The next run that looks like a number, scanner's O and l among digits repaired.
fn next_number(text: &str, from: usize) -> Option<Number> {
    let signs: Vec<(usize, char)> = text.char_indices().filter(|(at, _)| *at >= from).collect();
    let digit = |at: usize| signs.get(at).is_some_and(|(_, c)| c.is_ascii_digit());
    let mut at = 0;
    while let Some((start, sign)) = signs.get(at) {
        let before = text.get(..*start).and_then(|before| before.chars().next_back());
        let opens = match sign {
            '+' | '(' => digit(at + 1),
            'O' | 'o' => digit(at + 1) && !before.is_some_and(char::is_alphanumeric),
            _ => sign.is_ascii_digit(),
        };
        let is_inside = before.is_some_and(|c| c.is_ascii_digit() || matches!(c, '-' | '.' | '/'));
        if !opens || is_inside {
            at += 1;
            continue;
        }
        if before == Some('〒') {
            at += 8;
            continue;
        }
        return Some(run_from(text, &signs, at));
    }
    None
}

fn run_from(text: &str, signs: &[(usize, char)], first: usize) -> Number {
    let mut out = String::new();
    let mut to = signs.get(first).map_or(0, |(at, _)| *at);
    let mut kept = 0;
    for (at, (place, sign)) in signs.iter().enumerate().skip(first) {
        let near = |at: Option<usize>| {
            at.and_then(|at| signs.get(at))
                .is_some_and(|(_, c)| c.is_ascii_digit() || matches!(c, '-' | '(' | ')'))
        };
        let meant = match sign {
            'O' | 'o' if near(Some(at + 1)) || near(at.checked_sub(1)) => '0',
            'l' | 'I' | '|' if near(Some(at + 1)) && near(at.checked_sub(1)) => '1',
            '0'..='9' | '-' | '.' | '(' | ')' | ' ' => *sign,
            '+' if at == first => *sign,
            _ => break,
        };
        let ends_a_number = meant == ' '
            && (out.ends_with(' ')
                || matches!(out.chars().filter(char::is_ascii_digit).count(), 10 | 11)
                    && out.starts_with('0'));
        if ends_a_number {
            break;
        }
        out.push(meant);
        if meant.is_ascii_digit() {
            kept = out.len();
            to = place + sign.len_utf8();
        }
    }
    out.truncate(kept);
    let from = signs.get(first).map_or(0, |(at, _)| *at);
    debug_assert!(text.is_char_boundary(from) && text.is_char_boundary(to));
    Number { from, to: to.max(from + 1), text: out }
}

fn is_phone(number: &str, is_labelled: bool) -> bool {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let parts = number.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    let parts: Vec<usize> = parts.map(str::len).collect();
    if number.starts_with('+') {
        return (8..=15).contains(&digits.len());
    }
    if digits.starts_with('0') {
        return (10..=11).contains(&digits.len()) || digits.starts_with("00") && digits.len() > 10;
    }
    if parts == [3, 3, 4] || parts == [1, 3, 3, 4] {
        return true;
    }
    is_labelled && parts.len() >= 2 && (7..=12).contains(&digits.len())
}

/// The label before a number and where it starts.
fn label_before(before: &str) -> (Option<&'static str>, usize) {
    let trimmed = before.trim_end_matches(|c: char| c.is_whitespace() || ":.([・=-<".contains(c));
    let inside = trimmed.strip_suffix(')').map_or(trimmed, |inside| inside.trim_end());
    let start = inside
        .char_indices()
        .rev()
        .take_while(|(_, c)| c.is_alphabetic() || matches!(c, '-' | '(' | '/' | '&' | '℡' | '☎'))
        .last()
        .map_or(inside.len(), |(at, _)| at);
    let word = inside.get(start..).unwrap_or_default().to_lowercase();
    let word: String = word.chars().filter(|c| c.is_alphabetic()).collect();
    let has_tel = word.contains("tel") || word.contains("電話");
    let exact = PHONE_LABELS.iter().find(|(label, _)| *label == word);
    let part = PHONE_LABELS
        .iter()
        .filter(|(label, _)| label.chars().count() >= 2 && word.ends_with(label))
        .chain(PHONE_LABELS.iter().filter(|(label, _)| {
            label.chars().count() >= 2 && word.starts_with(label) && word.len() < 24
        }))
        .next();
    match exact.or(part) {
        Some((_, "fax")) if has_tel => (Some("work"), start),
        Some((_, "work")) if word.contains("直通") => (Some("direct"), start),
        Some((_, label)) => (Some(label), start),
        None if word.is_empty() => (None, trimmed.len()),
        None => (None, before.len()),
    }
}

#[derive(Default)]
struct Remark {
    is_direct: bool,
    extension: String,
}

/// `(代表)`, `(直通)`, `内線 12`, `ext. 12` behind a number, and how long it is.
fn remark_behind(behind: &str) -> (Remark, usize) {
    let mut remark = Remark::default();
    let trimmed = behind.trim_start();
    let skipped = behind.len() - trimmed.len();
    let (inside, mut length) = match trimmed.strip_prefix('(').and_then(|t| t.split_once(')')) {
        Some((inside, _)) if inside.chars().count() <= 10 => (inside, skipped + inside.len() + 2),
        _ => (trimmed, 0),
    };
    let lower = inside.to_ascii_lowercase();
    remark.is_direct = length > 0 && (lower.contains("直通") || lower.contains("direct"));
    for word in ["内線", "extension", "ext.", "ext", "x"] {
        let Some(rest) = lower.strip_prefix(word) else { continue };
        let spaced = rest.trim_start_matches([' ', ':', '.']);
        let digits: String = spaced.chars().take_while(char::is_ascii_digit).collect();
        if digits.is_empty() {
            continue;
        }
        remark.extension = format!(" {} {digits}", if word == "内線" { "内線" } else { "ext." });
        if length == 0 {
            length = skipped + word.len() + (rest.len() - spaced.len()) + digits.len();
        }
        break;
    }
    (remark, length)
}
