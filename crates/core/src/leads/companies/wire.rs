//! Companies on the wire.

use crate::leads::wire::{FieldValue, LeadRow, MoneySum};

crate::dto! {
    /// Asks for companies, by folded name.
    #[derive(Default)]
    #[serde(default)]
    pub struct ListCompanies {
        /// Part of a name, kana or domain; empty: all.
        pub text: String,
        /// Rows to pass over.
        pub offset: i64,
        /// At most 200.
        pub limit: i64,
    }

    /// Some companies.
    pub struct CompanyPage {
        /// In the order of their names.
        pub companies: Vec<CompanyRow>,
        /// There are more behind them.
        pub more: bool,
    }

    /// A company in a list.
    pub struct CompanyRow {
        /// Id.
        pub id: String,
        /// Name.
        pub name: String,
        /// Reading.
        pub kana: String,
        /// Mail domain.
        pub domain: String,
        /// Industry.
        pub industry: String,
        /// Its people.
        pub people: i64,
    }

    /// One company, by id.
    pub struct CompanyRef { /// Id.
        pub company: String }

    /// Everything on a company.
    pub struct CompanyDetail {
        /// As in lists.
        pub row: CompanyRow,
        /// 法人番号.
        pub corporate_number: String,
        /// Number of employees, as text.
        pub size: String,
        /// Postal address.
        pub address: String,
        /// Note.
        pub note: String,
        /// Its people, best score first, at most 200.
        pub people: Vec<LeadRow>,
        /// Values of its open leads.
        pub values: Vec<MoneySum>,
        /// Other companies of the same folded name, or of the same domain: they may be one.
        pub alike: Vec<CompanyRow>,
    }

    /// Changes a company.
    pub struct UpdateCompany {
        /// Id.
        pub company: String,
        /// `name`, `kana`, `domain`, `corporate_number`, `industry`, `size`, `address`, `note`.
        pub changes: Vec<FieldValue>,
    }

    /// Merges two companies.
    pub struct MergeCompanies {
        /// The one that stays.
        pub keep: String,
        /// The one whose people go there.
        pub merge: String,
    }

    /// Asks whose domain a mail address has.
    pub struct MailOf { /// As typed.
        pub mail: String }

    /// A company by name.
    pub struct CompanyName { /// Empty if there is none.
        pub name: String }
}
