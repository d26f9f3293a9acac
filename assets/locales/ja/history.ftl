# 変更履歴とゴミ箱
history-about = 新しい順です。変更を1つずつ元に戻せます。その後に同じデータが変更されている場合は、何も戻さず該当するものを表示します。
history-undo-last = 直前の変更を元に戻す
history-undo-this = 元に戻す: { $label }
history-undone = 元に戻し済み
history-fixed = 元に戻せません
# Undo and redo of a follow-up of which some mails had left: what stays, then what went along.
history-undone-mails = { $left ->
    [0] { "" }
   *[other] { $left }通は送信済みのため取り消せません。
}{ $unsure ->
    [0] { "" }
   *[other] { $unsure }通は送信された可能性があるため、そのままにします。
}{ $done ->
    [0] 取り消せるメールはありませんでした。
   *[other] { $done }通を取り消しました。
}
history-redone-mails = { $left ->
    [0] { "" }
   *[other] { $left }通は送信済みのため再送しません。
}{ $unsure ->
    [0] { "" }
   *[other] { $unsure }通は送信された可能性があるため再送しません。
}{ $done ->
    [0] 送信待ちに戻すメールはありません。
   *[other] { $done }通を送信待ちに戻しました。
}
history-newer = 新しい変更
history-older = 古い変更
history-empty = まだ変更はありません
history-empty-text = すべての変更がここに残り、再起動後も元に戻せます。
history-trash-about = 削除したリードは30日間ここに残り、その後完全に消去されます。
history-trash-count = { $count }件
history-trash-empty = ゴミ箱は空です
history-trash-empty-text = 削除したリードは30日間ここに残ります。
history-trash-name = 名前
history-trash-company = 会社
history-trash-since = 削除日時
history-trash-until = 消去日
history-restore = 戻す
history-restore-of = { $name }を戻す
history-restore-all = すべて戻す
history-restored = { $count ->
    [1] { $name }さんを戻しました。
   *[other] { $count }件を戻しました。
}

## Names of changes: one per Op of the core (undo/op.rs)
op-seed = データファイルを準備
op-roll-day = 日付の更新
op-add-lead = { $count ->
    [1] { $name } を登録
   *[other] リード{ $count }件を登録
}
op-update-lead = { $count ->
    [1] { $name } を編集
   *[other] リード{ $count }件を編集
}
op-update-contact = { $count ->
    [1] { $name } の連絡先を編集
   *[other] リード{ $count }件の連絡先を編集
}
op-tag-leads = { $count ->
    [1] { $name } にタグを設定
   *[other] リード{ $count }件にタグを設定
}
op-grade-leads = { $count ->
    [1] { $name } の優先度を設定
   *[other] リード{ $count }件の優先度を設定
}
op-trash-leads = { $count ->
    [1] { $name } を削除
   *[other] リード{ $count }件を削除
}
op-restore-leads = { $count ->
    [1] { $name } を戻す
   *[other] リード{ $count }件を戻す
}
op-add-activity = { $count ->
    [1] { $name } に活動を記録
   *[other] リード{ $count }件に活動を記録
}
op-plan-step = { $count ->
    [1] { $name } の次のアクションを設定
   *[other] リード{ $count }件の次のアクションを設定
}
op-finish-step = { $count ->
    [1] { $name } のアクションを完了
   *[other] リード{ $count }件のアクションを完了
}
op-snooze-step = { $count ->
    [1] { $name } のアクションをあとで
   *[other] リード{ $count }件のアクションをあとで
}
op-move-step = { $count ->
    [1] { $name } のアクションの期限を変更
   *[other] リード{ $count }件のアクションの期限を変更
}
op-drop-step = { $count ->
    [1] { $name } のアクションを取り消し
   *[other] リード{ $count }件のアクションを取り消し
}
op-add-source = 獲得元「{ $name }」を追加
op-move-leads = { $count ->
    [1] { $name } を[{ $stage }]に移動
   *[other] リード{ $count }件を[{ $stage }]に移動
}
op-reorder-leads = { $count ->
    [1] [{ $stage }]で{ $name } を並べ替え
   *[other] [{ $stage }]でリード{ $count }件を並べ替え
}
op-sort-stage = [{ $stage }]の並べ替え方法を変更
op-update-stage = ステージ[{ $stage }]を編集
op-add-stage = ステージ[{ $stage }]を追加
op-order-stages = ステージ[{ $stage }]の順番を変更
op-remove-stage = ステージ[{ $stage }]を削除
op-put-off-pair = { $name } と { $other } の確認を後回し
op-mark-different = { $name } と { $other } を別人として扱う
op-merge-leads = { $people ->
    [1] { $other } を { $name } に統合
   *[other] リード{ $count }件を{ $people }件に統合
}
op-import = リード{ $count }件をインポート
op-load-sample = サンプルデータを追加
op-remove-sample = サンプルデータを削除
op-record-consent = { $count ->
    [1] { $name } の同意を記録: { $ground }
   *[other] リード{ $count }件の同意を記録: { $ground }
}
op-save-account = メールアカウント { $name } を保存
op-remove-account = メールアカウント { $name } を削除
op-save-profile = インポート設定「{ $name }」の保存
op-remove-profile = インポート設定「{ $name }」の削除
op-save-template = テンプレート「{ $name }」を保存
op-remove-template = テンプレート「{ $name }」を削除
op-queue-follow-up = { $count }通を送信待ちに追加
op-cancel-messages = { $count }通を取り消し
op-retry-messages = { $count }通を再送
op-resolve-message = 送信結果不明のメールを確定
op-send-mail = メールを送信
op-account-state = メールアカウントの状態
op-update-settings = 設定を変更
op-appearance = 外観を変更
op-undo = 元に戻す: { $what }
op-redo = やり直し: { $what }
op-save-segment = ビューの保存: { $name }
op-order-segments = ビューの並べ替え: { $name }
op-remove-segment = ビューの削除: { $name }

op-add-field = 項目「{ $name }」を追加
op-update-field = 項目「{ $name }」を変更
op-order-fields = 項目「{ $name }」を並べ替え
op-remove-field = 項目「{ $name }」を削除
op-bulk-edit = リード{ $count }件を一括編集
op-confirm-leads = { $count ->
    [1] { $name } の内容を確認
   *[other] リード{ $count }件の内容を確認
}
op-edit-work = { $name } の所属を変更
op-update-company = 会社「{ $name }」を変更
op-merge-companies = 会社「{ $merged }」を「{ $name }」に統合
