# インポートの手順とエクスポート。項目名は exchange.ftl にある。

import-title = インポート
import-open = 一覧表をインポート
import-steps = 手順
import-step-file = ファイル
import-step-read = 読み取り
import-step-map = 項目の対応
import-step-check = 確認
import-step-commit = 確定
import-file-facts = { $encoding } · { $rows }行 · { $columns }列
import-nothing-written = まだ何も書き込んでいません。
import-next = 次へ
import-back = 戻る
import-other-file = 別のファイル
import-blocked-file = 先にファイルを選んでください。
import-blocked-read = インポートできる行がありません。
import-blocked-map = 名前か会社の列を選んでください。
import-blocked-check = 行を確認しています。
import-nothing-to-write = 新しい内容はありません。
import-commit = { $count }件を確定

## ファイル
import-drop-title = 一覧表をここにドロップ
import-drop-text = Shift_JIS・UTF-8・UTF-16・EUC-JPのCSVとTSVを読み込めます。確定するまで何も書き込みません。
import-pick = ファイルを選ぶ…
import-history = インポート履歴
import-file = ファイル
import-when = 日時
import-new = 新規
import-updated = 更新
import-errors = エラー
import-undone = 取り消し済み
import-show-leads = リードを見る
import-undo = インポートを元に戻す
import-undo-as-one = インポート全体を30日間、まとめて元に戻せます。

## 読み取り
import-encoding = 文字コード
import-delimiter = 区切り文字
import-comma = カンマ
import-semicolon = セミコロン
import-tab = タブ
import-header = 1行目は見出し
import-read-as = { $encoding }として読み込みました(確度{ $confidence }%)。文字化けはありませんか?
import-bad-bytes = { $encoding }として読めないバイトが{ $count }個あります。文字化けしている場合は、文字コードを変えてください。
import-no-rows = 見出しの下に行がありません。
import-preview = 先頭の行
import-column = { $index }列目

## 項目の対応
import-map-text = { $columns }列のうち{ $taken }列を取り込みます。違っている項目は変更してください。
import-map-column = 列
import-map-samples = 値の例
import-map-field = 項目
import-map-why = 理由
import-map-to = { $column }の項目
import-map-twice = 2つの列が同じ項目です。先の列を使います。
import-leave-out = 取り込まない
import-why-header = 見出しから
import-why-values = 値から
import-why-you = 手動で選択
import-why-was = 候補: { $field }

## 確認
import-counts = 表示する行
import-verdict = 判定
import-verdict-new = 新規
import-verdict-update = 更新
import-verdict-duplicate = 登録済み
import-verdict-to-decide = 要判断
import-verdict-error = エラー
import-row = 行
import-row-number = { $row }行目
import-remark = 備考
import-no-such-rows = 該当する行はありません。
import-first-rows = 先頭の{ $count }行です。
import-pairs = 同じ人かもしれない{ $count }組
import-pairs-done = 済み { $count }
import-same-person = 同じ人ですか
import-same-why = { $reasons }。
import-in-file = ファイル { $row }行目
import-known = 登録済み
import-kept = 残す内容
import-kept-equal = 同じ
import-kept-file = ファイル側
import-kept-known = 登録済みの内容
import-pair-silent = ファイルにないほか{ $count }項目は、登録済みの内容のままです。
import-answer-same = 同じ人
import-answer-different = 別人
import-answer-later = あとで決める
import-said-same = 同じ人
import-said-different = 別人
import-said-later = あとで
import-later-text = あとで決める場合は新規として追加し、リードの画面で確認できます。
import-on-commit = 確定すると
import-will-add = 追加
import-will-update = 更新
import-will-keep = 登録済み
import-will-leave = 除外(エラー)
import-will-open = 未確認の{ $count }組は新規として追加し、重複の候補として表示します。
import-open-pairs = 未確認が{ $count }組あります。

## 確定
import-for-all = すべての行に設定する内容
import-source = イベント・獲得元
import-source-hint = 新しい名前は獲得元に追加されます。ファイルに獲得元があればそちらを使います。
import-ground = 同意の根拠
import-ground-hint = どの根拠でメールを送れますか?
import-tags = タグ
import-stage = 新しいリードのステージ
import-first-stage = 最初のステージ
import-work-read = ファイルを読み取っています
import-work-check = 行を確認しています
import-work-commit = インポートしています
import-work-errors = 行を保存しています
import-seconds-left = 残り約{ $seconds }秒

## 結果
import-done = { $added }件を追加、{ $updated }件を更新しました。
import-follow-up = この{ $count }人にフォローメールを送る
import-another = 別のファイルをインポート
import-pairs-kept = 未確認の{ $count }組は新規として追加しました。リードの画面に重複の候補が表示されます。
import-failed-rows = { $count }行を除外しました。
import-save-errors = 理由を付けて保存
import-errors-saved = 除外した行を理由付きで保存しました。

## エクスポート
export-title = リードのエクスポート
export-which = 対象
export-chosen = 選択中の{ $count }件
export-all = 表示中の{ $count }件すべて
export-headers = 見出しの言語
export-text = UTF-8のCSVです。Excelで文字化けしません。
export-save = 保存先を選ぶ…
export-running = 書き出しています
export-done = { $count }件を「{ $name }」に書き出しました。
