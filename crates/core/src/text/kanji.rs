//! Variant kanji: written differently, read and meant as the same name.
//!
//! Old forms (旧字体), everyday variants (俗字, 異体字) and characters that old Japanese systems
//! replaced. Each entry is a group; its last character stands for all. Groups join forms that
//! occur for the *same person* on cards and in lists (髙橋 / 高橋), not all look-alikes: 大 and 太,
//! 畑 and 畠, 朝 and 麻 stay apart.
//!
//! Source: 常用漢字表 (内閣告示 2010, Kangxi forms in brackets), 人名用漢字別表 (戸籍法施行規則
//! 別表第二) and the surname variants of the design.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Groups separated by spaces; the last character of each is the common form.
const GROUPS: &str = "
髙高 﨑嵜崎 齋齊斉斎 邊邉辺 澤沢 濵濱浜 德徳 桒桑 廣広 嶋嶌島 冨富 曾曽 櫻桜 國国 眞真 惠恵
瀧滝 龍竜 圓円 榮栄 壽寿 與与 豐豊 實実 寬寛 靜静 淸清 增増 黑黒 藏蔵 萬万 關関 學学 條条 禮礼
佛仏 兒児 兩両 勳勲 卷巻 吳呉 單単 嚴厳 壯壮 將将 尙尚 峯峰 嶽岳 巖巌 巢巣 帶帯 廳庁 彌弥 彥彦
應応 懷懐 戀恋 戶戸 拜拝 擴拡 收収 敍叙 數数 斷断 晉晋 晝昼 曉暁 會会 栁桺柳 檜桧 槇槙 樂楽 樣様
樓楼 橫横 歐欧 步歩 歷歴 歸帰 每毎 氣気 沒没 淵渊渕 溪渓 滿満 濟済 瀨瀬 灣湾 爲為 獨独 瑤瑶 當当
疊畳 發発 盡尽 硏研 祿禄 稅税 稻稲 穗穂 穰穣 竝並 粹粋 絲糸 經経 綠緑 緖緒 繩縄 聰聡 聲声 肅粛
臺台 舊旧 舘館 莊荘 萠萌 蔣蒋 藝芸 薗園 薰薫 蘆芦 號号 螢蛍 衞衛 裝装 覺覚 覽覧 觀観 證証 譽誉
讀読 變変 豫予 賴頼 贊賛 轉転 辨瓣辯弁 遙遥 遲遅 鄕鄉郷 釋釈 鐵銕鉄 錄録 鍊錬 鎭鎮 鑛鉱 陷陥 隨随
險険 隱隠 雙双 雜雑 靈霊 靑青 顏顔 顯顕 餘余 驒騨 驛駅 體体 髮髪 鷗鴎 鶯鴬 鷄雞鶏 鹽塩 麥麦 麴麹
麵麺 黃黄 點点 黨党 齒歯 龜亀 埜野 𠮷吉 凜凛 堯尭 敎教 晄晃 曻昇 昻昂 栢柏 𣘺橋 靏靍鶴 澁澀渋 穐秋
舩船 枡桝 籔藪薮 籠篭 賣売 來来 俠侠 倂併 僞偽 價価 儉倹 內内 册冊 凉涼 劍劒剣 效効 勞労 勵励
勸勧 區区 參参 囑嘱 圍囲 圖図 團団 壘塁 壞壊 壹壱 奧奥 奬獎奨 孃嬢 寳寶宝 對対 專専 屬属 廢廃 彈弾
從従 徵徴 恆恒 惡悪 愼慎 戰戦 戲戯 據拠 擧挙 攝摂 敕勅 權権 殘残 冲沖 淺浅 澂澄 濤涛 燈灯 燒焼
營営 爐炉 狹狭 獵猟 獸獣 獻献 珎珍 畫画 盜盗 祕秘 禪禅 稱称 緣縁 縣県 縱縦 總総 繪絵 繼継 續続
纖繊 缺欠 耻恥 聽聴 膽胆 臟臓 艷艶 莖茎 藥薬 處処 蟲虫 蠶蚕 觸触 謠謡 譯訳 踐践 輕軽 辭辞 遞逓
醉酔 醫医 醬醤 釀醸 錢銭 鑄鋳 閒間 鄰隣 霸覇 飜翻 飮飲 餠餅 騷騒 驅駆 驗験 髓髄 鬪闘 甁瓶 塚塚
";

static COMMON: LazyLock<HashMap<char, char>> = LazyLock::new(|| {
    let mut table = HashMap::new();
    for group in GROUPS.split_whitespace() {
        if let Some(common) = group.chars().next_back() {
            for variant in group.chars().filter(|c| *c != common) {
                table.insert(variant, common);
            }
        }
    }
    table
});

/// First character of [`EVERYDAY`].
const FIRST: u32 = 0x4e00;

/// The common form of each character from U+4E00 to U+9FFF, by its place: every name and company
/// of a list passes here, several times.
static EVERYDAY: LazyLock<Vec<char>> = LazyLock::new(|| {
    let block = ('\u{4e00}'..='\u{9fff}').map(|c| COMMON.get(&c).copied().unwrap_or(c));
    block.collect()
});

/// The form that stands for `c` and its variants; `c` itself if it has none.
pub(crate) fn common_form(c: char) -> char {
    // Everything below the ideographs is decided without the table: most text is not kanji.
    match c {
        '\0'..'\u{3400}' => c,
        '\u{4e00}'..='\u{9fff}' => EVERYDAY.get((c as u32 - FIRST) as usize).copied().unwrap_or(c),
        _ => COMMON.get(&c).copied().unwrap_or(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_common_form_is_never_itself_a_variant() {
        for (variant, common) in COMMON.iter() {
            assert!(!COMMON.contains_key(common), "{variant} leads to {common}, which leads on");
        }
    }

    #[test]
    fn the_variants_of_the_design_meet() {
        for (left, right) in
            ["髙高", "﨑崎", "齋斉", "斎斉", "邊辺", "邉辺", "澤沢", "濵浜", "德徳", "桒桑", "廣広"]
                .iter()
                .chain(["嶋島", "嶌島", "冨富", "曾曽", "櫻桜", "國国", "眞真", "惠恵"].iter())
                .filter_map(|pair| pair.chars().next().zip(pair.chars().nth(1)))
        {
            assert_eq!(common_form(left), common_form(right), "{left} and {right}");
        }
    }
}
