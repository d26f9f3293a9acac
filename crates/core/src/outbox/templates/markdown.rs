//! Markdown to plain text, on the *source* of a template, before fields are filled.
//!
//! Only what would look odd in a plain mail goes: `**strong**` loses its stars, a heading its `#`,
//! `[label](address)` becomes `label: address`. Lines, blank lines, indents and rules stay as they
//! were typed, because Japanese mails are laid out by them. Values never pass through here, so a
//! company called `*A*` keeps its stars.

/// The text as it will be read.
pub fn to_plain(source: &str) -> String {
    source.lines().map(line_to_plain).collect::<Vec<_>>().join("\n")
}

fn line_to_plain(line: &str) -> String {
    let hashes = line.bytes().take_while(|byte| *byte == b'#').count();
    let rest = match line.get(hashes..) {
        Some(rest) if (1..=6).contains(&hashes) && rest.starts_with(' ') => rest.trim_start(),
        _ => line,
    };
    let mut out = String::with_capacity(rest.len());
    let mut left = rest;
    while let Some(first) = left.chars().next() {
        if let Some(length) = tag_length(left) {
            out.push_str(&left[..length]);
            left = &left[length..];
        } else if let Some((label, address, length)) = link(left) {
            out.push_str(&link_text(label, address));
            left = &left[length..];
        } else if let Some((inner, length)) = strong(left) {
            out.push_str(&line_to_plain(inner));
            left = &left[length..];
        } else {
            out.push(first);
            left = &left[first.len_utf8()..];
        }
    }
    out
}

/// Length of `{{ … }}` or `{% … %}` at the start: copied as it is.
fn tag_length(text: &str) -> Option<usize> {
    let close = if text.starts_with("{{") {
        "}}"
    } else if text.starts_with("{%") {
        "%}"
    } else {
        return None;
    };
    text.find(close).map(|at| at + 2)
}

fn link(text: &str) -> Option<(&str, &str, usize)> {
    let rest = text.strip_prefix('[')?;
    let middle = rest.find("](")?;
    let label = &rest[..middle];
    let behind = &rest[middle + 2..];
    let end = behind.find(')')?;
    let address = &behind[..end];
    let fits =
        !label.contains('[') && !address.is_empty() && !address.contains(char::is_whitespace);
    fits.then_some((label, address, 1 + middle + 2 + end + 1))
}

fn link_text(label: &str, address: &str) -> String {
    if label.is_empty() || label == address {
        return address.to_owned();
    }
    let wide = label.chars().next_back().is_some_and(|c| c as u32 >= 0x3000);
    format!("{label}{}{address}", if wide { "：" } else { ": " })
}

fn strong(text: &str) -> Option<(&str, usize)> {
    let rest = text.strip_prefix("**")?;
    let end = rest.find("**")?;
    let inner = &rest[..end];
    let fits = !inner.is_empty() && inner.trim() == inner;
    fits.then_some((inner, end + 4))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_go_and_layout_stays() {
        for (source, plain) in [
            ("# お知らせ", "お知らせ"),
            ("#tag stays", "#tag stays"),
            ("これは**大事**です", "これは大事です"),
            ("[資料](https://a.jp/x)", "資料：https://a.jp/x"),
            ("see [the guide](https://a.jp)", "see the guide: https://a.jp"),
            ("[https://a.jp](https://a.jp)", "https://a.jp"),
            ("**[a](b)**", "a: b"),
            (
                "　全角の字下げ\n\n\n━━━━━━\n- 一つ\n* 二つ",
                "　全角の字下げ\n\n\n━━━━━━\n- 一つ\n* 二つ",
            ),
            ("2 ** 3 ** 4", "2 ** 3 ** 4"),
            ("[1] と (2)", "[1] と (2)"),
            ("****", "****"),
        ] {
            assert_eq!(to_plain(source), plain);
        }
    }

    #[test]
    fn fields_are_left_alone() {
        let source = "{{ company or \"**御社**\" }} {% if title %}[{{ title }}](x){% endif %}";
        assert_eq!(
            to_plain(source),
            "{{ company or \"**御社**\" }} {% if title %}{{ title }}: x{% endif %}"
        );
    }
}
