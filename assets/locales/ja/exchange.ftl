# インポートとエクスポート。ファイルの項目名は、読み込むときの見出しとしても使えます。

## ファイルの項目
exchange-field-full-name = 氏名
exchange-field-family-name = 姓
exchange-field-given-name = 名
exchange-field-middle-name = ミドルネーム
exchange-field-full-kana = フリガナ
exchange-field-family-kana = 姓フリガナ
exchange-field-given-kana = 名フリガナ
exchange-field-honorific = 敬称
exchange-field-company = 会社名
exchange-field-company-kana = 会社名フリガナ
exchange-field-department = 部署名
exchange-field-title = 役職
exchange-field-mail = メールアドレス
exchange-field-phone = 電話番号
exchange-field-phone-direct = 直通電話
exchange-field-phone-mobile = 携帯電話
exchange-field-phone-home = 自宅電話
exchange-field-fax = FAX
exchange-field-url = URL
exchange-field-postal-code = 郵便番号
exchange-field-address = 住所
exchange-field-address-region = 都道府県
exchange-field-address-city = 市区町村
exchange-field-address-street = 番地
exchange-field-country = 国
exchange-field-exchanged-on = 名刺交換日
exchange-field-note = メモ
exchange-field-tags = タグ
exchange-field-source = 獲得元
exchange-field-stage = ステージ
exchange-field-value = 見込み金額
exchange-field-expected-close = 受注予定日
exchange-field-grade = 優先度ABC
exchange-field-language = 言語
exchange-field-consent-ground = 同意の根拠
exchange-field-consent-at = 同意日
exchange-field-refused = 配信停止
exchange-field-created-at = 登録日
exchange-field-last-contact-at = 最終接触日
exchange-field-last-contact-kind = 最終接触方法
exchange-field-next-step-on = 次のアクション日
exchange-field-industry = 業種
exchange-field-company-size = 従業員数
exchange-field-interest = 興味
exchange-field-horizon = 導入時期
exchange-field-external-id = リードID

## 同意の根拠
exchange-ground-not-asked = 未確認
exchange-ground-business-card = 名刺交換
exchange-ground-opt-in = 同意
exchange-ground-customer = 取引関係
exchange-ground-public-address = 公開アドレス
exchange-ground-refused = 配信停止

## 同じ人とみなす理由
duplicate-external-id = バッジやIDが同じ
duplicate-name-mail = 氏名とメールアドレスが同じ
duplicate-name-phone = 氏名と電話番号が同じ
duplicate-name-company = 氏名と会社が同じ
duplicate-kana-company = フリガナと会社が同じ
duplicate-kana-phone = フリガナと電話番号が同じ
duplicate-mail = メールアドレスが同じ(氏名は違う)
duplicate-slip-phone = 電話番号が同じ(氏名は1文字違い)

## 文字コード
exchange-encoding-utf-8 = UTF-8
exchange-encoding-utf-16le = UTF-16LE
exchange-encoding-utf-16be = UTF-16BE
exchange-encoding-shift-jis = Shift_JIS(CP932)
exchange-encoding-euc-jp = EUC-JP
exchange-encoding-iso-2022-jp = ISO-2022-JP
exchange-encoding-windows-1252 = Windows-1252
exchange-encoding-mixed = UTF-8とShift_JISの混在

exchange-reason = 理由
exchange-yes = はい
exchange-file-leads = リード
