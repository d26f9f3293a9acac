# 画面の枠: サイドバー、ステータスバー、パレット、共通部品

## Shared parts
frame-close = 閉じる
frame-cancel = キャンセル
frame-save = 保存
frame-undo = 元に戻す
frame-redo = やり直し
frame-retry = 再試行
frame-stop = 中止
frame-more = その他
frame-remove = { $name }を外す
frame-messages = お知らせ
frame-fault = プログラム内部で問題が起きました。変更はありません。
frame-progress = { $done } / { $total }
frame-score = スコア
frame-band-hot = 高
frame-band-warm = 中
frame-band-cool = 低
frame-band-cold = 休眠
frame-date-pick = 日付を選ぶ
frame-date-before = 前の月
frame-date-after = 次の月
frame-date-unclear = 日付として読めません。11/24、明日、+3 のように入力してください。

## Sidebar
frame-places = 画面
frame-search = 検索
frame-today = 今日の対応
frame-funnel = ファネル
frame-leads = リード一覧
frame-capture = 取り込み
frame-campaigns = キャンペーン
frame-reports = レポート
frame-outbox = 送信トレイ
frame-settings = 設定
frame-history = 変更履歴
frame-trash = ゴミ箱
frame-waiting = 件が要対応
frame-sidebar-toggle = サイドバーの名前を表示/非表示
frame-skip = 本文へ移動

## Status bar
frame-saved = 保存しました
frame-menu = メニュー
frame-connection-online = オンライン
frame-connection-offline = オフライン
frame-connection-login = ログインできません
frame-connection-unreachable = メールサーバーに接続できません
frame-connection-paused = 送信を一時停止しています
frame-connection-practice = 練習用メールボックス
frame-connection-none = メール未設定
frame-connection-do-login = アカウントを確認
frame-connection-do-unreachable = 再試行
frame-connection-do-paused = 再開
frame-connection-do-none = メールを設定
frame-mails-waiting = { $count }通が送信待ち
frame-backed-up = バックアップ { $when }
frame-file-refused = データファイルを開けませんでした
frame-file-where = ファイル: { $path }。内容は変更していません。
frame-undo-row = その後に関連づけられたもの(メールやステージ内のリードなど)
frame-status = 状態
frame-lead-count = 全{ $count }件
frame-practice = 練習用メールボックスです。メールは外部に送信されません。
frame-practice-leave = 実際のメールを設定

## Palette
frame-palette = 検索とコマンド
frame-palette-hint = リード・コマンド・設定を検索
frame-palette-empty = 「{ $query }」に一致するものはありません。
frame-palette-commands = コマンド
frame-palette-found = 検索結果
frame-palette-count = { $count }件

## Shortcuts
frame-shortcuts = ショートカットキー
frame-shortcuts-off = 1文字のキーはオフになっています。
frame-shortcuts-change = ショートカットキーを変更
frame-group-go = 移動
frame-group-edit = 編集
frame-group-view = 表示
frame-group-lead = リード
frame-group-campaign = キャンペーン
frame-group-tools = ツール
frame-group-help = ヘルプ

## Commands
frame-go-today = [今日の対応]へ移動
frame-go-funnel = [ファネル]へ移動
frame-go-leads = [リード一覧]へ移動
frame-go-capture = [取り込み]へ移動
frame-go-campaigns = [キャンペーン]へ移動
frame-go-reports = [レポート]へ移動
frame-go-outbox = [送信トレイ]へ移動
frame-go-settings = [設定]を開く
frame-go-history = 変更履歴を開く
frame-go-trash = ゴミ箱を開く
frame-go-back = 前の画面に戻る
frame-zoom-in = 拡大
frame-zoom-out = 縮小
frame-zoom-reset = 標準の大きさ
frame-zoom = 表示倍率 { $percent }%
frame-theme-toggle = ライトとダークを切り替え
frame-density-toggle = 標準とコンパクトを切り替え
frame-full-screen = 全画面表示
frame-next-pane = 次の領域へ
frame-previous-pane = 前の領域へ

## Undo
frame-undo-what = 元に戻す: { $label }
frame-redo-what = やり直し: { $label }
frame-undo-nothing = 元に戻す変更はありません。
frame-redo-nothing = やり直す変更はありません。
frame-undone = 元に戻しました: { $label }
frame-redone = やり直しました: { $label }
frame-undo-refused = 元に戻せません
frame-undo-refused-text = その後{ $count }件が変更されているため、何も元に戻していません。新しい変更から順に戻してください。
frame-undo-see-history = 変更履歴を開く

## Nothing there
frame-not-found = この画面はありません。
frame-not-found-text = 「{ $path }」に当たる画面がありません。
frame-page-failed = この画面を表示できませんでした。
