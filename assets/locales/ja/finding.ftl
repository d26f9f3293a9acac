# 条件、文、保存したビュー
finding-expected = { $expected ->
    [joint] ここには「かつ」「または」か文の終わりが必要です
    [operator] ここには比べ方が必要です(例: =、を含む)
    [value] ここには値が必要です
    [number] ここには数字が必要です
    [money] ここには金額が必要です
    [date] ここには日付が必要です(例: 2026-04-01、今月)
    [span] ここには期間が必要です(例: 30日)
    [choice] 登録されていない名前です
    [kind] ここには活動の種類が必要です(例: メール、訪問)
    [close] ここに閉じかっこがありません
    [quote] ここで始まる引用符が閉じられていません
    [shorter] 文が長すぎます
    [shallower] かっこの入れ子が深すぎます
   *[condition] ここには条件が必要です(例: スコア >= 60)
}
finding-trouble-bounced = 不達
finding-trouble-refused = 配信拒否
finding-trouble-not-asked = 未確認
finding-trouble-none = なし
finding-quality-no-mail = メールなし
finding-quality-no-phone = 電話なし
finding-quality-no-kana = フリガナなし
finding-quality-no-company = 会社なし
finding-quality-no-source = 獲得元なし
finding-quality-bounced = 不達
finding-quality-old = 1年以上未確認
finding-add = 条件を追加
finding-add-hint = スコア、タグ、メール なし 過去 30日 …
finding-add-sentence = Enterで文として読み取ります。
finding-more = すべての条件…
finding-where = 条件
finding-conditions = 絞り込みの条件
finding-condition = 条件
finding-group = 「{ $joint }」でつないだ条件
finding-joint = 「かつ」と「または」を切り替え
finding-joint-is = { $joint }: 「かつ」と「または」を切り替え
finding-and = かつ
finding-or = または
finding-not = 除外:
finding-not-of = { $part }を除外
finding-compare = 比べ方
finding-value = 値
finding-span = 期間
finding-unit = 単位
finding-unit-d = 日
finding-unit-w = 週間
finding-unit-m = か月
finding-unit-y = 年
finding-days = { $count }日
finding-weeks = { $count }週間
finding-months = { $count }か月
finding-years = { $count }年
finding-count = 回数
finding-act = 活動の種類
finding-window = いつ
finding-in-last = 過去
finding-ever = 期間を問わない
finding-on-date = 日付を指定
finding-turn = 除外にする
finding-alternative = または…
finding-remove = 外す
finding-quoted = 「{ $value }」
finding-gone = 削除された項目 { $op }
finding-gone-text = この条件の項目は削除されています。
finding-lost = { $text }(無効)
finding-lost-why = 削除されたものを指しているため無効です。条件を外すか、別の値を選んでください。
finding-group-person = 人
finding-group-work = 勤務先
finding-group-funnel = ファネル
finding-group-score = 関心とスコア
finding-group-contact = 連絡先
finding-group-time = 活動
finding-group-data = 登録
finding-group-own = 独自項目
finding-op-has = を含む
finding-op-has-not = を含まない
finding-op-is = が一致
finding-op-is-not = が一致しない
finding-op-begins = で始まる
finding-op-empty = 未入力
finding-op-filled = 入力あり
finding-op-ge = 以上
finding-op-gt = より大きい
finding-op-le = 以下
finding-op-lt = 未満
finding-op-eq = 等しい
finding-op-ne = 等しくない
finding-op-last = 過去
finding-op-older = 経過
finding-op-next = 今後
finding-op-before = より前
finding-op-since = 以降
finding-op-on = 当日・期間内
finding-op-yes = はい
finding-op-no = いいえ
finding-op-least = 以上
finding-op-fewer = 未満
finding-op-for = 期間
finding-say-has = { $subject }に{ $value }を含む
finding-say-has-not = { $subject }に{ $value }を含まない
finding-say-is = { $subject }: { $value }
finding-say-is-not = { $subject }: { $value }以外
finding-say-begins = { $subject }が{ $value }で始まる
finding-say-empty = { $subject }が未入力
finding-say-filled = { $subject }の入力あり
finding-say-ge = { $subject } ≧ { $value }
finding-say-gt = { $subject } > { $value }
finding-say-le = { $subject } ≦ { $value }
finding-say-lt = { $subject } < { $value }
finding-say-eq = { $subject } = { $value }
finding-say-ne = { $subject } ≠ { $value }
finding-say-last = { $subject }が過去{ $value }以内
finding-say-older = { $subject }から{ $value }経過
finding-say-next = { $subject }が今後{ $value }以内
finding-say-before = { $subject }が{ $value }より前
finding-say-since = { $subject }が{ $value }以降
finding-say-on = { $subject }: { $value }
finding-say-yes = { $subject }
finding-say-no = { $subject }を除く
finding-say-for = { $value }以上{ $subject }
finding-say-least-one-in = 過去{ $span }に{ $name }あり
finding-say-least-one-ever = { $name }あり
finding-say-least-many-in = 過去{ $span }に{ $name }{ $count }回以上
finding-say-least-many-ever = { $name }{ $count }回以上
finding-say-fewer-one-in = 過去{ $span }に{ $name }なし
finding-say-fewer-one-ever = { $name }なし
finding-say-fewer-many-in = 過去{ $span }に{ $name }{ $count }回未満
finding-say-fewer-many-ever = { $name }{ $count }回未満
finding-views = 保存したビュー
finding-view-all = すべて
finding-view-save = このビューを保存
finding-view-save-as = 名前を付けてビューを保存…
finding-view-update = 「{ $name }」に変更を保存
finding-view-name = ビューの名前
finding-view-rename = 名前の変更…
finding-view-copy = 複製
finding-view-copy-name = { $name }のコピー
finding-view-left = 左へ移動
finding-view-right = 右へ移動
finding-view-remove = ビューを削除
finding-view-menu = ビュー「{ $name }」
finding-view-saved = ビューを保存しました: { $name }
finding-view-removed = ビューを削除しました: { $name }
finding-view-open = ビューを開く: { $name }
finding-view-lost = 削除されたものを指す条件があります
finding-view = 保存したビュー
