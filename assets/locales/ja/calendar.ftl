# カレンダー: 日ごとの予定、同じリードの一覧・ボード・カレンダー表示

## The same leads, shown otherwise
calendar-switch = 一覧・ボード・カレンダー
calendar-as-table = 一覧で表示
calendar-as-board = ボードで表示
calendar-as-calendar = カレンダーで表示

## Head
calendar-title = カレンダー
calendar-today = 今日
calendar-range = 月または週
calendar-month = 月
calendar-week = 週
calendar-week-before = 前の週
calendar-week-after = 次の週
calendar-from-to = { $from }〜{ $to }
calendar-grid = カレンダー、{ $period }

## Days
calendar-steps = 次のアクション{ $count }件
calendar-steps-many = 次のアクション{ $count }件以上
calendar-closes = 受注予定{ $count }件
calendar-closes-many = 受注予定{ $count }件以上
calendar-nothing = 予定なし
calendar-more = 他{ $count }件
calendar-more-many = 他{ $count }件以上
calendar-all = { $count }件
calendar-all-many = { $count }件以上
calendar-day-next = 次の{ $count }件を表示
calendar-close = 受注予定

## Moving
calendar-move = 別の日に移す…
calendar-move-title = 別の日に移す
calendar-move-day = 日付
calendar-move-hint = キーボードではAlt+矢印キーで1日または1週ずつ移せます。
calendar-move-verb = 移す
calendar-moved-step = { $name }の次のアクションを{ $day }に変更しました
calendar-moved-close = { $name }の受注予定日を{ $day }に変更しました
calendar-picked = { $name }をつかみました
calendar-over = { $day }の上
calendar-cancelled = 取り消しました。{ $day }に戻ります

## Nothing there
calendar-empty = { $period }の予定はありません。リードに次のアクション(t)または受注予定日を設定してください。
calendar-empty-filtered = { $period }に予定のある、条件に合うリードはいません。
