//! Where a Japanese name written without a space divides, by the family names that are common.
//!
//! Some hundred names cover the most of all people; for the rest nothing is guessed. The longest
//! family name that leaves one to three characters for the given name wins (長谷川一 is 長谷川 一,
//! 久保田誠 is 久保田 誠). It stays a guess: only what a person sees and can correct at once (the
//! smart line, a pasted signature) may use it; an import does not.
//!
//! Source: order of frequency as published lists of Japanese family names give it.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::fold::fold;

/// Common family names, in the characters that [`fold`] leaves.
const FAMILY: &str = "佐藤 鈴木 高橋 田中 伊藤 渡辺 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 \
木村 林 斎藤 斉藤 清水 山崎 森 池田 橋本 阿部 石川 山下 中島 石井 小川 前田 岡田 長谷川 藤田 後藤 近藤 \
村上 遠藤 青木 坂本 福田 太田 西村 藤井 金子 岡本 藤原 中野 三浦 原田 中川 松田 竹内 小野 田村 中山 和田 \
石田 森田 上田 原 内田 柴田 酒井 宮崎 横山 高木 安藤 宮本 大野 小島 谷口 工藤 今井 高田 増田 丸山 杉山 \
村田 大塚 新井 小山 平野 藤本 河野 上野 野口 武田 松井 千葉 菅原 岩崎 久保 木下 佐野 野村 松尾 市川 菊地 \
菊池 杉本 古川 大西 島田 水野 桜井 高野 吉川 山内 西田 飯田 西川 小松 北村 安田 五十嵐 川口 平田 関 中田 \
久保田 服部 東 岩田 土屋 川崎 福島 本田 辻 樋口 秋山 田口 永井 山中 中西 吉村 川上 石原 大橋 松岡 馬場 浜田 \
森本 星野 矢野 浅野 大島 松下 吉岡 小池 野田 荒木 熊谷 松浦 大久保 川村 須藤 西山 広瀬 内藤 岡崎 小西 田辺 \
岡 片山 桑原 三宅 大谷 鎌田 本間 石橋 南 森下 児玉 成田 川島 早川 永田 八木 渡部 白石 黒田 牧野 関口 上原 \
大森 小沢 松村 田島 松原 中井 栗原 望月 谷川 榎本 平井 富田 尾崎 篠原 堀 宮田 小田 村山 三上 奥村 足立 堀内 \
川田 大川 内山 荻野 青山 今村 西岡 西 菅野 河合 高山 岸本 杉浦 坂口 土井 関根 松永 中尾 上村 大石 田代 大山 \
川端 川原 永野 植田 小倉 柳沢 片岡 堀江 天野 坂田 塚本 塩田 沢田 吉野 岩本 神田 古賀 須田 平山 河村 畑中 根本 \
今野 飯塚 梅田 寺田 寺西 寺島 松島 萩原 荒井 大田 高島 滝沢 滝川 窪田 沼田 竹田 竹中 岡村 岡野 島村 島崎 平松 \
平川 広田 庄司 東海林 小笠原 小野寺 小野田 小田切 小久保 小泉 小坂 小原 小宮 小森 小谷 小椋 小杉 小柳 大久保 \
大野木 大内 大和田 大場 大城 大沢 大平 大木 大竹 大友 大原 大江 大和 大浦 大越 宇都宮 宇野 宇田川 宇佐美 佐久間 \
佐伯 佐竹 佐川 佐野 久野 久米 久保木 長田 長尾 長島 長野 長沢 長井 長岡 長友 長谷部 長谷 日下部 日下 日高 日野 \
日比野 五味 五島 二宮 三好 三輪 三木 三村 三島 三谷 三田 四方 八田 九鬼 千田 千野 百瀬 万田 一ノ瀬 一條 一条 \
相川 相沢 相馬 相原 赤松 赤木 赤坂 秋元 秋田 秋葉 浅井 浅田 浅川 朝倉 朝日 東山 東野 安部 安達 安倍 安井 安東 \
荒川 有田 有馬 有村 栗田 栗山 栗林 井口 井手 井出 井川 井原 伊東 伊原 伊沢 伊勢 伊達 飯島 飯沼 飯村 生田 池上 \
池内 石塚 石黒 石渡 石野 石山 石崎 石丸 石坂 石倉 泉 板倉 板垣 板橋 市村 市原 稲垣 稲葉 稲田 稲村 今泉 今田 \
入江 岩井 岩瀬 岩下 岩永 岩佐 岩間 岩村 岩淵 植木 植村 上杉 上条 上山 臼井 内海 内野 梅原 梅津 梅本 浦野 江口 \
江川 江藤 海老原 遠山 及川 大下 岡部 岡山 岡林 岡島 岡沢 緒方 奥田 奥山 奥野 長 落合 尾形 尾上 織田 折田 鬼頭 \
甲斐 笠原 笠井 柏木 柏原 勝又 勝田 門田 角田 金井 金沢 金田 金谷 金山 兼田 神谷 神山 神戸 神尾 鴨志田 河内 \
河田 河原 河本 川井 川合 川西 川野 川本 川瀬 川畑 川辺 川又 川名 川中 木内 木本 木原 木戸 岸 岸田 北川 北島 \
北原 北野 北山 喜多 城戸 木田 君島 清田 清野 草野 草間 串田 国分 窪 熊田 倉田 倉橋 黒木 黒川 黒沢 黒崎 桑田 \
桑野 古田 古屋 古沢 越智 輿水 近江 権田 坂井 坂上 坂下 坂東 榊原 榊 向井 桜田 笹川 笹原 笹田 里見 真田 沢 \
塩谷 塩沢 塩見 塩川 重田 志村 志賀 篠田 篠崎 柴崎 渋谷 渋沢 島 島本 島津 下田 下村 下山 庄子 正田 白井 白川 \
新谷 新田 城 神保 末永 末吉 菅 菅沼 杉田 杉原 杉村 杉野 杉崎 鈴村 須賀 住田 住吉 関谷 関本 瀬川 瀬戸 仙波 副島 \
曽我 曽根 染谷 平 高井 高尾 高岡 高倉 高沢 高瀬 高梨 高畑 高原 高松 高見 高村 高谷 田上 田川 田原 田畑 田所 田端 \
滝 滝口 滝本 多田 立川 立花 橘 辰巳 谷 谷本 谷村 玉井 玉木 玉田 千原 土田 土居 土肥 筒井 堤 坪井 津田 津村 角 \
手塚 寺沢 寺本 土橋 徳田 徳永 戸田 戸塚 富永 富沢 富岡 富山 友田 豊田 鳥居 鳥山 直井 永島 永山 永瀬 永尾 中原 \
中沢 中谷 中本 中林 中津 中里 中嶋 仲田 仲村 並木 成瀬 難波 新美 仁科 西尾 西原 西野 西本 西口 西沢 西脇 西谷 \
沼 根岸 野崎 野沢 野中 野上 野原 野本 能登 萩 橋口 橋爪 羽田 畑 波多野 服部 羽鳥 花田 花岡 塙 浜口 浜野 浜 早坂 \
早田 林田 原口 原島 春日 半田 坂 東条 樋渡 久田 平岡 平沢 平塚 平林 平尾 平本 深沢 深谷 深田 福井 福岡 福原 \
福永 福本 福山 福地 藤岡 藤川 藤沢 藤崎 藤村 藤山 藤野 藤森 藤島 二村 二階堂 船橋 布施 古谷 星 細川 細田 細谷 \
堀田 堀川 堀口 本多 本庄 本橋 前川 前原 前島 牧 正木 増井 益田 町田 松崎 松川 松山 松野 松沢 松木 松倉 松本 \
的場 真鍋 三井 三沢 三原 三橋 三枝 水谷 水上 水口 水田 水島 溝口 皆川 南田 湊 峰 宮川 宮沢 宮下 宮内 宮城 宮原 \
宮野 宮地 宮島 宮脇 武藤 村井 村松 村瀬 村岡 村木 村越 村川 室井 目黒 茂木 本山 元木 桃井 森岡 森川 森山 森永 \
森口 森谷 諸岡 門脇 八代 矢島 矢部 矢口 安川 保田 柳 柳田 柳原 薮内 山岸 山形 山川 山岡 山根 山野 山村 山県 山室 \
山上 山城 山田 大和 湯浅 湯川 横井 横田 横尾 横川 横山 吉井 吉沢 吉原 吉本 吉永 吉崎 米田 米山 米沢 若林 若松 \
脇田 和泉 鷲尾 渡 藁科 勅使河原 波田野 曽我部 安孫子 我妻 阿久津 網野 有賀 粟野 雨宮 猪狩 猪股 印南 鵜飼 牛島 \
大河内 大津 沖田 沖 刑部 忍足 小畑 小幡 小川原 風間 梶原 梶田 梶 鹿島 加賀 加瀬 加納 加地 可児 亀井 亀田 蒲田 \
唐沢 刈谷 菊田 北 京極 清原 桐山 桐生 楠 楠木 桑山 高坂 小出 小島 小菅 児島 是枝 佐原 佐山 下川 下平 首藤 白鳥 \
城田 新庄 進藤 杉 瀬尾 袖山 園田 多賀 武井 武石 武内 武市 竹下 竹村 竹本 竹山 辰野 館野 種田 田淵 田丸 出口 天童 \
東郷 時田 所 戸川 冨田 中条 成沢 二瓶 丹羽 沼尻 野々村 野呂 萩野 箱崎 長谷 畠山 畠中 八幡 馬渕 東出 人見 深井 \
藤掛 藤木 古市 古山 本郷 真野 丸尾 丸田 三瓶 御園 光岡 満田 美濃 宗像 村野 毛利 門間 矢吹 谷田 藪田 有働 若山 鷲見 和久井";

/// Family and given name of a name in one piece; `None` where nothing common begins it.
///
/// Asks nothing of a name with a space, of more than seven characters, or not in Japanese script.
pub fn split_by_surname(name: &str) -> Option<(&str, &str)> {
    let borders: Vec<usize> =
        name.char_indices().map(|(at, _)| at).chain(std::iter::once(name.len())).collect();
    let characters = borders.len() - 1;
    // A family name alone stays one: 原田 is nobody called 原 田.
    if !(2..=7).contains(&characters) || !name.chars().all(is_of_a_name) || is_common(name) {
        return None;
    }
    (1..characters).rev().find_map(|length| {
        let (family, given) = name.split_at(*borders.get(length)?);
        let left = characters - length;
        let known = (1..=3).contains(&left) && is_common(family);
        known.then_some((family, given))
    })
}

fn is_common(name: &str) -> bool {
    static FOLDED: LazyLock<BTreeSet<String>> =
        LazyLock::new(|| FAMILY.split_whitespace().map(fold).collect());
    FOLDED.contains(&fold(name))
}

fn is_of_a_name(c: char) -> bool {
    matches!(c, '々' | 'ノ' | 'ヶ' | 'ぁ'..='ゖ' | 'ァ'..='ヺ' | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_one_piece_divides_behind_a_common_family_name_and_else_nowhere() {
        let cases = [
            ("山田太郎", Some(("山田", "太郎"))),
            ("長谷川一", Some(("長谷川", "一"))),
            ("久保田誠", Some(("久保田", "誠"))),
            ("佐々木希", Some(("佐々木", "希"))),
            ("髙橋みなみ", Some(("髙橋", "みなみ"))),
            ("渡邊健一", Some(("渡邊", "健一"))),
            ("林健太郎", Some(("林", "健太郎"))),
            ("小野寺さくら", Some(("小野寺", "さくら"))),
            ("東海林のり子", Some(("東海林", "のり子"))),
            ("田中", None),
            ("原田", None),
            ("長谷川", None),
            ("山田 太郎", None),
            ("鬼龍院翔", None),
            ("山田商店営業部", None),
            ("Smith", None),
            ("", None),
        ];
        for (name, parts) in cases {
            assert_eq!(split_by_surname(name), parts, "{name}");
        }
    }
}
