# The score and its reasons. Rule, group and gate codes with dashes for underscores.

## Rules of the starting models (own names win)
score-rule-title = 役職が決裁者
score-rule-target = 関心・業種が対象に一致
score-rule-horizon = 検討時期が近い
score-rule-referred = 紹介で知り合った
score-rule-area = 対応地域内
score-rule-bought = 購入実績あり
score-rule-met = ブースで面談した
score-rule-visit = 来店した
score-rule-reply = 返信・質問があった
score-rule-request = 見積もり・面談を依頼した
score-rule-seminar = セミナーに反応した
score-rule-page = 重要ページを14日間に3回閲覧
score-rule-document = 資料を入手した
score-rule-buyers-page = 購入者が見たページを閲覧
score-rule-size = 従業員が50〜500名
score-rule-free-mail = フリーメール
score-rule-silent = 60日間反応がない
score-rule-click = メールのリンクを開いた
score-rule-reorder = 再注文の時期

## Cuts and rounding
score-rule-group-cap = { $group }の上限
score-rule-group-floor = { $group }の下限
score-rule-half-cap = 上限は50点
score-rule-half-floor = 下限は0点
score-rule-rounding = 端数の調整

## Groups
score-group-person = 人物
score-group-match = 一致度
score-group-need = 検討時期
score-group-place = 地域
score-group-customer = 取引実績
score-group-company = 会社
score-group-doubt = 懸念
score-group-met = 面談
score-group-answer = 返信・依頼
score-group-content = 資料・閲覧
score-group-silence = 反応なし
score-group-return = 再注文

## Gates: why a lead is set aside
score-gate-competitor = 同業者・競合
score-gate-own-staff = 自社の人
score-gate-supplier = 仕入先
score-gate-job-seeker = 求職者
score-gate-no-contact = 連絡手段なし

## Words of the explanation
score-fit = 属性
score-engagement = 行動
score-sum = { $total }点=属性{ $fit }+行動{ $engagement }
score-why = 理由を見る
score-raise = 点が上がる条件
score-raise-to = { $total }点に
score-aside = 除外中: { $reason }({ $total }点)
score-none = まだ点がありません。
score-half-life = { $days }日で半減
score-linear = { $days }日でなくなる
score-age = { $days ->
    [0] 本日
   *[other] { $days }日前
 }
score-change = 7日間で{ $points }
score-model = ルール 第{ $number }版

## The panel “why”
score-why-title = なぜ{ $score }点か
score-of-half = { $points } / 50
score-total = 合計
score-raise-none = すぐにできることはありません。
score-change-up = 7日で +{ $points }
score-change-down = 7日で −{ $points }
score-part-on = { $label } { $date }
score-decay-half = 「{ $label }」は{ $days }日で半減します。
score-decay-linear = 「{ $label }」は{ $days }日かけて減ります。
score-version = ルール第{ $number }版による点数

## What would raise it, by rule
score-raise-title = 役職を確かめる
score-raise-target = 関心の内容を確かめる
score-raise-horizon = 導入の時期を聞く
score-raise-referred = 紹介者を記録する
score-raise-area = 住所を確かめる
score-raise-bought = 最初の購入
score-raise-met = 会って話す
score-raise-visit = 来店・来社
score-raise-reply = 返信がある
score-raise-request = 見積もり・日程を決める
score-raise-seminar = セミナーに参加
score-raise-page = 重要ページをもう一度閲覧
score-raise-document = 資料を受け取る
score-raise-buyers-page = 購入者が見たページを閲覧
score-raise-size = 会社の規模を確かめる
score-raise-click = メールのリンクをクリック
score-raise-reorder = 再注文の時期になる
