//! Which encoding the bytes of a file are in.
//!
//! Order of the tests, surest first: byte order mark → zero bytes of UTF-16 without a mark → escape
//! sequences of ISO-2022-JP → valid UTF-8 → lines judged one by one (a UTF-8 file with damage, or two
//! files of different encodings pasted together) → Shift_JIS, EUC-JP or windows-1252 by what the
//! text would read like, with chardetng (the detector of Firefox) as second opinion.
//!
//! Shift_JIS always means CP932 as Microsoft writes it (`①㈱髙`, wave dash U+FF5E): encoding_rs
//! follows the WHATWG table, which is CP932.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{DecoderResult, EUC_JP, SHIFT_JIS, WINDOWS_1252};

/// Bytes looked at when two encodings have to be weighed.
const SAMPLE: usize = 256 * 1024;

/// An encoding a file can be read and written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Encoding {
    /// UTF-8, with or without byte order mark.
    Utf8,
    /// UTF-16, low byte first: what Excel calls Unicode text.
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// Shift_JIS in its CP932 form.
    ShiftJis,
    /// EUC-JP.
    EucJp,
    /// ISO-2022-JP, the encoding of old Japanese mail.
    Iso2022Jp,
    /// Western European Windows.
    Windows1252,
    /// Lines in UTF-8 and lines in Shift_JIS in one file.
    Mixed,
}

impl Encoding {
    /// All, in the order they are offered.
    pub const ALL: [Encoding; 8] = [
        Encoding::Utf8,
        Encoding::ShiftJis,
        Encoding::Utf16Le,
        Encoding::Utf16Be,
        Encoding::EucJp,
        Encoding::Iso2022Jp,
        Encoding::Windows1252,
        Encoding::Mixed,
    ];

    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Encoding::Utf8 => "utf-8",
            Encoding::Utf16Le => "utf-16le",
            Encoding::Utf16Be => "utf-16be",
            Encoding::ShiftJis => "shift_jis",
            Encoding::EucJp => "euc-jp",
            Encoding::Iso2022Jp => "iso-2022-jp",
            Encoding::Windows1252 => "windows-1252",
            Encoding::Mixed => "mixed",
        }
    }

    /// The encoding of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|encoding| encoding.code() == code)
    }

    /// The name people know.
    pub fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 => "UTF-8",
            Encoding::Utf16Le => "UTF-16LE",
            Encoding::Utf16Be => "UTF-16BE",
            Encoding::ShiftJis => "Shift_JIS (CP932)",
            Encoding::EucJp => "EUC-JP",
            Encoding::Iso2022Jp => "ISO-2022-JP",
            Encoding::Windows1252 => "Windows-1252",
            Encoding::Mixed => "UTF-8 + Shift_JIS",
        }
    }

    /// The decoder's table; [`Encoding::Mixed`] answers UTF-8.
    pub(crate) fn table(self) -> &'static encoding_rs::Encoding {
        match self {
            Encoding::Utf8 | Encoding::Mixed => encoding_rs::UTF_8,
            Encoding::Utf16Le => encoding_rs::UTF_16LE,
            Encoding::Utf16Be => encoding_rs::UTF_16BE,
            Encoding::ShiftJis => SHIFT_JIS,
            Encoding::EucJp => EUC_JP,
            Encoding::Iso2022Jp => encoding_rs::ISO_2022_JP,
            Encoding::Windows1252 => WINDOWS_1252,
        }
    }
}

/// What was found out about the bytes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Detected {
    /// The encoding to read with.
    pub encoding: Encoding,
    /// How sure, 0 to 1: 1 is a byte order mark or text that can be nothing else.
    pub confidence: f64,
    /// Length of the byte order mark, in bytes.
    pub bom: usize,
}

/// Finds the encoding of `bytes`. Cost: one pass over all bytes for UTF-8, else a sample.
pub fn detect(bytes: &[u8]) -> Detected {
    let sure = |encoding, bom| Detected { encoding, confidence: 1.0, bom };
    if bytes.starts_with(&[0xEF, 0xBB, 0xBF]) {
        return sure(Encoding::Utf8, 3);
    }
    if bytes.starts_with(&[0xFF, 0xFE]) {
        return sure(Encoding::Utf16Le, 2);
    }
    if bytes.starts_with(&[0xFE, 0xFF]) {
        return sure(Encoding::Utf16Be, 2);
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return Detected { encoding, confidence: 0.9, bom: 0 };
    }
    if is_iso2022jp(bytes) {
        return Detected { encoding: Encoding::Iso2022Jp, confidence: 0.98, bom: 0 };
    }
    if std::str::from_utf8(bytes).is_ok() {
        return sure(Encoding::Utf8, 0);
    }
    match by_lines(bytes) {
        Lines { utf8: 0, .. } => legacy(bytes),
        Lines { damaged: 0, legacy: 0, .. } => sure(Encoding::Utf8, 0),
        Lines { legacy: 0, .. } => Detected { encoding: Encoding::Utf8, confidence: 0.8, bom: 0 },
        _ => Detected { encoding: Encoding::Mixed, confidence: 0.7, bom: 0 },
    }
}

/// The length of the mark if `bytes` start with the one of `encoding`.
pub fn bom_length(bytes: &[u8], encoding: Encoding) -> usize {
    let mark: &[u8] = match encoding {
        Encoding::Utf8 | Encoding::Mixed => &[0xEF, 0xBB, 0xBF],
        Encoding::Utf16Le => &[0xFF, 0xFE],
        Encoding::Utf16Be => &[0xFE, 0xFF],
        _ => return 0,
    };
    if bytes.starts_with(mark) { mark.len() } else { 0 }
}

/// UTF-16 without a mark shows as zero bytes on one side of the pairs: every comma, digit, line end
/// and mail address has one. A stray NUL in another file stays far below a tenth of the pairs.
fn utf16_without_mark(bytes: &[u8]) -> Option<Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let pairs = sample.len() / 2;
    if pairs < 2 {
        return None;
    }
    let (mut high_first, mut low_first) = (0_usize, 0_usize);
    for pair in sample.chunks_exact(2) {
        high_first += usize::from(pair[0] == 0 && pair[1] != 0);
        low_first += usize::from(pair[1] == 0 && pair[0] != 0);
    }
    let enough = pairs / 10 + 1;
    if low_first >= enough && high_first * 8 < low_first {
        Some(Encoding::Utf16Le)
    } else if high_first >= enough && low_first * 8 < high_first {
        Some(Encoding::Utf16Be)
    } else {
        None
    }
}

/// Seven-bit bytes with `ESC $ B`, `ESC $ @` or `ESC ( J` / `ESC ( I` (RFC 1468, CP50221).
fn is_iso2022jp(bytes: &[u8]) -> bool {
    let shifts = |seen: &[u8]| {
        seen.starts_with(b"\x1b$B") || seen.starts_with(b"\x1b$@") || seen.starts_with(b"\x1b(I")
    };
    bytes.is_ascii() && (0..bytes.len()).any(|at| bytes[at] == 0x1b && shifts(&bytes[at..]))
}

/// How many lines with bytes above ASCII read as what.
#[derive(Debug, Default)]
struct Lines {
    utf8: usize,
    damaged: usize,
    legacy: usize,
}

/// Judges each line alone. 0x0A is never a second byte in UTF-8, Shift_JIS or EUC-JP, so cutting
/// there is safe before the encoding is known.
fn by_lines(bytes: &[u8]) -> Lines {
    let mut lines = Lines::default();
    for line in bytes.split(|byte| *byte == b'\n').filter(|line| !line.is_ascii()) {
        match line_kind(line) {
            LineKind::Utf8 => lines.utf8 += 1,
            LineKind::Damaged => lines.damaged += 1,
            LineKind::Legacy => lines.legacy += 1,
        }
    }
    lines
}

/// What one line with bytes above ASCII reads as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LineKind {
    /// Valid UTF-8.
    Utf8,
    /// UTF-8 in which some bytes are broken.
    Damaged,
    /// Something older.
    Legacy,
}

/// A line of Shift_JIS read as UTF-8 is broken almost everywhere, a damaged UTF-8 line only here and
/// there. By accident a line of Shift_JIS can look like a few characters of UTF-8 (half-width kana
/// like two-byte ones), so few good characters count only if the line is no Shift_JIS with kana.
pub(crate) fn line_kind(line: &[u8]) -> LineKind {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in line.utf8_chunks() {
        good += chunk.valid().chars().filter(|character| character.len_utf8() >= 3).count();
        bad += chunk.invalid().len();
    }
    let shift_jis = SHIFT_JIS.decode_without_bom_handling_and_without_replacement(line);
    let with_kana = shift_jis.as_ref().is_some_and(|text| text.chars().any(is_kana));
    match (bad, good) {
        (0, 0 | 1) if with_kana => LineKind::Legacy,
        (0, _) => LineKind::Utf8,
        _ if shift_jis.is_none() => LineKind::Damaged,
        (bad, good) if good >= bad * 3 || (good * 3 >= bad && good > 0 && !with_kana) => {
            LineKind::Damaged
        }
        _ => LineKind::Legacy,
    }
}

fn is_kana(character: char) -> bool {
    matches!(character, '\u{3041}'..='\u{30ff}' | '\u{ff66}'..='\u{ff9f}')
}

/// Shift_JIS, EUC-JP or windows-1252, by what the text would read like.
fn legacy(bytes: &[u8]) -> Detected {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let shift_jis = reads_like(sample, SHIFT_JIS);
    let euc_jp = reads_like(sample, EUC_JP);
    let mut guesser = EncodingDetector::new(Iso2022JpDetection::Deny);
    guesser.feed(sample, true);
    let guess = guesser.guess(None, Utf8Detection::Deny);
    let (encoding, own, other) = if euc_jp > shift_jis {
        (Encoding::EucJp, euc_jp, shift_jis)
    } else {
        (Encoding::ShiftJis, shift_jis, euc_jp)
    };
    let japanese = guess == SHIFT_JIS || guess == EUC_JP;
    // One accented letter between plain ones is a pair of Shift_JIS too, but such a text has no
    // kana and hardly any characters; the guesser knows the languages of the West better.
    if own <= 0.0 || (!japanese && own < 0.6 && western(sample)) {
        return Detected { encoding: Encoding::Windows1252, confidence: 0.5, bom: 0 };
    }
    let agreed = guess == encoding.table();
    let lead = (own - other).clamp(0.0, 1.0);
    let confidence = if agreed { 0.8 + 0.18 * lead } else { 0.5 + 0.3 * lead };
    Detected { encoding, confidence, bom: 0 }
}

/// True if most bytes above ASCII stand alone between ASCII bytes, as accented letters do.
fn western(bytes: &[u8]) -> bool {
    let (mut alone, mut all) = (0_usize, 0_usize);
    for at in 0..bytes.len() {
        if bytes[at] < 0x80 {
            continue;
        }
        all += 1;
        let before = at.checked_sub(1).is_none_or(|before| bytes[before] < 0x80);
        let after = bytes.get(at + 1).is_none_or(|after| *after < 0x80);
        alone += usize::from(before && after && bytes[at] >= 0xc0);
    }
    alone * 10 >= all * 7
}

/// Mean worth of the characters above ASCII: kana and common kanji 1, half-width kana 0.4, rare and
/// private characters less, broken bytes −4. At most 1.
fn reads_like(bytes: &[u8], table: &'static encoding_rs::Encoding) -> f64 {
    let mut decoder = table.new_decoder_without_bom_handling();
    let (mut worth, mut count) = (0.0_f64, 0_usize);
    let mut rest = bytes;
    let mut text = [0_u8; 4096];
    loop {
        let (result, read, written) =
            decoder.decode_to_utf8_without_replacement(rest, &mut text, false);
        rest = &rest[read..];
        for character in std::str::from_utf8(&text[..written]).unwrap_or_default().chars() {
            if !character.is_ascii() {
                worth += worth_of(character);
                count += 1;
            }
        }
        match result {
            DecoderResult::InputEmpty => break,
            DecoderResult::OutputFull => {}
            DecoderResult::Malformed(..) => {
                worth -= 4.0;
                count += 1;
            }
        }
    }
    if count == 0 { 0.0 } else { worth / count as f64 }
}

/// See [`reads_like`].
fn worth_of(character: char) -> f64 {
    match character {
        '\u{3000}'..='\u{30ff}' | '\u{ff01}'..='\u{ff5e}' => 1.0,
        '\u{4e00}'..='\u{9fff}' => 0.8,
        '\u{ff61}'..='\u{ff9f}' => 0.4,
        '\u{e000}'..='\u{f8ff}' => -0.5,
        _ => 0.3,
    }
}
