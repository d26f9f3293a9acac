# Today: whom to contact and why.

## Groups
today-replied = 返信あり、対応待ち
today-overdue = 期限切れ
today-due = 今日が期限
today-hot = 高スコアで次のアクションなし
today-quiet = 動きなし
today-review = 確認

## Why: facts on a row
why-replied = { $days ->
    [0] 本日返信
    [1] 昨日返信
   *[other] { $days }日前に返信
 }
why-asked = { $what ->
    [quote] 見積もりの依頼
    [appointment] 面談の依頼
    [consultation] 相談の依頼
    [question] 質問あり
   *[other] 依頼: { $what }
 }
why-own = { $title }
why-planned = { $step ->
    [call] 電話の予定
    [mail] メールの予定
    [visit] 訪問の予定
    [meeting] 打ち合わせの予定
    [quote] 見積もりの送付
    [letter] 手紙の送付
   *[other] 作業の予定
 }
why-planned-at = { $step ->
    [call] 電話の予定 { $time }
    [visit] 訪問の予定 { $time }
    [meeting] 打ち合わせの予定 { $time }
   *[other] 予定 { $time }
 }
why-crossed = スコア{ $total }(+{ $gain })
why-because = { $rule } +{ $points }
why-late = { $days }日超過
why-value = 見込み { $money }
why-grade = 優先度{ $grade }
why-source = { $source }
why-points = 今週 +{ $points }
why-no-step = 次のアクションなし
why-stage = { $stage }で{ $days }日
why-waiting = 返信待ち { $days }日
why-last-contact = 最終接触から{ $days }日
why-no-contact = まだ接触なし

## Causes to review
today-review-unknown = 送信結果不明 { $count }通
today-review-refused = 受付拒否 { $count }通
today-review-held = 保留 { $count }通
today-review-duplicates = 重複の可能性 { $count }件

## Screen
today-start = 始める
today-pause = 中断
today-to-do = 残り{ $count }件
today-minutes = 約{ $minutes }分
today-finished = { $count }件完了
today-progress = 今日の完了
today-working = { $at } / { $of }
today-working-keys = d 完了 · s あとで · Esc 中断
today-rest = 他{ $count }件
today-row = { $name }、{ $company }、スコア{ $score } { $band }、{ $step }。理由: { $why }
today-empty = { $count ->
    [0] 今日の対応は完了です。
   *[other] 今日の対応は完了です。明日は{ $count }件あります。
 }
today-empty-quiet = 動きのないリードを見る
today-empty-new = 今日の対応はここに並びます
today-empty-new-text = 次のアクション、返信、高いスコアのあるリードが、理由つきで並びます。
today-upcoming = 今後7日: { $days }
today-review-needs-ok = 承認待ちのメール { $count }通
today-verb-call = 電話
today-verb-mail = メール
today-verb-reply = 返信
today-verb-visit = 訪問済み
today-verb-plan = 予定
today-verb-done = 完了

## Checklist
today-check = はじめの一歩
today-check-count = { $done } / { $all }
today-check-close = はじめの一歩を閉じる
today-check-done = 完了
today-check-leads = リードを3件追加する
today-check-step = 次のアクションを1件設定する
today-check-mail = メールを接続する、または練習する
today-check-backup = バックアップを作る
today-check-follow-up = 最初のフォローメールを送る

## Holidays
holiday-new-year = 元日
holiday-coming-of-age = 成人の日
holiday-foundation = 建国記念の日
holiday-emperors-birthday = 天皇誕生日
holiday-spring-equinox = 春分の日
holiday-showa = 昭和の日
holiday-constitution = 憲法記念日
holiday-greenery = みどりの日
holiday-children = こどもの日
holiday-marine = 海の日
holiday-mountain = 山の日
holiday-aged = 敬老の日
holiday-autumn-equinox = 秋分の日
holiday-sports = スポーツの日
holiday-culture = 文化の日
holiday-labour = 勤労感謝の日
holiday-enthronement = 即位の日
holiday-substitute = 振替休日
holiday-citizens = 国民の休日
