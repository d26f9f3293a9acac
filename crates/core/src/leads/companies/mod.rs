//! Companies with their people.
//!
//! Words: the *people* of a company are the leads whose main work it is; those who have a second
//! work there are named in the careers. A *corporate number* (法人番号) has 13 digits whose first
//! checks the other twelve.
//!
//! Invariants:
//!
//! * A lead needs no company; a company is made by writing its name on a lead, never beforehand.
//! * Two companies may have the same folded name after a renaming; merging puts them together, and
//!   undo takes them apart again.
//! * A mail domain proposes a company only if it is no free mail.

pub(crate) mod api;
pub(crate) mod ops;
pub(crate) mod store;
pub(crate) mod wire;

/// The corporate number in `text` as 13 digits; `None` if it is none.
///
/// The first digit is 9 − (Σ Qₙ·Pₙ mod 9), where Pₙ is the n-th digit from the right without the
/// check digit and Qₙ is 1 for odd n and 2 for even n (国税庁, 法人番号の指定等に関する省令).
pub(crate) fn read_corporate_number(text: &str) -> Option<String> {
    use unicode_normalization::UnicodeNormalization;
    let digits: String = text
        .nfkc()
        .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '－' | 'T' | 't'))
        .collect();
    let numbers: Vec<u32> = digits.chars().map(|c| c.to_digit(10)).collect::<Option<_>>()?;
    let (check, rest) = numbers.split_first().filter(|(_, rest)| rest.len() == 12)?;
    let sum: u32 =
        (1..).zip(rest.iter().rev()).map(|(n, p)| p * if n % 2 == 1 { 1 } else { 2 }).sum();
    (*check == 9 - sum % 9).then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::read_corporate_number;

    #[test]
    fn a_corporate_number_is_checked_by_its_first_digit() {
        // 国税庁 and デジタル庁, from the public list of the tax agency.
        assert_eq!(read_corporate_number("7000012050002").as_deref(), Some("7000012050002"));
        assert_eq!(
            read_corporate_number("T８０００-０１２０１００３８").as_deref(),
            Some("8000012010038")
        );
        assert_eq!(read_corporate_number("7000012050003"), None);
        assert_eq!(read_corporate_number("700001205000"), None);
        assert_eq!(read_corporate_number("x000012050002"), None);
    }
}
