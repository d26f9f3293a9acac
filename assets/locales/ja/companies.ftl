companies-title = 会社
companies-open = 会社へ移動
companies-search = 会社を検索
companies-people = { $count }名
companies-none = 会社はまだありません。リードに会社名を書くと、ここに並びます。
companies-none-found = 「{ $query }」に合う会社はありません。
companies-more = さらに表示
companies-choose = 会社を選んでください
companies-about = 所属する人と見込み金額を確認し、内容の修正や統合ができます。
company-name = 会社名
company-kana = フリガナ
company-domain = メールのドメイン
company-number = 法人番号
company-size = 従業員数
company-address = 住所
company-saved = { $name }を保存しました
company-people = 所属する人 { $count }名
company-open = 見込み: { $sum }
company-nobody = 今は所属する人がいません。
company-alike = 同じ会社かもしれません: { $names }
company-merge = 統合…
company-merge-title = 別の会社を{ $name }に統合
company-merge-text = 所属する人がこちらに移り、空欄の項目が埋まります。元に戻すこともできます。
company-merge-find = 統合する会社
company-merge-choose = 会社を選んでください
company-merge-do = { $count ->
    [0] 統合
   *[other] 統合({ $count }名が移ります)
}
company-merged = { $merged }を{ $name }に統合しました
