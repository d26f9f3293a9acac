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
lead-step-none = 次のアクションなし
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
leads-value = 見込み金額
leads-last-contact = 最終接触
leads-ground = 同意の根拠
leads-source = 獲得元
leads-tags = タグ
leads-mail = メール
leads-phone = 電話
leads-created = 登録日
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
leads-without-mail = メールなし { $count }件
leads-none = リードはまだありません
leads-none-text = リードとは、将来お客様になる可能性のある方(見込み客)です。入力するか、一覧表を取り込んでください。
leads-no-match = 該当するリードがありません。
leads-culprit = { $name }の条件で{ $count }件が隠れています。
leads-culprit-drop = { $name }の条件を外す
leads-member-text = 検索語
leads-moved = { $count ->
    [one] [{ $stage }]に移動しました。
   *[other] { $count }件を[{ $stage }]に移動しました。
}
leads-graded = { $count ->
    [one] 優先度{ $grade }にしました。
   *[other] { $count }件を優先度{ $grade }にしました。
}
leads-ungraded = { $count ->
    [one] 優先度を外しました。
   *[other] { $count }件の優先度を外しました。
}
leads-tagged = { $count ->
    [one] タグを変更しました。
   *[other] { $count }件のタグを変更しました。
}
leads-planned = { $count ->
    [one] 次のアクションを設定しました。
   *[other] { $count }件に次のアクションを設定しました。
}
leads-trashed = { $count ->
    [one] ゴミ箱に移しました(30日間保管)。
   *[other] { $count }件をゴミ箱に移しました(30日間保管)。
}
leads-tag-title = { $count ->
    [one] タグ
   *[other] { $count }件のタグ
}
leads-tag-add = タグを追加
leads-tag-remove = 外すタグ
leads-tag-use = { $count }件
leads-tag-save = タグを変更
leads-step-title = { $count ->
    [one] 次のアクション
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
