using System.Collections.Frozen;

namespace FoodCredit.Pipeline.Sampling.Matching;

/// <summary>
/// Characters that people take for one another. The tables are small and of their own: were they the matcher's, a test would find what it
/// put in.
/// </summary>
internal sealed class CharacterTable
{
    /// <summary>Of the same sound in Mandarin, tones aside for some.</summary>
    public static readonly CharacterTable Homophones = OfGroups(
        """
        福富复付 源元园圆缘原 鑫新心欣信馨芯 盛胜圣晟 泰太态 华花化 顺舜 祥详翔 和合河禾何荷 兴星幸 隆龙 达答 丰峰风锋枫 润闰 嘉佳加家
        恒衡横 瑞锐睿 康慷 宏红鸿虹弘洪 昌常长 永勇泳 诚成城程承 德得 利力立丽 民明名 味位 香乡湘 满曼 堂糖唐 春纯 江姜疆 赣干 滕腾藤
        天添 云芸 宇雨语羽 辰晨臣 月越悦阅 光广 辉晖徽 金锦今津 银寅 玉裕育誉 翠脆 青清轻卿 绿录 野业叶 谷古 仓苍 稻道到 桃陶淘 李里理礼
        梅美 兰蓝岚 竹祝 菊局 莲连联 松嵩 柏百 桂贵 柳六 榕荣容蓉 芳方坊房 菲飞非 雅亚 静敬竞净 安庵 宁凝 吉集及 庆清 喜西希 乐勒 欢环
        怡宜仪宜 然燃 泉全权 溪熙 湖胡壶 波博 涛韬 浩昊皓 志智至致 鹏朋 凤奉 麟林琳霖 鹤贺 鹿路 驰池 升生声 航杭 帆凡 渡度 桥乔侨 岸案 港岗
        岭领玲灵 尚上 思丝 敏闽 慧惠汇会 聪葱 仁人任 义艺益亿 孝笑晓 忠中钟 厚后 朴普 实石时食 俭简 读独 书舒 诗师 琴勤秦 卓桌 前钱 旺望王 阳洋扬杨
        霞夏 露陆 雪学 冰兵 珍真臻 奇齐琪其旗 妙庙 工公功 楼娄 亭庭婷 巷项 街接 友有佑 聚巨具 众重 伙火 伴半 同童铜 创闯 世市事 纪记 万宛 千迁
        饭范 店殿 馆管 面麦 粉分 烧稍 烤考 餐参 饮引 商伤 贸茂 贸冒 科棵 技计 建健 筑铸 装庄 饰适 物务 流留 汽气 车彻 服福 械谢 电典 器气 广光
        传船 媒煤 文闻 教交 培陪 训迅 投头 资姿 实石 发法 展占 张章彰 王汪 陈沉 吴武 周州洲 徐许 马玛 朱珠 胡湖 郭国 林临 罗落 郑正政 刘流 老佬 记纪
        海害 北贝 东冬董 南楠 西希 山杉 大达 小晓 三叁 一壹 二贰 口扣 品拼 美镁 食时 糖唐 茶查 酒久 肉柔 鱼渔余 鸡机基 鸭压 牛钮 羊洋 果裹 蔬疏 菜蔡
        """
    );

    /// <summary>Of like shape (形近字): what a clerk copies or a scanner reads.</summary>
    public static readonly CharacterTable LookAlikes = OfGroups(
        """
        未末 土士 己已 人入八 大太犬 天夭 王玉主 日曰 目且 田由甲申 石右 干千于 午牛 木本 禾木 力刀 万方 今令 工土 江汪 汇江 汉汊 洪淇 清请情晴 青责
        鑫森 金全 银锒 铭铬 锦绵 钢纲 铁轶 华毕 荣荥 菜莱 莲连 兰三 草早 茶荼 草苹 芳劳 苑范 花化 若苦 苗苖 源原 泰秦奉 春舂 盛盟 益盖 鼎晶 品晶 昌冒
        明朋 时旷 晨展 晴睛 星皇 旺汪 昊吴 景影 阳阴 陈陆 除徐 隆降 院阮 福富 祥详 礼札 神伸 永水 冰沐 泉皇 泽译 湖潮 海悔 浩洁 浪狼 波坡 治冶 凉谅
        利刺 和知 科料 秋秒 秀禿 种钟 积职 稳隐 建健 远运 达迖 道遒 进近 通诵 连莲 嘉喜 吉古 吕品 告吉 味昧 呈皇 员圆 团困 园国 图围 固因 住佳往 佳桂
        任仕 信位 伟佛 传转 伟纬 借措 候侯 康庚 庆床 店居 庄压 度席 座库 广厂 厅厂 厨厩 原厚 厦夏 历厉 宏安 宇字 宝室 宁字 富官 实买 家象 宾兵 馆馈 饭饮
        饰饬 饺铰 食良 餐粲 烧绕 烤拷 烟炯 炒抄 煌惶 炉护 灯打 灿仙 烘供 电申 器哭 机枳 林材 村材 杨扬 柏拍 桃挑 桥娇 梅海 梓样 棉锦 楼搂 榕格 材村 板扳
        技枝 投没 拉拦 挂桂 据居 捷捶 推堆 担但 招沼 折拆 抚扶 托拖 玲铃 珍诊 珠殊 理埋 琪棋 瑞端 璃漓 城诚 地他 场扬 坊访 坤坪 塘糖 境镜 墙蔷 士土 壹壶
        设没 诚城 语话 调凋 诺偌 谊宜 详样 讯迅 记计 货贷 贸贺 资姿 财材 贵责 质贡 购构 赣戆 车东 轩轻 辉辉 软欢 输愉 转传 迪油 逸免 速束 邦帮 部剖 都郁
        """
    );

    /// <summary>Simplified characters and their traditional form.</summary>
    public static readonly CharacterTable Traditional = OfPairs(
        """
        华華 东東 车車 马馬 鱼魚 鸟鳥 鸡雞 鸭鴨 鹅鵝 龙龍 凤鳳 门門 问問 间間 闻聞 阁閣 兴興 业業 丰豐 乐樂 云雲 产產 亿億 仓倉 伟偉 传傳 体體 众眾 优優 会會 侨僑
        俭儉 储儲 儿兒 关關 军軍 农農 冯馮 净淨 凯凱 创創 刘劉 剑劍 办辦 务務 动動 劳勞 势勢 医醫 单單 卢盧 卫衛 厂廠 厅廳 历歷 压壓 厨廚 县縣 双雙 发發 变變 叶葉
        号號 后後 吴吳 启啟 员員 园園 国國 图圖 圆圓 圣聖 场場 坚堅 坛壇 备備 头頭 夹夾 奋奮 妆妝 娱娛 学學 宁寧 宝寶 实實 宾賓 对對 导導 将將 尔爾 尧堯 层層 属屬
        屿嶼 岁歲 岗崗 岛島 岭嶺 岳嶽 师師 带帶 帮幫 广廣 庄莊 庆慶 库庫 应應 开開 张張 强強 归歸 录錄 彻徹 径徑 忆憶 怀懷 总總 恒恆 悦悅 惊驚 愿願 户戶 执執 扬揚
        护護 报報 担擔 择擇 挂掛 据據 换換 摄攝 数數 斋齋 无無 旧舊 时時 显顯 晋晉 晓曉 术術 机機 权權 条條 来來 杨楊 杰傑 极極 构構 枫楓 柜櫃 标標 树樹 样樣 桥橋
        检檢 楼樓 榄欖 横橫 欢歡 欧歐 气氣 汇匯 汉漢 汤湯 沟溝 沪滬 泽澤 洁潔 浆漿 测測 济濟 浏瀏 涛濤 润潤 涨漲 渔漁 温溫 湾灣 湿濕 满滿 滨濱 灯燈 灵靈 炉爐 点點
        炼煉 烟煙 烧燒 热熱 焕煥 爱愛 牵牽 狮獅 独獨 猪豬 献獻 环環 现現 玛瑪 电電 画畫 畅暢 疗療 盖蓋 盐鹽 监監 码碼 砖磚 础礎 确確 礼禮 种種 积積 稳穩 窑窯 竞競
        笔筆 筑築 签簽 简簡 粮糧 紧緊 红紅 纤纖 级級 纪紀 纯純 纸紙 纺紡 线線 练練 组組 织織 经經 结結 给給 络絡 统統 绣繡 继繼 绩績 绿綠 维維 综綜 缘緣 网網 罗羅
        联聯 聪聰 肃肅 胜勝 腾騰 舰艦 艺藝 节節 芦蘆 苏蘇 苹蘋 荣榮 药藥 莲蓮 获獲 营營 萧蕭 萨薩 蓝藍 虾蝦 蚁蟻 补補 装裝 见見 观觀 规規 视視 览覽 订訂 计計 认認
        讯訊 记記 许許 论論 设設 访訪 证證 评評 诊診 词詞 试試 诗詩 诚誠 话話 询詢 该該 详詳 语語 误誤 说說 请請 诺諾 课課 调調 谊誼 谱譜 谢謝 谭譚 贝貝 财財 责責
        贤賢 质質 货貨 购購 贵貴 贸貿 费費 贺賀 资資 赖賴 赵趙 趋趨 跃躍 轩軒 转轉 轮輪 软軟 轻輕 载載 辉輝 输輸 边邊 达達 迁遷 过過 运運 还還 进進 远遠 连連 选選
        邓鄧 邮郵 邻鄰 郑鄭 酱醬 释釋 针針 钟鐘 钢鋼 钱錢 铁鐵 铜銅 铝鋁 铭銘 银銀 锅鍋 锋鋒 锐銳 锦錦 键鍵 镇鎮 镜鏡 长長 闽閩 阳陽 阴陰 陆陸 陈陳 际際 陕陝 险險
        随隨 难難 雾霧 静靜 韦韋 韩韓 韵韻 页頁 顶頂 项項 顺順 顾顧 颂頌 预預 领領 频頻 题題 颜顏 风風 飞飛 饭飯 饮飲 饰飾 饺餃 饼餅 馆館 馒饅 驰馳 驾駕 骏駿 验驗
        鲁魯 鲜鮮 鲍鮑 鲤鯉 鹏鵬 鹤鶴 麦麥 黄黃 齐齊 齿齒 宾賓 岚嵐 颐頤 鸿鴻 隽雋 赣贛 滩灘 区區
        """
    );

    private readonly FrozenDictionary<char, string> others;

    private CharacterTable(IEnumerable<(char Character, string Others)> rows) =>
        // A character of several groups belongs to the first.
        others = rows.DistinctBy(row => row.Character).ToFrozenDictionary(row => row.Character, row => row.Others);

    public bool Has(char c) => others.ContainsKey(c);

    /// <summary>Another character in place of <paramref name="c"/>; itself where the table has none.</summary>
    public char Other(char c, ref Draws draws) => others.TryGetValue(c, out var choice) ? choice[draws.Below(choice.Length)] : c;

    /// <summary>How many of its characters a text has.</summary>
    public int CountIn(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var c in text)
            count += others.ContainsKey(c) ? 1 : 0;
        return count;
    }

    private static CharacterTable OfGroups(string groups) =>
        new(
            from @group in Words(groups)
            from c in @group.Distinct()
            let rest = string.Concat(@group.Distinct().Where(other => other != c))
            where rest.Length > 0
            select (c, rest)
        );

    private static CharacterTable OfPairs(string pairs) => new(Words(pairs).Select(pair => (pair[0], pair[1..])));

    private static string[] Words(string text) => text.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
}
