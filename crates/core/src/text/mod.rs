//! Text as people write it: folding for comparison, names, phones, mail addresses, money, dates
//! and the words of the search index. Everything here is pure.
//!
//! Two rules hold throughout:
//!
//! * **Stored text is never folded.** A key, a search word or a sort key is derived from it and
//!   kept beside it; what a person typed stays as it was typed.
//! * **Parsed once at the edge.** A [`mail_address::EmailAddress`], a [`money::Money`] or a phone
//!   key comes from a parser that answers "no" instead of guessing.
//!
//! | file | what |
//! |---|---|
//! | [`fold`](mod@fold) | one form for さとう, サトウ and ｻﾄｳ; 髙橋 = 高橋; company forms dropped |
//! | [`bigrams`] | search words of a text and the safe FTS5 expression of a query |
//! | [`names`] | 姓 名, Given Family, kana, 五十音 order |
//! | [`addressee`] | 様 and 御中: the envelope and the opening of a mail |
//! | `surnames` | where a name in one piece divides, as a guess |
//! | [`base64`] | pictures in texts |
//! | [`phone`], [`mail_address`], [`money`], [`dates`] | what people type into a field |

pub mod addressee;
pub mod base64;
pub mod bigrams;
pub mod dates;
pub mod fold;
mod kanji;
pub mod mail_address;
pub mod money;
pub mod names;
pub mod phone;
pub(crate) mod surnames;

pub use fold::{fold, fold_company, fold_key};
pub(crate) use kanji::common_form;
