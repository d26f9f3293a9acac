# ファネル: ステージ、列、カード、移動

## Stages by code (own names win)
stage-new = 新規
stage-contacted = 接触済み
stage-nurturing = 育成中
stage-qualified = 有望
stage-proposal = 提案・商談中
stage-won = 受注
stage-lost = 失注
stage-hold = 見合わせ
stage-on-hold = 見合わせ

## Lost reasons by code
lost-reason-price = 価格
lost-reason-timing = 時期が合わない
lost-reason-competitor = 競合に決定
lost-reason-no-need = 必要がない
lost-reason-no-reply = 返信がない
lost-reason-other = その他

## Head
funnel-open = 進行中 { $count }件
funnel-value = 見込み { $sum }
funnel-weighted-sum = 加重 { $sum }
funnel-comfortable = 標準
funnel-compact = コンパクト
funnel-fields = 項目
funnel-new-lead = 新規リード
funnel-quiet = 動きなし { $count }件
funnel-no-step = 次のアクションなし { $count }件
funnel-fact-days = 滞在日数
funnel-fact-value = 見込み金額
funnel-fact-source = 獲得元
funnel-fact-trouble = メールの問題

## Columns
funnel-board = ファネル
funnel-column-label = { $stage }、{ $count }件、{ $of }列中{ $at }列目
funnel-column-more = [{ $stage }]の操作
funnel-column-empty = リードはありません
funnel-add = [{ $stage }]に新規リード
funnel-no-value = 金額なし
funnel-weighted = 加重 { $sum }
funnel-weighted-long = 見込み金額にステージの確度を掛けた額
funnel-median = 中央値 { $days }日
funnel-went-on = { $percent }%が次以降のステージへ進みました
funnel-sort-urgency = 緊急度順
funnel-sort-manual = 手動順
funnel-sort-score = スコア順
funnel-sort-value = 金額順
funnel-sort-by = 並べ替え: { $sort }
funnel-sorted = [{ $stage }]を{ $sort }にしました
funnel-select-column = 列をすべて選択
funnel-fold = 細く表示
funnel-unfold = { $stage }、{ $count }件: 列を表示
funnel-manual-title = この列を手動順に切り替えますか?
funnel-manual-text = [{ $stage }]は{ $sort }です。カードを好きな位置に置くには、列を手動順にします。
funnel-manual-yes = 手動順にする
funnel-manual-no = { $sort }のまま

## Cards
funnel-days = このステージに{ $days }日
funnel-days-short = { $days }日
funnel-bounced = 不達
funnel-refused = 配信停止
funnel-not-asked = 同意未確認
funnel-no-company = 会社なし
funnel-more = { $name }の操作
funnel-select = { $name }を選択
funnel-step-overdue = 期限切れ: { $step }
funnel-card-loading = 読み込み中
funnel-card-label = { $name }、{ $company }、スコア{ $score } { $band }、次のアクション { $step }。[{ $stage }]の{ $position }番目(全{ $count }件)。
funnel-card-selected = 選択中。{ $label }

## Columns of another choice
stage-group-none = なし
funnel-group = ボードの列
funnel-group-stage = ステージ
funnel-group-by = ボードの列: { $by }
funnel-group-move = 別の列へ移動
funnel-group-order = この列のカードはスコア順です。
funnel-group-first = これより前の列はありません。
funnel-group-last = これより後の列はありません。
funnel-group-more = 件数の少ない獲得元{ $count }件は非表示
funnel-grouped = { $name }: { $value }

## Moving
funnel-lift = 矢印キーで並べ替え
funnel-picked = { $name }をつかみました
funnel-picked-many = { $count }件をつかみました
funnel-over = [{ $stage }]の{ $position }番目(全{ $count }件)
funnel-cancelled = 取り消しました。[{ $stage }]に戻ります
funnel-first-stage = これより前のステージはありません。
funnel-last-stage = これより後のステージはありません。
funnel-first-card = 先頭のカードです。
funnel-last-card = 最後のカードです。

## Selection
funnel-bulk = 選択したリードの操作
funnel-selected = { $count }件を選択中
funnel-selected-most = この列の先頭{ $count }件を選択しました。
funnel-unselect = 選択を解除

## Nothing there
funnel-empty = リードはまだありません
funnel-empty-text = リードとは、将来お客様になる可能性のある方(見込み客)です。ステージごとに列で表示します。
funnel-empty-add = リードを1件追加
funnel-empty-import = 一覧表をインポート
funnel-empty-capture = 名刺を取り込む
funnel-none-match = 該当するリードはありません。
funnel-empty-sample = サンプルデータを入れる
