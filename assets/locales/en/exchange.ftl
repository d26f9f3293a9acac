# Import and export. The names of fields are headers that an import understands again.

## Fields of a file
exchange-field-full-name = Full name
exchange-field-family-name = Last name
exchange-field-given-name = First name
exchange-field-middle-name = Middle name
exchange-field-full-kana = Full name (kana)
exchange-field-family-kana = Last name (kana)
exchange-field-given-kana = First name (kana)
exchange-field-honorific = Honorific
exchange-field-company = Company
exchange-field-company-kana = Company (kana)
exchange-field-department = Department
exchange-field-title = Title
exchange-field-mail = Mail address
exchange-field-phone = Phone
exchange-field-phone-direct = Direct line
exchange-field-phone-mobile = Mobile
exchange-field-phone-home = Home phone
exchange-field-fax = Fax
exchange-field-url = Website
exchange-field-postal-code = Postal code
exchange-field-address = Address
exchange-field-address-region = State
exchange-field-address-city = City
exchange-field-address-street = Street
exchange-field-country = Country
exchange-field-exchanged-on = Exchanged on
exchange-field-note = Note
exchange-field-tags = Tags
exchange-field-source = Source
exchange-field-stage = Stage
exchange-field-value = Value
exchange-field-expected-close = Expected close
exchange-field-grade = Grade
exchange-field-language = Language
exchange-field-consent-ground = Consent ground
exchange-field-consent-at = Consent date
exchange-field-refused = Unsubscribed
exchange-field-created-at = Created
exchange-field-last-contact-at = Last contact
exchange-field-last-contact-kind = Last contact type
exchange-field-next-step-on = Next step on
exchange-field-industry = Industry
exchange-field-company-size = Employees
exchange-field-interest = Interest
exchange-field-horizon = Horizon
exchange-field-external-id = Lead ID

## Consent grounds
exchange-ground-not-asked = Not asked
exchange-ground-business-card = Business card
exchange-ground-opt-in = Opt-in
exchange-ground-customer = Customer
exchange-ground-public-address = Public address
exchange-ground-refused = Refused

## Why two are taken for one person
duplicate-external-id = Same badge or id
duplicate-name-mail = Same name and mail address
duplicate-name-phone = Same name and phone
duplicate-name-company = Same name and company
duplicate-kana-company = Same reading and company
duplicate-kana-phone = Same reading and phone
duplicate-mail = Same mail address, other name
duplicate-slip-phone = Same phone, name differs by a typing slip

## Encodings
exchange-encoding-utf-8 = UTF-8
exchange-encoding-utf-16le = UTF-16LE
exchange-encoding-utf-16be = UTF-16BE
exchange-encoding-shift-jis = Shift_JIS (CP932)
exchange-encoding-euc-jp = EUC-JP
exchange-encoding-iso-2022-jp = ISO-2022-JP
exchange-encoding-windows-1252 = Windows-1252
exchange-encoding-mixed = UTF-8 and Shift_JIS mixed

exchange-reason = Reason
exchange-yes = yes
exchange-file-leads = Leads
