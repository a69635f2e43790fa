namespace FoodCredit.Pipeline.Sampling;

/// <summary>The words that invented names and addresses are made of. Every character is in GBK.</summary>
internal static class CityWords
{
    /// <summary>Characters of shop names (字号), each once; none begins a word of <see cref="Trade.Words"/>, so that names stay unique.</summary>
    public const string Brand =
        "福源鑫盛泰华顺祥和兴隆达丰润嘉恒瑞康宏昌永信诚德利民佳味香园满堂春秋江赣洪滕阁云天宇星辰月明光辉煌金银玉翠青山绿野禾谷穗仓廪稻粟豫章桃李梅兰竹菊荷莲松柏枫桂樟柳"
        + "榕桐椿棠芸芳菲雅静安宁吉庆喜乐欢悦心怡然自若清泉溪湖波澜涛浩瀚远志鹏飞凤龙麟鹤鹿骏驰腾跃升起航帆舟渡桥岸港湾洲岛屿峰岭峦岳崇尚博学思敏慧聪颖智勇仁义礼孝忠厚朴实"
        + "勤俭耕耘读书墨韵诗画琴棋卓越凡锦绣前程似红旺阳晨曦晓霞虹霓雨露霜雪冰晶莹珠宝贝珍稀奇妙巧匠工坊楼台亭轩苑庭院巷里街邻舍亲友缘聚汇集众合伙伴同创世纪元亿万千百";

    public const string Surnames =
        "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万";

    public const string GivenNames =
        "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红梅飞鹏辉建国志文斌宇浩凯健俊帆雪琳晨阳婷欣怡佳慧颖悦萍莉燕玲云峰林海波宁东亮生根水金福顺";

    public static readonly string[] Roads =
    [
        "八一大道",
        "中山路",
        "胜利路",
        "象山北路",
        "叠山路",
        "孺子路",
        "洪都中大道",
        "解放西路",
        "井冈山大道",
        "抚生路",
        "桃花南路",
        "北京西路",
        "南京东路",
        "上海北路",
        "青山南路",
        "丰和中大道",
        "红谷中大道",
        "会展路",
        "学府大道",
        "凤凰中大道",
        "建设路",
        "人民路",
        "团结路",
        "向阳路",
        "文化路",
        "迎宾大道",
        "长堎大道",
        "莲塘中大道",
        "澄湖东路",
        "龙津大道",
        "岚湖路",
        "胜利中路",
    ];

    /// <summary>Full names, as addresses and shop names write them, by division code.</summary>
    public static readonly (string Code, string Name)[] Districts =
    [
        ("360102", "东湖区"),
        ("360103", "西湖区"),
        ("360104", "青云谱区"),
        ("360111", "青山湖区"),
        ("360112", "新建区"),
        ("360113", "红谷滩区"),
        ("360121", "南昌县"),
        ("360123", "安义县"),
        ("360124", "进贤县"),
    ];
}
