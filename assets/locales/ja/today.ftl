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
