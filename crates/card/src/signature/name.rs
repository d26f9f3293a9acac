//! Who the person is, and which open segment is the company.
//!
//! Every segment that nobody understood is weighed: how it is written, what stands beside it and
//! whether the mail address knows it. The heaviest one above zero is the name.

use enishi_core::card::CardFields;
use enishi_core::text::names::{is_east_asian, is_kana};

use super::classify::{Kind, Segment, has_particle};

/// The most frequent family names: they tell a name from a motto where no space divides it.
const FAMILY_NAMES: &str = "佐藤 鈴木 高橋 田中 伊藤 渡辺 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 \
木村 林 斎藤 清水 山崎 森 池田 橋本 阿部 石川 山下 中島 石井 小川 前田 岡田 長谷川 藤田 後藤 近藤 村上 遠藤 青木 \
坂本 斉藤 福田 太田 西村 藤井 金子 岡本 藤原 三浦 中野 中川 原田 松田 竹内 小野 田村 中山 和田 石田 森田 上田 原 \
内田 柴田 酒井 宮崎 横山 高木 安藤 宮本 大野 小島 谷口 今井 工藤 高田 増田 丸山 杉山 村田 大塚 新井 小山 平野 \
藤本 河野 上野 野口 武田 松井 千葉 菅原 岩崎 木下 久保 佐野 野村 松尾 市川 菊地 杉本 古川 大西 島田 水野 桜井 \
渡部 高野 吉川 山内 西田 飯田 菊池 西川 小松 北村 安田 五十嵐 川口 平田 関 中田 久保田 服部 東 岩田 土屋 川崎 \
福島 本田 辻 樋口 秋山 田口 永井 山中 中西 吉村 川上 石原 大橋 松岡 馬場 浅野 荒木 大久保 野田 小沢 田辺 川村 \
星野 黒田 堀 尾崎 望月 永田 熊谷 内藤 松村 西山 大谷 平井 大島 岩本 片山 本間 早川 横田 岡崎 荒井 大石 鎌田 \
成田 宮田 小田 石橋 篠原 須藤 河合 大沢 小西 南 高山 栗原 伊東 松原 三宅 福井 大森 奥村 岡 内山 片岡 渡邊 渡邉 \
齋藤 齊藤 髙橋 髙木 濱田 澤田 邊見";

/// Decides the segments that are open.
pub(super) fn choose(segments: &mut [Segment], fields: &CardFields) {
    let mail = fields.mails.first().map_or("", String::as_str).to_lowercase();
    let (local, domain) = mail.split_once('@').unwrap_or(("", ""));
    choose_company(segments, domain);
    let weights: Vec<i32> =
        (0..segments.len()).map(|at| weight(segments, at, local, domain)).collect();
    let is_local = |at: &usize| segments.get(*at).is_some_and(|found| is_east_asian(&found.text));
    let over = |least: i32| {
        let weights = &weights;
        move |at: &usize| weights.get(*at).is_some_and(|weight| *weight > least)
    };
    // A Japanese name with its Latin form beside it is a Japanese name.
    let best = (0..segments.len())
        .filter(over(0))
        .filter(|at| is_local(at) || !(0..segments.len()).any(|at| is_local(&at) && over(2)(&at)))
        .max_by_key(|at| (weights.get(*at).copied(), std::cmp::Reverse(*at)));
    let Some(best) = best else { return rest_of_company(segments, None) };
    let is_local = segments.get(best).is_some_and(|found| is_east_asian(&found.text));
    if let Some(found) = segments.get_mut(best) {
        found.kind = Kind::Name;
    }
    let line = segments.get(best).map_or(0, |found| found.line);
    for segment in segments.iter_mut().filter(|segment| segment.kind == Kind::Open) {
        if is_kana(&segment.text) && segment.line.abs_diff(line) <= 1 {
            segment.kind = Kind::Reading;
        } else if is_local && is_latin_name(&segment.text) && !is_of_domain(&segment.text, domain) {
            segment.kind = Kind::Latin;
        }
    }
    rest_of_company(segments, Some(best));
}

/// The company is what the mail domain says, where no form says it.
fn choose_company(segments: &mut [Segment], domain: &str) {
    if segments.iter().any(|segment| segment.kind == Kind::Company) {
        return;
    }
    let found = segments
        .iter_mut()
        .find(|s| s.kind == Kind::Open && !is_east_asian(&s.text) && is_of_domain(&s.text, domain));
    if let Some(segment) = found {
        segment.kind = Kind::Company;
    }
}

/// Without a form and without a domain: the open line beside the name.
fn rest_of_company(segments: &mut [Segment], name: Option<usize>) {
    if segments.iter().any(|segment| segment.kind == Kind::Company) {
        return;
    }
    let line = name.and_then(|at| segments.get(at)).map(|segment| segment.line);
    let found = segments.iter_mut().find(|segment| {
        let length = segment.text.chars().count();
        let has_letters = segment.text.chars().any(char::is_alphabetic);
        let is_near = line.is_none_or(|line| segment.line.abs_diff(line) <= 2);
        segment.kind == Kind::Open
            && (2..=40).contains(&length)
            && has_letters
            && is_near
            && !segment.text.contains(['。', '!', '【', '※'])
            && !segment.text.chars().any(|c| c.is_ascii_digit())
            && line.is_some()
            && !is_phrase(&segment.text)
    });
    if let Some(segment) = found {
        segment.kind = Kind::Company;
    }
}

fn squashed(text: &str) -> String {
    text.to_lowercase().replace('&', "and").chars().filter(char::is_ascii_alphanumeric).collect()
}

/// True if a label of the domain and the text are the same letters.
fn is_of_domain(text: &str, domain: &str) -> bool {
    let text = squashed(text);
    let mut labels = domain.rsplit('.');
    labels.next();
    text.len() >= 3
        && labels.map(squashed).filter(|label| label.len() >= 3).any(|label| {
            !matches!(
                label.as_str(),
                "example" | "com" | "www" | "mail" | "gmail" | "yahoo" | "outlook"
            ) && (label == text
                || label.len() >= 5 && text.starts_with(&label)
                || text.len() >= 5 && label.starts_with(&text))
        })
}

fn is_latin_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    (2..=4).contains(&words.len())
        && words.iter().all(|word| {
            word.starts_with(char::is_uppercase)
                && word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '\'' | '-' | ','))
        })
}

/// A motto, hours, a year: kana between kanji and no space, or a year at the end.
fn is_phrase(text: &str) -> bool {
    let joins = text
        .chars()
        .filter(|c| matches!(c, 'と' | 'を' | 'で' | 'に' | 'が' | 'は' | 'の'))
        .count();
    let length = text.chars().count();
    has_particle(text)
        || joins > 0 && length >= 5 && !text.contains(' ')
        || text.ends_with('年') && length > 3
}

fn weight(segments: &[Segment], at: usize, local: &str, domain: &str) -> i32 {
    let Some(segment) = segments.get(at) else { return 0 };
    if segment.kind != Kind::Open {
        return 0;
    }
    let text = segment.text.as_str();
    let near = |distance: usize, wanted: &dyn Fn(&Segment) -> bool| {
        segments.iter().enumerate().any(|(other, found)| {
            other != at && found.line.abs_diff(segment.line) <= distance && wanted(found)
        })
    };
    let has_title = near(1, &|found| matches!(found.kind, Kind::Title | Kind::Department));
    let beside = i32::from(has_title);
    if is_east_asian(text) {
        let has_reading = near(0, &|found| found.kind == Kind::Reading);
        let has_latin = near(1, &|found| found.kind == Kind::Open && is_latin_name(&found.text));
        return japanese_weight(text)
            + beside
            + 3 * i32::from(has_reading)
            + 2 * i32::from(has_latin);
    }
    if !text.split_whitespace().all(|word| {
        word.starts_with(char::is_uppercase)
            && word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '\'' | '-' | ','))
    }) {
        return 0;
    }
    let words: Vec<String> = text.split_whitespace().map(squashed).collect();
    let known =
        words.iter().filter(|word| word.len() >= 2 && local.contains(word.as_str())).count();
    let shape = match words.len() {
        2 | 3 => 2,
        4 => 1,
        _ => 0,
    };
    let company = if is_of_domain(text, domain) { -4 } else { 0 };
    shape + beside + company + 2 * i32::try_from(known.min(2)).unwrap_or(2)
}

fn japanese_weight(text: &str) -> i32 {
    let words: Vec<&str> = text.split_whitespace().collect();
    let length = words.concat().chars().count();
    let is_plain =
        words.concat().chars().all(|c| c.is_alphabetic() || matches!(c, '・' | '々' | '=' | '.'));
    if !is_plain || !(2..=14).contains(&length) || is_phrase(text) {
        return -9;
    }
    let shape = match (words.len(), length) {
        (2, 2..=8) => 3,
        (1, 2..=5) => 1,
        (2 | 3, _) => 1,
        _ => -1,
    };
    let known = FAMILY_NAMES.split_whitespace().any(|family| {
        words.first().is_some_and(|first| *first == family)
            || words.len() == 1 && text.starts_with(family) && length > family.chars().count()
    });
    let kana = if is_kana(text) { -2 } else { 0 };
    shape + kana + if known { 2 } else { 0 }
}
