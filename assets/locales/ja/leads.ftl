# リード1件(lead-…)とリード一覧(leads-…)

## Words for codes
lead-ground-business-card = 名刺交換
lead-ground-opt-in = 申込フォーム
lead-ground-customer = 既存取引
lead-ground-public-address = 公開アドレス
lead-ground-not-asked = 未確認
lead-ground-refused = 本人が拒否
lead-step-call = 電話
lead-step-mail = メール
lead-step-visit = 訪問
lead-step-meeting = 打ち合わせ
lead-step-quote = 見積もり送付
lead-step-letter = 手紙
lead-step-task = 用件
lead-step-wait = 返信を待つ
lead-step-return = 再び連絡する時期
lead-step-none = 次のアクションなし
lead-step-crossed = { $kind }: スコア{ $total }(+{ $gain })
lead-step-crossed-why = 連絡の目安に到達: { $reasons }
lead-step-why-lost-return = 育成へ戻す日
lead-step-why-next-cycle = 次のサイクルの開始日
lead-career-before = 以前の所属: { $work }
lead-career-at = { $work }({ $from }〜{ $until })
lead-step-waiting = 返信待ち
lead-step-late = { $days }日超過
lead-step-days = { $days }日
lead-day-today = 今日
lead-day-tomorrow = 明日
lead-day-yesterday = 昨日
lead-days-ago = { $days }日前
lead-person = { $name }さん
lead-channel-trade-show = 展示会
lead-channel-seminar = セミナー
lead-channel-web = Web
lead-channel-referral = 紹介
lead-channel-ads = 広告
lead-channel-magazine = 雑誌
lead-channel-card = 名刺
lead-channel-other = その他

## Filter
lead-filter = 絞り込み
lead-filter-search = この画面で検索
lead-filter-search-hint = 名前、会社、メモ
lead-filter-clear = 絞り込みを解除
lead-filter-chip = { $name }: { $values }
lead-filter-edit = 絞り込み「{ $name }」を変更
lead-filter-more = { $values } 他{ $count }件
lead-filter-sources = 獲得元
lead-filter-tags = タグ
lead-filter-bands = ランク
lead-filter-score = スコア
lead-filter-grades = 優先度
lead-filter-stages = ステージ
lead-filter-steps = 次のアクション
lead-filter-grounds = 同意の根拠
lead-filter-has-mail = メールアドレス
lead-filter-quiet-days = 最終接触
lead-filter-import-batch = インポート
lead-filter-one-import = このインポート
lead-filter-with-mail = アドレスあり
lead-filter-without-mail = アドレスなし
lead-filter-quiet = { $days }日より前
lead-filter-score-min = { $min }点以上
lead-filter-score-max = { $max }点以下
lead-filter-score-between = { $min }〜{ $max }点
lead-filter-score-from = 下限
lead-filter-score-to = 上限
lead-filter-grade-none = 優先度なし
lead-filter-gone = 存在しません
lead-filter-find = 一覧から探す
lead-filter-empty = 選べるものがまだありません。
lead-state-overdue = 期限切れ
lead-state-today = 今日が期限
lead-state-planned = 予定あり
lead-state-waiting = 返信待ち
lead-state-none = 次のアクションなし

## リード一覧
leads-title = リード一覧
leads-view = 表示
leads-total = 全{ $total }件
leads-count = { $count }件 / 全{ $total }件
leads-new = 新規リード
leads-import = 一覧表をインポート
leads-export = エクスポート
leads-columns = 列
leads-compact = コンパクト
leads-comfortable = 標準
leads-name = 名前
leads-by-kana = 五十音
leads-company = 会社
leads-job-title = 役職
leads-score = スコア
leads-grade = 優先度
leads-stage = ステージ
leads-step = 次のアクション
leads-step-none = なし
leads-value = 見込み金額
leads-last-contact = 最終接触
leads-ground = 同意の根拠
leads-source = 獲得元
leads-tags = タグ
leads-mail = メール
leads-phone = 電話
leads-created = 登録日
leads-cell = { $column }: { $value }。F2で変更できます。
leads-edit = セルを編集
leads-copy = 選択中のリードをコピー
leads-copied = { $count }件をテキストと表でコピーしました。
leads-aside = 対象外
leads-bounced = 不達
leads-select = { $name }を選択
leads-select-all = すべて選択
leads-selected = { $count }件を選択中
leads-none-selected = リードが選択されていません。
leads-bulk = 選択中のリードへの操作
leads-clear-selection = 選択を解除
leads-move = 移動先
leads-tag = タグ
leads-mail-verb = メール
leads-trash = ゴミ箱へ
leads-open = 開く
leads-peek = リードの概要
leads-kana-bar = 五十音で移動
leads-kana-count = { $label }: { $count }件
leads-sum = 合計 { $sum }
leads-duplicates = 重複の可能性 { $number }組 → 確認
leads-without-mail = メールなし { $count }件
leads-none = リードはまだありません
leads-none-text = リードとは、将来お客様になる可能性のある方(見込み客)です。入力するか、一覧表をインポートしてください。
leads-no-match = 該当するリードがありません。
leads-culprit = { $name }の条件で{ $count }件が隠れています。
leads-culprit-drop = { $name }の条件を外す
leads-member-text = 検索語
leads-moved = { $count ->
    [1] [{ $stage }]に移動しました。
   *[other] { $count }件を[{ $stage }]に移動しました。
}
leads-graded = { $count ->
    [1] 優先度{ $grade }にしました。
   *[other] { $count }件を優先度{ $grade }にしました。
}
leads-ungraded = { $count ->
    [1] 優先度を外しました。
   *[other] { $count }件の優先度を外しました。
}
leads-tagged = { $count ->
    [1] タグを変更しました。
   *[other] { $count }件のタグを変更しました。
}
leads-planned = { $count ->
    [1] 次のアクションを設定しました。
   *[other] { $count }件に次のアクションを設定しました。
}
leads-trashed = { $count ->
    [1] ゴミ箱に移しました(30日間保管)。
   *[other] { $count }件をゴミ箱に移しました(30日間保管)。
}
leads-tag-title = { $count ->
    [1] タグ
   *[other] { $count }件のタグ
}
leads-tag-add = タグを追加
leads-tag-remove = 外すタグ
leads-tag-use = { $count }件
leads-tag-save = タグを変更
leads-step-title = { $count ->
    [1] 次のアクション
   *[other] { $count }件の次のアクション
}
leads-step-kind = 内容
leads-step-when = 時期
leads-step-date = 日付
leads-step-time = 時刻
leads-step-words = メモ
leads-step-save = 設定する
leads-in-1d = 1日後
leads-in-3d = 3日後
leads-in-1w = 1週間後
leads-in-2w = 2週間後
leads-in-1m = 1か月後

## Verbs on leads
lead-verb-move = 移動先
lead-verb-step = 次のアクション
lead-verb-done = 完了
lead-verb-snooze = あとで
lead-verb-mail = メール
lead-verb-call = 電話を記録
lead-verb-note = メモ
lead-verb-tag = タグ
lead-verb-grade = 優先度
lead-verb-consent = 同意を記録
lead-verb-why = 理由を見る
lead-verb-trash = 削除
lead-verb-more = 選んだリードの操作一覧
lead-none-chosen = リードが選ばれていません。
lead-only-one = 1件ずつ操作してください。
lead-count = { $count }件
lead-pick-hint = 番号または先頭の文字
lead-pick-none = 該当なし
lead-nothing-changed = まだ変更はありません。
lead-note-optional = メモ(任意)
lead-copied = コピーしました: { $text }

## Moving
lead-move-title = { $who }の移動先
lead-move-here = 現在のステージ
lead-moved = { $name }を[{ $stage }]に移動しました
lead-moved-say = { $name }を[{ $from }]から[{ $stage }]の{ $position }番目(全{ $count }件)に移動しました。Ctrl+Zで元に戻せます。
lead-moved-many = { $count }件を[{ $stage }]に移動しました
lead-moved-many-say = { $count }件を[{ $stage }]に移動しました。Ctrl+Zで元に戻せます。
lead-won-title = 受注: { $who }
lead-won-value = 金額
lead-won-value-hint = 空欄なら{ $value }のままです。
lead-won-on = 受注日
lead-won-on-future = 未来の日付です。今日以前の日付を選んでください。
lead-won-next = 次のサイクル
lead-won-never = なし
lead-won-months = { $count }か月後
lead-won-next-on = { $date }に育成へ戻します。
lead-won-save = 受注にする
lead-lost-title = 失注: { $who }
lead-lost-reason = 失注理由
lead-lost-back = 育成へ戻す
lead-lost-back-on = 育成へ戻す日
lead-lost-back-hint = いったん失注にし、{ $date }に育成へ戻します。
lead-lost-save = 失注にする
lead-lost-return = 失注にしました。{ $date }に育成へ戻します。
lead-trashed = { $name }をゴミ箱に移動しました
lead-graded = 優先度{ $grade }: { $name }
lead-ungraded = 優先度を外しました: { $name }
lead-grade-title = { $who }の優先度
lead-grade-a = A · すぐ
lead-grade-b = B · 近いうち
lead-grade-c = C · 情報収集
lead-grade-none = 優先度なし

## Next step
lead-step-for = 次のアクション: { $who }
lead-step-kind = 種類
lead-step-title = 内容
lead-step-due = 期限
lead-step-time = 時刻
lead-step-save = 予定する
lead-step-planned = 次のアクションを予定しました: { $who }
lead-step-dropped = 次のアクションを外しました
lead-step-edit = 次のアクションを変更
lead-time-unclear = 時刻は「14:00」のように入力してください。
lead-quick-1d = 1日後
lead-quick-3d = 3日後
lead-quick-1w = 1週間後
lead-quick-2w = 2週間後
lead-quick-1m = 1か月後
lead-finish-title = 完了: { $what } · { $who }
lead-finish-bare = 完了: { $who }
lead-finish-note = 結果は?
lead-finish-next = 次のアクション
lead-finish-none = なし
lead-finished = 完了しました: { $who }
lead-snooze-title = あとで: { $who }
lead-snooze-tomorrow = 明日
lead-snooze-monday = 月曜日
lead-snooze-week = 1週間後
lead-snooze-month = 1か月後
lead-snooze-reply = 返信があるまで
lead-snooze-day = 別の日
lead-snoozed = { $day }まであとで: { $who }
lead-snoozed-reply = 返信があるまであとで: { $who }

## Tags and consent
lead-tag-title = { $who }のタグ
lead-tag-find = タグを探す・作る
lead-tag-new = 新しいタグ「{ $name }」
lead-tagged = タグを変更しました: { $who }
lead-consent-title = { $who }の同意
lead-consent-on = 取得日
lead-consent-note = 場所・方法
lead-consent-note-hint = 例: ブースで名刺交換
lead-consent-save = 記録する
lead-consent-recorded = 記録しました: { $ground }

## Entries
lead-entry-note = メモ
lead-entry-call = 電話
lead-entry-meeting = 打ち合わせ
lead-entry-visit = 訪問
lead-entry-mail = メール
lead-write-note = メモを書く
lead-write-call = 話した内容
lead-write-meeting = 決まったこと
lead-write-visit = 見たこと・決まったこと
lead-save-note = メモを保存
lead-save-call = 電話を保存
lead-save-meeting = 打ち合わせを保存
lead-save-visit = 訪問を保存
lead-added-note = メモを保存しました
lead-added-call = 電話を保存しました
lead-added-meeting = 打ち合わせを保存しました
lead-added-visit = 訪問を保存しました
lead-write-first = 内容を入力してください。
lead-asks = 依頼の内容
lead-asks-none = 依頼なし
lead-asks-quote = 見積もりの依頼
lead-asks-appointment = 日程の依頼
lead-asks-consultation = 相談の依頼
lead-asks-question = 質問

## Page and peek
lead-page = リード
lead-next-step = 次のアクション
lead-step-ask = 次のアクションが未設定です。設定しますか?
lead-contact = 連絡先
lead-contact-add = 連絡先を追加
lead-contact-kind = 種類
lead-contact-value = アドレス・番号
lead-contact-mail = メールアドレス
lead-contact-phone = 電話
lead-contact-url = Webアドレス
lead-contact-postal = 住所
lead-contact-copy = { $value } をコピー
lead-contact-remove = { $value } を削除
lead-contact-primary = { $value } を優先する
lead-contact-bounced = 不達
lead-contact-suspect = 要確認
lead-contact-retired = 使用停止
lead-contact-none = アドレスも番号もまだありません。
lead-contact-more = { $value } の操作
lead-contact-saved = 連絡先を保存しました
lead-contact-removed = 連絡先を削除しました
lead-may-mail = { $ground } { $date } · 送信できます
lead-may-not-mail = { $ground } · 一斉送信の対象外
lead-may-not-mail-on = { $ground } { $date } · 一斉送信の対象外
lead-source = 獲得元
lead-source-none = 不明
lead-fields = 項目
lead-field-family-name = 姓
lead-field-given-name = 名
lead-field-middle-name = ミドルネーム
lead-field-family-kana = 姓のフリガナ
lead-field-given-kana = 名のフリガナ
lead-field-company = 会社
lead-field-department = 部署
lead-field-title = 役職
lead-field-industry = 業種
lead-field-value = 見込み金額
lead-field-expected-close = 受注予定日
lead-field-interest = 関心
lead-field-horizon = 時期
lead-field-grade = 優先度
lead-field-language = 言語
lead-field-note = メモ
lead-field-name-order = 姓名の順
lead-field-honorific = 敬称
lead-field-source = 獲得元
lead-field-first-source = 最初の獲得元
lead-field-offer = 提供したもの
lead-field-last-confirmed-at = 最終確認日
lead-field-value-minor = 見込み金額
lead-field-value-currency = 通貨
lead-field-raw = 連絡先
lead-field-label = 番号の種類
lead-field-is-primary = 優先して使う
lead-field-state = アドレスの状態
lead-field-tag = タグ
lead-field-lost-reason = 失注理由
lead-field-stage = ステージ
lead-field-cycle = サイクル
lead-field-deleted-at = ゴミ箱
lead-field-kind = 種類
lead-field-empty = 未入力
lead-field-change = { $name }を変更
lead-field-saved = { $name }を保存しました
lead-horizon-now = すぐ
lead-horizon-term = 今期
lead-horizon-year = 来年
lead-horizon-looking = 情報収集
lead-language-ja = 日本語
lead-language-en = 英語
lead-tags = タグ
lead-duplicates = 同じ人の可能性({ $count }件):
lead-same-certain = 同一人物
lead-duplicate-compare = 比べる
lead-reason-mail = 同じアドレス
lead-reason-phone = 同じ電話番号
lead-reason-name = 同じ名前
lead-reason-kana = 同じ読み
lead-reason-company = 同じ会社
lead-stage-day = このステージ{ $day }日目
lead-stage-limit = このステージ{ $day }日目 · 上限{ $limit }日
lead-stage-steps = { $name }のステージ
lead-stage-move = [{ $stage }]に移動
lead-created = { $date } 追加
lead-updated = { $date } 変更
lead-confirmed = { $date } 内容確認
lead-consent-log = 同意の記録
lead-consent-empty = まだ記録はありません。
lead-consent-kind-grant = 取得
lead-consent-kind-refuse = 拒否
lead-consent-kind-withdraw = 撤回
lead-consent-kind-bounce = 不達
lead-consent-kind-complaint = 苦情
lead-consent-kind-override = 解除
lead-consent-kind-void = 取り消し
lead-consent-in-force = 有効
lead-place = { $at } / { $count }
lead-before = 一覧の前のリード
lead-after = 一覧の次のリード
lead-back = [{ $name }]に戻る
lead-gone = このリードは見つかりません。
lead-gone-text = 削除または統合された可能性があります。ゴミ箱か変更履歴を確認してください。
lead-in-trash = { $date }にゴミ箱へ移動しました。
lead-restore = 元に戻す
lead-restored = 元に戻しました: { $name }
lead-call-now = 電話する
lead-write-mail = メールを書く
lead-write-reply = 返信を書く
lead-plan-step = 予定を立てる
lead-open = { $name }を開く
lead-peek = { $name }のプレビュー
lead-peek-close = プレビューを閉じる
lead-why-now = なぜ今か
lead-last-mail = { $date } の返信
lead-full-text = 全文
lead-panes = このリードの内容
lead-cycle = サイクル{ $cycle }

## Timeline
lead-timeline = 履歴
lead-timeline-all = すべて
lead-timeline-mail = メール
lead-timeline-call = 電話
lead-timeline-note = メモ
lead-timeline-stage = ステージ
lead-timeline-changes = 変更
lead-timeline-search = 履歴を検索
lead-timeline-more = 前の履歴を表示
lead-timeline-empty = まだ履歴はありません。
lead-timeline-empty-met = まだ履歴はありません。最初の接点: { $source }({ $date })
lead-timeline-none = 該当する履歴はありません。
lead-item-note = メモ
lead-item-call = 電話
lead-item-visit = 訪問
lead-item-meeting = 打ち合わせ
lead-item-mail-out = メール送信
lead-item-mail-in = 返信
lead-item-mail-waiting = 送信待ちのメール
lead-item-card = 名刺交換
lead-item-form = フォームの入力
lead-item-step = アクション完了
lead-item-consent = 同意
lead-item-seminar = セミナー参加
lead-item-purchase = 購入
lead-item-download = 資料ダウンロード
lead-item-page-view = ページ閲覧
lead-item-link-click = リンクをクリック
lead-item-system = システム
lead-item-merged = { $name } を統合
lead-undo-merge = { $people ->
    [1] 統合を元に戻す
   *[other] { $people }件の一括統合を元に戻す
}
lead-item-moved = [{ $from }]から[{ $to }]へ移動
lead-item-arrived = [{ $to }]に追加
lead-item-titled = { $kind }「{ $title }」
lead-item-changes = 項目の変更 { $count }件
lead-item-change = { $field }: { $from } → { $to }
lead-item-nothing = 空欄
leads-stage-days = 滞在日数
leads-last-mail = 最終メール
leads-replies = 返信数
leads-ground-on = 同意日
leads-close = 受注予定
leads-confirmed = 最終確認
leads-quality = データの不備
leads-columns-find = 列を探す
leads-columns-width = { $name }の幅
leads-columns-earlier = { $name }を左へ
leads-columns-later = { $name }を右へ
leads-columns-usual = 標準の列
