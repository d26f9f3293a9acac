//! Bytes to text, a piece at a time.
//!
//! The file stays as bytes; at no time is more than one piece of it held as text by this module.
//! A byte that stands for nothing becomes U+FFFD and is counted: the row is kept, the person sees it.

use std::ops::Range;

use encoding_rs::{Decoder, DecoderResult, SHIFT_JIS};

use super::detect::{Encoding, LineKind, line_kind};

/// Bytes turned into text at one go.
const PIECE: usize = 64 * 1024;

/// Reads `bytes` as text in one encoding.
pub struct TextReader<'a> {
    bytes: &'a [u8],
    at: usize,
    mixed: bool,
    decoder: Decoder,
    finished: bool,
    bad: u64,
}

impl<'a> TextReader<'a> {
    /// A reader of `bytes` in `encoding`, from behind a byte order mark.
    pub fn new(bytes: &'a [u8], encoding: Encoding) -> Self {
        let start = super::detect::bom_length(bytes, encoding);
        Self {
            bytes,
            at: start,
            mixed: encoding == Encoding::Mixed,
            decoder: encoding.table().new_decoder_without_bom_handling(),
            finished: false,
            bad: 0,
        }
    }

    /// Bytes so far that stood for no character.
    pub fn bad_bytes(&self) -> u64 {
        self.bad
    }

    /// Bytes of the file used so far; for progress.
    pub fn position(&self) -> usize {
        self.at
    }

    /// Appends the next piece to `text`; false once there is none.
    pub fn read(&mut self, text: &mut String) -> bool {
        if self.finished {
            return false;
        }
        if self.mixed {
            self.read_lines(text);
        } else {
            let end = (self.at + PIECE).min(self.bytes.len());
            let last = end == self.bytes.len();
            let piece = self.at..end;
            self.at = end;
            self.bad += decode(&mut self.decoder, &self.bytes[piece], last, text);
            self.finished = last;
        }
        true
    }

    /// Whole lines of a mixed file, each in its own encoding, until a piece is full.
    fn read_lines(&mut self, text: &mut String) {
        let stop = self.at + PIECE;
        while self.at < self.bytes.len() && self.at < stop {
            let line = self.next_line();
            self.at = line.end;
            let line = &self.bytes[line];
            let table = match line_kind(line) {
                LineKind::Legacy if !line.is_ascii() => SHIFT_JIS,
                _ => encoding_rs::UTF_8,
            };
            let mut decoder = table.new_decoder_without_bom_handling();
            self.bad += decode(&mut decoder, line, true, text);
        }
        self.finished = self.at >= self.bytes.len();
    }

    fn next_line(&self) -> Range<usize> {
        let rest = &self.bytes[self.at..];
        let length = rest.iter().position(|byte| *byte == b'\n').map_or(rest.len(), |at| at + 1);
        self.at..self.at + length
    }
}

/// Appends `bytes` to `text`; answers how many bytes stood for nothing.
fn decode(decoder: &mut Decoder, bytes: &[u8], last: bool, text: &mut String) -> u64 {
    let mut rest = bytes;
    let mut bad = 0;
    loop {
        // The factor 3 is the most that any of our encodings grows by, plus room for one character
        // kept back from the piece before.
        text.reserve(rest.len() * 3 + 16);
        let (result, read) = decoder.decode_to_string_without_replacement(rest, text, last);
        rest = &rest[read..];
        match result {
            DecoderResult::InputEmpty => return bad,
            DecoderResult::OutputFull => {}
            DecoderResult::Malformed(length, _) => {
                bad += u64::from(length);
                text.push('\u{fffd}');
            }
        }
    }
}

/// What could not be written in an encoding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The bytes, with mark where the encoding wants one.
    pub bytes: Vec<u8>,
    /// Characters replaced by `?` because the encoding has none, in the order met, each once.
    pub replaced: Vec<char>,
}

/// Writes `text` in `encoding`: UTF-8 and UTF-16 with byte order mark, so that a spreadsheet reads
/// them right; [`Encoding::Mixed`] is written as UTF-8.
pub fn encode(text: &str, encoding: Encoding) -> Written {
    let utf16 = |mark: [u8; 2], order: fn(u16) -> [u8; 2]| {
        let units = text.encode_utf16().flat_map(order);
        Written { bytes: mark.into_iter().chain(units).collect(), replaced: Vec::new() }
    };
    match encoding {
        Encoding::Utf16Le => utf16([0xff, 0xfe], u16::to_le_bytes),
        Encoding::Utf16Be => utf16([0xfe, 0xff], u16::to_be_bytes),
        Encoding::Utf8 | Encoding::Mixed => {
            let bytes = [&[0xef, 0xbb, 0xbf], text.as_bytes()].concat();
            Written { bytes, replaced: Vec::new() }
        }
        _ => encode_legacy(text, encoding),
    }
}

fn encode_legacy(text: &str, encoding: Encoding) -> Written {
    let mut encoder = encoding.table().new_encoder();
    let mut written = Written { bytes: Vec::with_capacity(text.len()), replaced: Vec::new() };
    let mut rest = text;
    loop {
        written.bytes.reserve(rest.len() * 3 + 16);
        let (result, read) =
            encoder.encode_from_utf8_to_vec_without_replacement(rest, &mut written.bytes, true);
        rest = &rest[read..];
        match result {
            encoding_rs::EncoderResult::InputEmpty => return written,
            encoding_rs::EncoderResult::OutputFull => {}
            encoding_rs::EncoderResult::Unmappable(character) => {
                if !written.replaced.contains(&character) {
                    written.replaced.push(character);
                }
                rest_question_mark(&mut encoder, &mut written.bytes);
            }
        }
    }
}

/// Puts `?` through the encoder, so that ISO-2022-JP leaves its double-byte state first.
fn rest_question_mark(encoder: &mut encoding_rs::Encoder, bytes: &mut Vec<u8>) {
    bytes.reserve(16);
    let _ = encoder.encode_from_utf8_to_vec_without_replacement("?", bytes, false);
}
