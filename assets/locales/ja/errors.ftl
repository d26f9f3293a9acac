# エラーコードごとに1文。何が起きたか、どうすればよいか。

error-consent-refused = この方は配信を断っています。取り消すには「同意」を選び、いつどこで同意を得たかを記入してください。
error-internal = Enishiの内部で問題が起き、保存していません。入力内容は残っています。詳細はログにあります。
error-bad-request = プログラム内のやり取りが合わず、保存していません。
error-unknown-command = この版のEnishiにはない操作です。何も変更していません。
error-stopped = 中止しました。何も書き込んでいません。
error-file-missing = ファイル「{ $path }」が見つかりません。別のファイルを選んでください。
error-file-unreadable = ファイル「{ $path }」を読めません。ほかのプログラムで開いていないか確認してください。
error-file-not-written = 「{ $path }」に書き込めません。別のフォルダーを選ぶか、空きを増やしてください。
error-database-foreign = 「{ $path }」はEnishiのファイルではありません。変更していません。
error-database-too-new = このファイルは新しい版のEnishiで作成されています。Enishiを更新してください。ファイルは変更していません。
error-database-damaged = ファイル「{ $path }」が壊れています。変更していません。バックアップを開いてください。
error-database-empty = ファイル「{ $path }」が空です。バックアップを開くか、新しいファイルを選んでください。
error-database-busy = 別のプログラムがデータを使用中です。閉じてからもう一度お試しください。
error-database-read-only = 「{ $path }」は読み取り専用です。フォルダーの権限を確認してください。
error-disk-full = ディスクの空きがなく、保存できませんでした。入力内容は残っています。
error-disk-fault = ディスクに書き込めず、保存できませんでした。入力内容は残っています。
error-lead-gone = このリードは見つかりません。元に戻されたか、消去された可能性があります。
error-lead-nameless = 名前か会社名のどちらかを入力してください。
error-lead-duplicate = { $name }さんはすでに登録されています。そのリードを開くか、別人として追加してください。
error-lead-not-found = 「{ $lead }」に当てはまるリードはありません。
error-merge-same = { $name } はすでに1件のリードです。統合するには、別のリードを選んでください。
error-lead-ambiguous = 「{ $lead }」に当てはまるリードが{ $count }件あります。IDで指定してください。
error-stage-nameless = ステージの名前を、日本語か英語のどちらかで入力してください。
error-stage-needed = { $kind ->
    [won] 受注のステージは1つ以上必要です。
    [lost] 失注のステージは1つ以上必要です。
   *[other] 進行中のステージは1つ以上必要です。
}先に別のステージを追加してください。
error-stage-not-empty = このステージには{ $count }件のリードがいます。移動先のステージを選んでください。
error-stage-not-found = ステージ「{ $stage }」はありません。
error-lost-reason-needed = 失注理由を選んでください。次に活かすための記録です。
error-not-found = この項目は見つかりません。元に戻されたか、削除された可能性があります。
error-field-invalid = 「{ $value }」はこの項目に使えません。入力内容は残っています。修正してください。
error-field-too-long = 長すぎます({ $limit }文字まで)。入力内容は残っています。
error-mail-address-invalid = 「{ $value }」はメールアドレスではありません。name@example.com の形で入力してください。
error-date-in-future = { $value } は未来の日付です。今日以前の日付を選んでください。
error-date-invalid = 「{ $value }」は日付ではありません。2026/11/21 の形で入力してください。
error-money-invalid = 「{ $value }」は金額ではありません。1,200,000 の形で入力してください。
error-no-score-model = スコアモデルがありません。バックアップから復元してください。
error-nothing-to-undo = 元に戻す操作はありません。
error-nothing-to-redo = やり直す操作はありません。
error-undo-conflict = 元に戻せません。その後{ $count }件が変更されています。新しい変更から順に戻してください。
error-not-undoable = この変更はもう元に戻せません。
error-file-too-large = ファイルが{ $limit_mb }MBを超えています。分けてインポートしてください。画像入りのブックは、シートだけをCSVで保存してください。
error-file-empty = ファイルに何も入っていません。別のファイルを選んでください。
error-card-missing = 人・会社・連絡先のいずれも見つかりません。署名全体を貼り付けるか、vCardファイルを選んでください。
error-picture-unknown = 読み取れる画像ではありません。PNG・JPEG・WebPのファイルを選んでください。
error-picture-too-large = 画像が{ $limit_mb }MBまたは{ $limit_mp }百万画素を超えています。小さく保存し直して選んでください。
error-code-missing = この画像にQRコードが見つかりません。コード全体がはっきり写った画像を選んでください。
error-code-too-long = コードに収まる長さ({ $limit }バイト)を超えた文字列です。何も読み込んでいません。
error-too-many-columns = 列が{ $count }あります({ $limit }列まで)。列を減らしてください。
error-quote-open = { $line }行目の引用符が閉じられていません。ファイルを直して読み直してください。
error-surplus-cells = 最後の列より右の{ $count }個のセルは読み込んでいません。
error-bad-bytes = 文字にならないデータが{ $count }バイトあります。別の文字コードをお試しください。
error-phone-damaged = 「{ $value }」は表計算ソフトで変わった電話番号です。ファイルで修正してください。
error-phone-invalid = 「{ $value }」は電話番号ではありません。
error-too-many-profiles = インポート設定は{ $limit }件までです。先に1つ削除してください。
error-no-name-column = 名前か会社名の列がありません。項目の対応付けで選んでください。
error-score-model-invalid = このルールは使えません({ $reason }: { $place } { $value })。保存していません。
error-mail-recipients-missing = 宛先が選ばれていません。1人以上選んでください。
error-mail-account-missing = メールアカウントがまだありません。設定で追加するか、練習用メールボックスを使ってください。
error-mail-text-missing = 件名または本文が空です。テンプレートを選ぶか、文章を入力してください。
error-legal-items-missing = 複数の方に送るメールには送信者情報が必要です。メールアカウントに名前・住所・苦情等の問い合わせ先を入力してください。
error-template-broken = 本文を差し込めません: { $value }({ $line }行目)。修正してもう一度お試しください。
error-nobody-eligible = このメールを送れる方がいません。{ $count }件すべてが対象外です。理由は一覧で確認できます。
error-message-left = { $to } さん宛てのメールは送信済みか送信中のため、この操作はできません。
error-sender-busy = このファイルからのメールはすでに送信中です。残りは自動で続けて送信されます。
error-condition-invalid = { $reason ->
    [subject] 「{ $subject }」は条件にできません。新しい版で作られた可能性があります。この条件を外してください。
    [operator] 「{ $subject }」はこの比べ方ができません。別の比べ方を選んでください。
    [size] 条件が多すぎるか、値が長すぎます。減らしてください。
   *[value] 「{ $value }」は「{ $subject }」に使えません。値を直してください。
}
error-sentence-invalid = { $at }文字目から読み取れません。{ $expected ->
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
}。
error-condition-lost = 削除されたものを指す条件が{ $count }件あり、このままでは絞り込みより多くの人が対象になります。取り消し線の付いた条件を先に外してください。
error-file-not-text = 読み込める一覧ではありません。CSV・TSV、表計算ファイル(XLSX・XLS・ODS)、vCard、Enishiのアーカイブのいずれかを選んでください。
error-file-broken = ファイルが壊れているか、途中で切れています。何も読み込んでいません。元のアプリで保存し直してください。
error-file-protected = パスワード付きのファイルです。開いてパスワードなしで保存し、そのファイルを選んでください。
error-file-unpacks-large = 展開すると{ $limit_mb }MBを超えるファイルです。何も読み込んでいません。分けてインポートしてください。
error-archive-foreign = Enishiのアーカイブではないか、途中で切れています。「完全アーカイブ」で書き出したファイルを選んでください。
error-archive-broken = アーカイブが変更されているか、壊れています。何も復元していません。別のコピーを使ってください。
error-archive-too-new = 新しいバージョンのEnishiで作られたアーカイブです。アプリを更新してから復元してください。
error-file-exists = { $path } には既にファイルがあります。上書きはしません。別の名前を指定してください。
error-card-broken = この名刺データは読み取れません。元のアプリで保存し直してください。

error-own-value-invalid = { $kind ->
    [number] 「{ $value }」は{ $name }の数値として読めません。1,200 や 0.5 のように、小数は3桁までで入力してください。
    [money] 「{ $value }」は{ $name }の金額として読めません。¥1,200 や 120万円 のように入力してください。
    [date] 「{ $value }」は{ $name }の日付として読めません。2026-04-01 のように入力してください。
    [choice] 「{ $value }」は{ $name }の選択肢にありません。選択肢：{ $choices }
    [multi] 「{ $value }」は{ $name }の選択肢にありません。選択肢：{ $choices }。複数のときは読点で区切ってください。
    [link] 「{ $value }」は{ $name }のURLとして読めません。https:// か http:// で始めてください。
    [yes_no] 「{ $value }」は{ $name }の「はい」「いいえ」のどちらにも読めません。
   *[other] 「{ $value }」は{ $name }に入りません。入力はそのまま残っています。直してください。
}
error-field-nameless = 名前がありません。名前を入力してください。
error-field-name-taken = 「{ $name }」はすでにあります。別の名前にしてください。
error-choices-missing = 選択肢がありません。1つ以上追加してください。
error-too-many-on-card = カードに表示できる項目は{ $limit }つまでです。先にほかの項目を外してください。
error-too-many-fields = カスタム項目は{ $limit }個までです。先にどれかを削除してください。
error-bulk-nameless = リード{ $count }件に氏名も会社名も残らなくなります。何も変更していません。
error-bulk-no-company = 業種は会社の項目ですが、リード{ $count }件に会社がありません。何も変更していません。
error-corporate-number-invalid = 「{ $value }」は法人番号ではありません。13桁で、先頭の1桁が検査用の数字です。
error-work-known = { $name }はすでに所属にあります。
