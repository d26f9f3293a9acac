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
