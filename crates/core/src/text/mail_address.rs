//! Mail addresses, parsed once at the edge.
//!
//! [`EmailAddress`] keeps what was typed beside its normal form (NFKC, trimmed, lower case). Equal
//! normal forms are one mailbox for every purpose of this program: RFC 5321 §2.4 allows the local
//! part to differ by case, but no provider in use does, and a double mail is worse than the doubt.

use std::str::FromStr;

use unicode_normalization::UnicodeNormalization;

use crate::error::{Error, ErrorCode, Result};

/// A mail address that is one.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct EmailAddress {
    raw: String,
    normal: String,
}

impl EmailAddress {
    /// Parses what a person typed or a file holds.
    ///
    /// Full-width characters, a `mailto:` in front and angle brackets around are accepted. A
    /// display name, a quoted local part, an address literal, a domain without a dot and a local
    /// part outside ASCII are not: nothing that we send through takes them reliably.
    ///
    /// # Errors
    /// `mail_address_invalid` with `value`.
    pub fn parse(text: &str) -> Result<Self> {
        let refuse = || Error::new(ErrorCode::MailAddressInvalid).with("value", text.trim());
        let wide: String = text.nfkc().filter(|c| !matches!(c, '\u{200b}' | '\u{feff}')).collect();
        let mut normal = wide.trim();
        if let Some(rest) =
            normal.get(..7).filter(|p| p.eq_ignore_ascii_case("mailto:")).and(normal.get(7..))
        {
            normal = rest;
        }
        if let Some(inner) = normal.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')) {
            normal = inner.trim();
        }
        let options = email_address::Options::default()
            .with_required_tld()
            .without_domain_literal()
            .without_display_text();
        let parsed = email_address::EmailAddress::parse_with_options(normal, options)
            .map_err(|_| refuse())?;
        if !parsed.local_part().is_ascii() || parsed.local_part().starts_with('"') {
            return Err(refuse());
        }
        Ok(Self { raw: text.trim().to_owned(), normal: normal.to_lowercase() })
    }

    /// What was typed, trimmed.
    pub fn raw(&self) -> &str {
        &self.raw
    }

    /// The normal form: equal for equal mailboxes.
    pub fn as_str(&self) -> &str {
        &self.normal
    }

    /// Before the last `@` of the normal form.
    pub fn local_part(&self) -> &str {
        self.normal.rsplit_once('@').map_or("", |(local, _)| local)
    }

    /// After the last `@` of the normal form.
    pub fn domain(&self) -> &str {
        self.normal.rsplit_once('@').map_or("", |(_, domain)| domain)
    }

    /// True for a mailbox of a function rather than a person: `info@`, `sales@`, `soumu@` …
    pub fn is_role_address(&self) -> bool {
        let local = self.local_part();
        let stem = local.split(['+', '.', '-', '_']).next().unwrap_or(local);
        ROLES.contains(&local)
            || ROLES.contains(&stem.trim_end_matches(|c: char| c.is_ascii_digit()))
    }

    /// True if the domain belongs to a provider for everybody: it says nothing about a company.
    pub fn is_free_mail(&self) -> bool {
        is_free_mail_domain(self.domain())
    }
}

impl FromStr for EmailAddress {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        Self::parse(text)
    }
}

impl std::fmt::Display for EmailAddress {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.normal)
    }
}

/// RFC 2142 names and what Japanese companies use besides.
const ROLES: &[&str] = &[
    "abuse",
    "account",
    "accounting",
    "accounts",
    "admin",
    "administrator",
    "billing",
    "career",
    "contact",
    "customer",
    "cs",
    "desk",
    "eigyo",
    "eigyou",
    "enquiry",
    "gyomu",
    "hello",
    "help",
    "helpdesk",
    "honsha",
    "hostmaster",
    "hr",
    "info",
    "information",
    "inquiry",
    "jimu",
    "jimukyoku",
    "jinji",
    "job",
    "jobs",
    "keiri",
    "kikaku",
    "koho",
    "kouhou",
    "kyujin",
    "mail",
    "marketing",
    "noreply",
    "no-reply",
    "office",
    "order",
    "orders",
    "otoiawase",
    "post",
    "postmaster",
    "pr",
    "press",
    "recruit",
    "saiyo",
    "saiyou",
    "sales",
    "service",
    "shop",
    "soumu",
    "somu",
    "staff",
    "support",
    "system",
    "team",
    "toiawase",
    "web",
    "webmaster",
    "www",
];

/// Providers that give addresses to anybody; sub-domains included.
const FREE_MAIL: &[&str] = &[
    "126.com",
    "163.com",
    "aol.com",
    "au.com",
    "biglobe.ne.jp",
    "docomo.ne.jp",
    "excite.co.jp",
    "ezweb.ne.jp",
    "fastmail.com",
    "gmail.com",
    "gmx.com",
    "gmx.de",
    "gmx.net",
    "goo.jp",
    "goo.ne.jp",
    "googlemail.com",
    "hotmail.co.jp",
    "hotmail.com",
    "i.softbank.jp",
    "icloud.com",
    "infoseek.jp",
    "live.com",
    "live.jp",
    "mac.com",
    "mail.com",
    "mail.ru",
    "me.com",
    "msn.com",
    "naver.com",
    "nifty.com",
    "ocn.ne.jp",
    "outlook.com",
    "outlook.jp",
    "plala.or.jp",
    "proton.me",
    "protonmail.com",
    "qq.com",
    "rakuten.jp",
    "rakumail.jp",
    "rocketmail.com",
    "sina.com",
    "so-net.ne.jp",
    "softbank.ne.jp",
    "t-online.de",
    "uqmobile.jp",
    "vodafone.ne.jp",
    "web.de",
    "willcom.com",
    "yahoo.co.jp",
    "yahoo.com",
    "yahoo.ne.jp",
    "yandex.ru",
    "ybb.ne.jp",
    "ymail.com",
    "ymail.ne.jp",
    "ymobile.ne.jp",
    "zoho.com",
];

/// True if `domain` (lower case) belongs to a provider for everybody.
pub fn is_free_mail_domain(domain: &str) -> bool {
    FREE_MAIL.iter().any(|free| {
        domain.strip_suffix(free).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn width_case_and_wrapping_do_not_matter() {
        for text in [
            "Taro.Yamada@Example.CO.JP",
            "ｔａｒｏ．ｙａｍａｄａ＠ｅｘａｍｐｌｅ．ｃｏ．ｊｐ",
            " <taro.yamada@example.co.jp> ",
            "mailto:taro.yamada@example.co.jp",
        ] {
            let address = EmailAddress::parse(text).unwrap();
            assert_eq!(address.as_str(), "taro.yamada@example.co.jp", "{text}");
            assert_eq!(address.raw(), text.trim(), "what was typed stays");
            assert_eq!(address.domain(), "example.co.jp");
            assert_eq!(address.local_part(), "taro.yamada");
        }
    }

    #[test]
    fn what_is_no_address_is_refused_with_its_value() {
        for text in [
            "",
            "taro",
            "taro@",
            "@example.jp",
            "taro@localhost",
            "a b@example.jp",
            "山田@example.jp",
            "taro@[127.0.0.1]",
            "\"a b\"@example.jp",
            "a@b@c.jp",
            "taro@example.jp, jiro@example.jp",
            "taro@example..jp",
        ] {
            let error = EmailAddress::parse(text).unwrap_err();
            assert_eq!(error.code, ErrorCode::MailAddressInvalid, "{text}");
            assert_eq!(error.params["value"], text);
        }
    }

    #[test]
    fn a_mailbox_of_a_function_is_no_person() {
        for text in [
            "info@a.jp",
            "sales@a.jp",
            "info-tokyo@a.jp",
            "info2@a.jp",
            "no-reply@a.jp",
            "soumu@a.jp",
        ] {
            assert!(EmailAddress::parse(text).unwrap().is_role_address(), "{text}");
        }
        for text in ["taro@a.jp", "infante@a.jp", "hrvoje@a.jp"] {
            assert!(!EmailAddress::parse(text).unwrap().is_role_address(), "{text}");
        }
    }

    #[test]
    fn free_mail_says_nothing_about_the_company() {
        assert!(EmailAddress::parse("a@gmail.com").unwrap().is_free_mail());
        assert!(EmailAddress::parse("a@xx.biglobe.ne.jp").unwrap().is_free_mail());
        assert!(!EmailAddress::parse("a@notgmail.com").unwrap().is_free_mail());
    }

    proptest! {
        #[test]
        fn the_normal_form_is_its_own_normal_form(text in "[a-zA-Z0-9.+_\\-]{1,12}@[a-zA-Z0-9\\-]{1,8}\\.(jp|com|co\\.jp)") {
            if let Ok(address) = EmailAddress::parse(&text) {
                let again = EmailAddress::parse(address.as_str());
                prop_assert_eq!(again.ok().map(|a| a.normal), Some(address.normal));
            }
        }

        #[test]
        fn any_text_is_answered(text in "\\PC{0,40}") {
            let _ = EmailAddress::parse(&text);
        }
    }
}
