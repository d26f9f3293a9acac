//! What a column of a file can mean.
//!
//! The codes are those of the lead's fields where a lead has the field; the rest (whole names to be
//! split, parts of an address, dates of the past) exist only in files.

/// How many columns may feed one field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arity {
    /// One column; a second one is left out unless a person decides.
    One,
    /// Any number: all values are kept.
    Many,
}

macro_rules! import_fields {
    ($( $(#[$doc:meta])* $arity:ident $variant:ident = $code:literal, )*) => {
        /// One meaning of a column.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum ImportField {
            $( $(#[$doc])* $variant, )*
            /// A custom field, by its place in [`super::mapping::Mapping`].
            Own(u8),
        }

        impl ImportField {
            /// All fields of the program, in the order they are offered.
            pub const ALL: &'static [ImportField] = &[ $( ImportField::$variant, )* ];

            /// The stable code; its text is `exchange-field-` + the code with dashes. That of a
            /// custom field is known to its mapping.
            pub fn code(self) -> &'static str {
                match self { $( ImportField::$variant => $code, )* ImportField::Own(_) => "own" }
            }

            /// How many columns may feed it.
            pub fn arity(self) -> Arity {
                match self {
                    $( ImportField::$variant => Arity::$arity, )*
                    ImportField::Own(_) => Arity::One,
                }
            }
        }
    };
}

import_fields! {
    /// 氏名: the whole name, split on reading.
    One FullName = "full_name",
    /// 姓.
    One FamilyName = "family_name",
    /// 名.
    One GivenName = "given_name",
    /// Middle name.
    One MiddleName = "middle_name",
    /// フリガナ of the whole name, split on reading.
    One FullKana = "full_kana",
    /// フリガナ of the family name.
    One FamilyKana = "family_kana",
    /// フリガナ of the given name.
    One GivenKana = "given_kana",
    /// 敬称.
    One Honorific = "honorific",
    /// 会社名.
    One Company = "company",
    /// フリガナ of the company.
    One CompanyKana = "company_kana",
    /// 部署.
    One Department = "department",
    /// 役職.
    One Title = "title",
    /// Mail addresses.
    Many Mail = "mail",
    /// Phone at work, or of a kind that is not told.
    Many Phone = "phone",
    /// Direct line.
    Many PhoneDirect = "phone_direct",
    /// Mobile phone.
    Many PhoneMobile = "phone_mobile",
    /// Phone at home.
    Many PhoneHome = "phone_home",
    /// Fax.
    Many Fax = "fax",
    /// Web address.
    Many Url = "url",
    /// 郵便番号.
    One PostalCode = "postal_code",
    /// Address in one cell.
    One Address = "address",
    /// 都道府県, state, region.
    One AddressRegion = "address_region",
    /// 市区町村, city.
    One AddressCity = "address_city",
    /// 番地, street.
    One AddressStreet = "address_street",
    /// Country.
    One Country = "country",
    /// 名刺交換日: the day the card was handed over.
    One ExchangedOn = "exchanged_on",
    /// Note; a second column is added below with its header.
    Many Note = "note",
    /// Tags, separated by `;`, `,` or `、`.
    Many Tags = "tags",
    /// Where the lead came from: channel or name of an event.
    One Source = "source",
    /// Stage, by our codes and those of other programs.
    One Stage = "stage",
    /// Value of the deal.
    One Value = "value",
    /// Expected close.
    One ExpectedClose = "expected_close",
    /// Grade A, B or C.
    One Grade = "grade",
    /// Preferred language, `ja` or `en`.
    One Language = "language",
    /// Ground on which mail may be sent.
    One ConsentGround = "consent_ground",
    /// When the ground came to be.
    One ConsentAt = "consent_at",
    /// Wants no mail: yes in this column refuses, anything else says nothing.
    Many Refused = "refused",
    /// When the lead was first recorded elsewhere.
    One CreatedAt = "created_at",
    /// Last contact.
    One LastContactAt = "last_contact_at",
    /// Kind of the last contact.
    One LastContactKind = "last_contact_kind",
    /// Date of the next step.
    One NextStepOn = "next_step_on",
    /// Industry of the company.
    One Industry = "industry",
    /// Number of people in the company, a number or a band.
    One CompanySize = "company_size",
    /// What the lead asks for or is interested in.
    One Interest = "interest",
    /// When the lead wants to buy: time horizon.
    One Horizon = "horizon",
    /// Id in the program the file comes from.
    One ExternalId = "external_id",
}

impl ImportField {
    /// The field of the program with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|field| field.code() == code)
    }

    /// True for names, company and whatever else makes a row a lead.
    pub fn names_a_lead(self) -> bool {
        matches!(
            self,
            ImportField::FullName
                | ImportField::FamilyName
                | ImportField::GivenName
                | ImportField::FullKana
                | ImportField::FamilyKana
                | ImportField::GivenKana
                | ImportField::Company
        )
    }
}
