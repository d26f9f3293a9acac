# 設定
settings-pages = 設定のページ
settings-search = 設定を検索
settings-search-empty = 「{ $query }」に当たる設定はありません。
settings-in = 設定 ▸ { $page }
settings-past = データ
settings-discard = 変更を捨てる
settings-busy = 別の処理を実行しています。
settings-as-system = システムに合わせる
settings-days = 日

## Pages
settings-mail = メール
settings-pipeline = パイプライン
settings-data = データとバックアップ
settings-region = 言語と地域
settings-appearance = 外観
settings-keyboard = キーボード
settings-privacy = プライバシーと情報
settings-open-mail = 設定: メール
settings-open-pipeline = 設定: パイプライン
settings-open-data = 設定: データとバックアップ
settings-open-region = 設定: 言語と地域
settings-open-appearance = 設定: 外観
settings-open-keyboard = 設定: キーボード
settings-open-privacy = 設定: プライバシーと情報

## Mail
settings-mail-about = 送信はこのコンピューターから直接行います。パスワードはOSの保管庫に入り、データファイルには残りません。
settings-mail-accounts = メールアカウント
settings-mail-preferred = 標準
settings-mail-add = アカウントを追加
settings-mail-service = メールサービス
settings-mail-by-hand = 手動で設定
settings-mail-app-password = このサービスでは、通常のパスワードではなくアプリ パスワードが必要です。
settings-mail-sender = 差出人
settings-mail-name = 表示名
settings-mail-address = メールアドレス
settings-mail-outgoing = 送信サーバー
settings-mail-host = サーバー
settings-mail-port = ポート
settings-mail-tls = 暗号化
settings-mail-user = ユーザー名
settings-mail-password = パスワード
settings-secret-kept = OSの保管庫に保存済み
settings-secret-this-run = 終了するまで記憶
settings-secret-from-environment = 環境変数から取得
settings-mail-limits = 送信の上限
settings-mail-per-hour = 1時間の上限(通)
settings-mail-per-day = 1日の上限(通)
settings-mail-no-limit = 上限なし
settings-mail-legal = 送信者情報
settings-mail-legal-why = 複数の相手に送るメールの末尾に必ず入ります。だれが、どこから送り、どう配信停止できるかの表示は、法律で求められています。
settings-mail-postal = 住所
settings-mail-contact = 問い合わせ先
settings-mail-signature = 署名
settings-mail-prefer = 指定がないときは、このアカウントを使う
settings-mail-saved = メールアカウントを保存しました
settings-mail-removed = メールアカウントを削除しました
settings-mail-remove = このアカウントを削除

## Connection test
settings-mail-test = 接続テスト
settings-test-start = 接続をテスト
settings-test-again = もう一度テスト
settings-test-send = 自分あてにテストメールを送る
settings-test-needs = 先にメールアドレスとサーバーを入力してください。
settings-test-running = テスト中
settings-test-passed = { $all }段階のうち{ $passed }段階を通過
settings-test-ok = 通過
settings-test-bad = 失敗
settings-test-waits = 未実行
settings-test-done = すべての段階を通過しました。このアカウントで送信できます。
settings-test-done-sent = すべての段階を通過しました。テストメールを自分あてに送りました。
settings-test-copy = 記録をコピー
settings-test-copied = 記録をコピーしました
test-stage-dns = サーバー名の確認
test-stage-connect = 接続
test-stage-greeting = サーバーの応答
test-stage-ehlo = あいさつ
test-stage-starttls = 暗号化の要求
test-stage-tls = 暗号化
test-stage-login = ログイン
test-stage-mail-from = 差出人の受付
test-stage-rcpt-to = 宛先の受付
test-stage-data = 本文の受付準備
test-stage-body = 本文の転送
test-stage-commit = テストメールの受付
advice-no-network = ネットワークに接続していないか、この名前が遮断されています。接続を確認し、再試行してください。
advice-name = この名前のサーバーはありません。つづりを確認してください。
advice-port = このポートでは応答がありません。TLSなら465、STARTTLSなら587を使ってください。
advice-certificate = サーバーの証明書を信頼できないか、名前が一致しません。サーバー名を確認してください。社内サーバーでは独自の認証局の登録が必要な場合があります。
advice-starttls = このポートでは暗号化できません。ポート465とTLSを使ってください。
advice-password = サーバーがユーザー名またはパスワードを受け付けません。パスワードを入力し直してください。
advice-app-password = サーバーがパスワードを受け付けません。このサービスでは、通常のパスワードではなくアプリ パスワードが必要です。サービス側で発行し、ここに貼り付けてください。
advice-sender = この差出人アドレスでは送信できません。アカウントのアドレスを使ってください。
advice-timeout = サーバーの応答に時間がかかりすぎました。再試行してください。続く場合は、途中のファイアウォールが原因かもしれません。
advice-server = サーバーが拒否しました。サーバーの応答は上に表示しています。

## Practice mailbox
settings-mail-practice = 練習用メールボックス
settings-practice-offer = まだ送らないなら
settings-practice-use = 練習用メールボックスを使う
settings-practice-added = 練習用メールボックスを追加しました
settings-practice-remove = 練習用メールボックスを削除
settings-practice-folder = メールはファイルとして { $path } に書き出します。
settings-practice-address = 愛知県例示市見本町1-2-3
settings-practice-how = しくみ
settings-practice-how-text = メールは、実際に送る内容のまま、このコンピューターにファイルとして書き出します。外部には送信しません。練習のメールが実際に送られることはありません。

## Pipeline
settings-pipeline-about = ファネルのステージです。名前が空なら、両方の言語で標準の名前を使います。
settings-stage = ステージ
settings-stage-names = ステージの名前
settings-stage-name-ja = 日本語の名前
settings-stage-name-en = 英語の名前
settings-stage-name-ja-of = { $name }の日本語の名前
settings-stage-name-en-of = { $name }の英語の名前
settings-stage-quiet = 動きなしまで
settings-stage-quiet-of = { $name }で動きなしになるまでの日数
settings-stage-chance = 受注確度
settings-stage-chance-of = { $name }の受注確度(%)
settings-stage-saved = ステージ[{ $name }]を保存しました
settings-stage-note = 連絡も移動もこの日数なく、予定もないリードを「動きなし」とします。0なら対象外です。受注確度は、列の見出しの加重金額に使います。

## Data and backup
settings-data-about = すべてこのコンピューターの1つのファイルに入っています。アカウントもクラウドもありません。
settings-data-file = データファイル
settings-data-file-hint = Enishiを閉じてこのファイルをコピーすると、すべてコピーできます。
settings-backup = バックアップ
settings-backup-hint = 検証済みのコピーをデータファイルの隣に作ります。毎日自動でも作ります。
settings-backup-now = 今すぐバックアップ
settings-backup-running = バックアップを作成しています
settings-backup-done = バックアップを作成しました: { $name }
settings-backups = バックアップ一覧
settings-backup-when = 作成日時
settings-backup-file = ファイル
settings-backup-size = サイズ
settings-backup-none = バックアップはまだありません
settings-backup-none-text = 最初のバックアップは今日作成します。上のボタンで今すぐ作成もできます。
settings-sample = サンプルデータ
settings-sample-hint = 架空のリードと練習用メールボックスで、気軽に試せます。
settings-sample-load = サンプルデータを追加
settings-sample-remove = サンプルデータを削除
settings-sample-running = サンプルデータを追加しています
settings-sample-loaded = サンプルデータを追加しました
settings-sample-removed = サンプルデータを削除しました

## Language and region
settings-region-about = 画面の言語と、名前・金額・日付の書き方は別々に選べます。
settings-language = 言語
settings-language-hint = すぐに切り替わります。
settings-name-order = 名前の並び
settings-name-order-hint = ローマ字の名前に使います。日本語の名前は常に姓が先です。
settings-name-family = 姓が先
settings-name-given = 名が先
settings-currency = 通貨
settings-yen-man = 大きな金額を万円で表示
settings-week-start = 週の始まり
settings-monday = 月曜日
settings-sunday = 日曜日
settings-zone = タイムゾーン
settings-zone-hint = データファイルに属します。出張先でも期限は変わりません。

## Appearance
settings-appearance-about = 見た目だけの設定です。データは変わりません。
settings-theme = テーマ
settings-theme-light = ライト
settings-theme-dark = ダーク
settings-density = 表示の密度
settings-density-hint = 行とカードの高さです。
settings-density-comfortable = 標準
settings-density-compact = コンパクト
settings-zoom = 大きさ
settings-motion = 動きを減らす
settings-motion-hint = システムの設定に加えて減らします。
settings-contrast = コントラストを上げる
settings-contrast-hint = 線を濃くし、灰色の文字をなくします。このコンピューターだけの設定です。

## Keyboard
settings-keyboard-about = すべての操作は、メニューとパレット(Ctrl K)からも使えます。
settings-letters = 1文字のキーを使う
settings-letters-hint = e でメール、d で完了など。文字の入力中は働きません。
settings-remap = ショートカットキー
settings-keys = キー
settings-keys-command = 操作
settings-keys-or = {" / "}
settings-keys-own = 変更済み
settings-keys-press = 新しいキーを押してください。Escで元のまま。
settings-keys-change = 変更
settings-keys-change-of = 「{ $command }」のキーを変更
settings-keys-reset = 標準に戻す
settings-keys-off = オフ
settings-keys-taken = { $keys } は「{ $command }」で使っています。別のキーを押してください。
settings-keys-kept = { $keys } は変更できないキーです。別のキーを押してください。

## Privacy and about
settings-privacy-about = Enishiが通信する相手は、設定したメールサーバーだけです。
settings-network = 接続先
settings-network-hint = Enishiが接続するコンピューターは、ここに示すものだけです。
settings-network-none = なし(メールアカウント未設定)
settings-telemetry = 利用状況の収集
settings-telemetry-none = 何も収集せず、どこにも送りません。
settings-secrets = パスワード
settings-secret-keychain = このシステムの保管庫にあります。データファイルには入りません。
settings-secret-memory = メモリー上だけに置きます。このシステムには保管庫がないため、再起動後に入力し直します。
settings-secret-environment = このシステムの環境変数にあります。
settings-version = バージョン
