# コマンドライン

cli-db-is = ファイル: { $path }
cli-sample-loaded = サンプルデータを入れました({ $count }件)
cli-import-dry = まだ何も書き込んでいません。
cli-import-counts = { $rows }行: 新規{ $new }件、更新{ $updated }件、登録済み{ $duplicates }件、要判断{ $decide }件、エラー{ $errors }件
cli-import-row-error = { $row }行目: { $reason }
cli-added = 追加しました: { $name } ({ $id })
cli-found = { $count }件
cli-moved = [{ $stage }]に移動しました。
cli-score-total = { $total }点=属性{ $fit }+行動{ $engagement }(ランク: { $band })
cli-account-saved = アカウントを保存しました: { $address }
cli-account-none = メールアカウントがありません。追加: enishi-cli account add
cli-template-saved = テンプレートを保存しました: { $name }
cli-queued = { $count }通を送信待ちにしました。
cli-would-queue = { $count }通が送信待ちになります。まだ何も書き込んでいません。
cli-left-out = 除外: { $name }: { $reason }
cli-outbox-ran = 送信済み{ $sent }通、再送待ち{ $deferred }通、保留{ $held }通、受付拒否{ $rejected }通、送信対象外{ $suppressed }通、送信結果不明{ $unknown }通
cli-outbox-empty = 送信待ちはありません。
cli-cancelled = 取り消しました。
cli-undone = 元に戻しました: { $what }
cli-redone = やり直しました: { $what }
cli-export-replaced = 「{ $character }」({ $code })はこの文字コードにありません: { $count }回、「{ $instead }」と書きました({ $rows }行目)
cli-export-cut = 長すぎるため途中で切った文字列: { $count }件
cli-restored = { $count }件を復元しました: { $path }
cli-exported = { $count }件を書き出しました: { $path }
cli-backed-up = バックアップ: { $path }
cli-check-ok = ファイルに問題はありません({ $leads }件)。
cli-check-findings = { $count }件の問題があります:
cli-query-matches-none = 「{ $query }」に当てはまるリードはありません。
cli-duplicates = 確実{ $certain }組、可能性あり{ $maybe }組
cli-merged = { $name } ({ $id }) に統合しました。
cli-merged-certain = リード{ $merged }件を統合し、{ $people }件にまとめました。バックアップ: { $backup }
cli-merged-none = 確実な重複はありません。
cli-later = { $name } と { $other } の確認を後回しにします。
cli-different = { $name } と { $other } を別人として扱います。
cli-hint-keep = --keep には 項目=リード を指定します(例: title=a@b.example)。
cli-usage = enishi-cli の使い方が正しくありません:
cli-already-there = すでに[{ $stage }]にあります。何も変更していません。
cli-import-more-errors = ほかに{ $count }行でエラーがあります。
cli-hint-no-home = ホームフォルダーが分かりません。--db でデータファイルを指定してください。
cli-hint-template = 1行目を「件名: …」とし、空行のあとに本文を書いてください。
cli-hint-utf8 = UTF-8のテキストにしてください。
cli-error-not-found = { $entity ->
    [field] 「{ $name }」という項目はありません。field list で一覧を確認できます。
    [template] 「{ $name }」というテンプレートはありません。template list で一覧を確認できます。
   *[account] 「{ $name }」というメールアカウントはありません。account list で一覧を確認できます。
}
cli-error-field-invalid = { $field }: 「{ $value }」はここでは使えません。
cli-error-field-too-long = { $field }: { $limit }文字までです。
cli-check-structure = ファイルの構造
cli-check-references = 参照先のない行
cli-check-cards = リードと一致しないカード
cli-check-totals = ステージの合計
cli-check-search = 検索で見つからないリード
cli-check-stage-history = 履歴と一致しないステージ
cli-check-sent-ledger = 送信記録と一致しないメール
cli-check-consent = 同意記録のつながり
cli-check-scores = スコア
cli-band-hot = 高
cli-band-warm = 中
cli-band-cool = 低
cli-band-cold = 休眠
cli-progress-rows = 行
cli-segment-culprit = 該当なし。「{ $condition }」で{ $count }件が隠れています。
cli-segment-lost = 削除されたものを指す条件が{ $count }件あり、無視しました。
cli-segment-saved = ビューを保存しました: { $name }({ $sentence })
cli-set = { $field }を保存しました。
cli-set-same = { $field }はすでにその値です。何も変更していません。
cli-field-added = 項目を追加しました: { $name }(テンプレートでの書き方: {"{{"} { $tag } {"}}"})
cli-field-none = カスタム項目はまだありません。追加: enishi-cli field add 名前 --type text
cli-field-renamed = 名前を変えました: { $name }
cli-field-removed = { $count ->
    [0] 項目を削除しました: { $name }(値のあるリードはありません)
   *[other] 項目を削除しました: { $name }(値のあるリード{ $count }件。undo で戻せます)
}
cli-bulk-done = リード{ $leads }件のうち{ $edited }件を変更しました。
cli-bulk-would = リード{ $leads }件のうち{ $edited }件が変わります。まだ何も書き込んでいません。
cli-parse-cut = カードの終わりがありません。読めた部分だけです。
