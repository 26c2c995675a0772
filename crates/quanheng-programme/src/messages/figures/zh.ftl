# 图。

## 布局的检查

tile-unknown = 没有名为“{ $given }”的评价对象，该方格也没有自己的名称
    .hint = 请写评价对象代码；如不是评价对象，请在 `name_zh` 或 `name_en` 中写名称
tile-twice = 与第 { $line } 行为同一对象或同一位置
    .hint = 每个对象只有一个方格，每个方格位置各不相同
tile-place = “{ $given }”不是行号或列号
    .hint = 请写 0 至 200 的整数
tile-none = “{ $unit }”在 { $file } 中没有方格
    .hint = 方格地图上将缺少该对象，请补上一行
shape-none = “{ $unit }”在 { $file } 中没有形状
    .hint = 地图上将缺少该对象，请补上形状，或核对指明评价对象的属性
shapes-not-geojson = { $file } 不是 GeoJSON 要素集合
    .hint = 须为含 `features` 列表的 JSON；其他格式请先转换
shapes-no-unit = { $file } 中没有任何形状的属性 `{ $key }` 是评价对象的代码或名称
    .hint = 请在 `[map]` 中写明属性：`key = "…"`

## 为何没有图

figure-no-echarts = 编译本程序时没有 ECharts，无法绘图
    .hint = 请在源代码目录运行 `cargo xtask setup` 后重新编译
no-such-figure = 没有名为“{ $given }”的图
    .hint = `quanheng figure DIR --list` 列出全部图
figure-too-many-words = “{ $name }”多了一段：“{ $extra }”
    .hint = `quanheng figure DIR --list` 说明图的名称写法
figure-too-few-words = “{ $name }”没有写明对象
    .hint = `quanheng figure DIR --list` 说明图的名称写法
figure-no-scores = 没有评价对象有“{ $node }”的得分
    .hint = 请选择已计分的节点和时期
figure-no-figures = 该时期有“{ $node }”数据的对象太少，或数值全部相同
    .hint = 请用 `--period` 选择有数据的时期
figure-no-values = { $unit }在任何时期都没有“{ $node }”的数值
    .hint = 请选择其他对象或指标
figure-one-period = “{ $node }”只有一个时期有数值
    .hint = 折线至少需要两个时期；多个时期的得分请用 `--period all`
figure-not-scored = “{ $given }”不是更早的计分时期；已计分：{ $scored }
    .hint = 请写其他时期，或用 `--period all` 对全部时期计分
figure-few-pairs = “{ $name }”：只有 { $count } 个对象两项数值都有
    .hint = 拟合直线至少需要三个；请选择其他指标或时期
figure-few-parts = “{ $name }”：相关至少需要两个部分
    .hint = 请写至少有两个下级的节点
figure-radar-parts = “{ $node }”的下级不足三个，无法画雷达图
    .hint = 请写至少有三个下级的节点，或改画条带图：`strip/UNIT`
figure-needs-uncertainty = “{ $name }”显示名次的可靠程度，但尚未计算
    .hint = 请提供同一次计算的不确定性分析
figure-needs-sensitivity = “{ $name }”显示名次变动的来源，但尚未计算
    .hint = 请提供同一次计算的敏感性分析
figure-no-spread = 名次从不变动，没有可分解的方差
    .hint = 请在 `[audit]` 中让更多假设变动
figure-needs-tiles = 项目没有方格布局
    .hint = 请加入 `[map]`，写 `tiles = "tiles.csv"`：列为 unit、row、col
figure-needs-shapes = 项目没有边界数据
    .hint = 请在 `[map]` 中写 `shapes = "….geojson"`，采用本单位认可的边界；本程序不附带任何边界。也可改画 `tile-map`
figure-character = 字体中没有字符“{ $character }”（{ $point }），见于“{ $text }”
    .hint = 请换一种写法；可绘制 GB 2312 汉字、拉丁字母、希腊字母和数学符号
figure-script = ECharts 未能绘图：{ $reason }
    .hint = 这不应发生；请连同图的选项（`--out NAME.json`）一并报告
figure-picture = 无法把图转为 PNG：{ $reason }
    .hint = 请使用 SVG
figure-ending = 图可写为 .svg、.png、.csv 或 .json，不能写为“{ $path }”
    .hint = 请使用以上结尾之一

## 各图通用

figure-tier = { $number ->
    [1] 第一梯队
    [2] 第二梯队
    [3] 第三梯队
    [4] 第四梯队
    [5] 第五梯队
   *[other] 第{ $number }梯队
    }
figure-unit-score = 得分
figure-unit-none = 未注明单位
figure-unit = 单位：{ $unit }
figure-unit-two-axes = 左轴：{ $left }；右轴：{ $right }
figure-unit-rank = 名次，1 为最优
figure-unit-divided = { $unit } ÷ { $denominator }（{ $measure }）× { $scale }
figure-unit-tier-and-rank = 梯队；数字为名次
figure-unit-score-and-rank = 得分，按对象数分为五段；数字为名次
figure-source = 资料来源：{ $title }，{ $period }，计算结果
figure-source-scenario = 资料来源：{ $title }，{ $period }，计算结果，情景：{ $scenario }
figure-source-figures = 数据来源：{ $sources }
figure-axis-score = 得分
figure-axis-rank = 名次
figure-axis-rank-of = 名次
figure-year = { $year }年
figure-all-units = 全部对象
figure-each-unit = 各对象
figure-mean-of = { $peers }均值（{ $count }个）
figure-best-of-each = 各项最优
figure-median = 全部中位数
figure-target = 目标
figure-value = 数值
figure-rank = 名次
figure-gap = { $series }：{ $labels } 无数据，图中留空
figure-not-available = 无数据：{ $names }
figure-left-out = { $count }个对象缺少其中一项数值，未计入
figure-series-alternative = { $title }，共{ $count }个序列。
figure-series-ends = { $one ->
    [yes] { $series }：{ $first }为{ $first_value }。
   *[no] { $series }：{ $first }为{ $first_value }，{ $last }为{ $last_value }。
    }

## 图的种类

figure-kind-ranking = 排名及各部分贡献
figure-kind-rank-intervals = 名次区间
figure-kind-rank-probabilities = 各名次的概率
figure-kind-tile-map = 方格地图
figure-kind-map = 用户自备边界的地图
figure-kind-radar = 对象各部分与所在组、最优值的雷达图
figure-kind-strip = 对象在各指标上的位置
figure-kind-timeline = 随时间的变化及目标
figure-kind-slope = 两个时期的名次
figure-kind-scatter = 两项数值的散点图和拟合直线
figure-kind-correlation = 相关系数
figure-kind-framework = 指标体系与权重
figure-kind-sensitivity = 名次变动的来源
figure-kind-distribution = 分布与离群值
figure-kind-value-and-rank = 对象的数值与名次
figure-kind-bars = 条形图

figure-ranking-title = { $stacked ->
    [yes] { $period }{ $node }：各部分的贡献
   *[no] { $period }{ $node }：排名
    }
figure-ranking-alternative = { $period }{ $node }条形图，{ $count }个对象按得分排列。居前的是{ $leaders }，最高得分{ $best }；末位{ $last }，得分{ $worst }。
figure-rows-left-out = 图中为 { $count } 个评价对象中的前 { $ends } 个和后 { $ends } 个，图的数据文件含全部对象。
figure-rank-intervals-title = { $period }{ $node }：名次区间
figure-rank-intervals-note = 符号为项目现行方法的名次；细线含{ $replicates }次重复中的90%，粗线含中间一半；右侧为留在原梯队的比例。
figure-axis-tier-kept = 梯队不变
figure-rank-intervals-alternative = { $count }个对象“{ $node }”名次的区间图。{ $leader }居首，90%的重复中名次为{ $leader_low }至{ $leader_high }。区间最宽的是{ $widest }：{ $low }至{ $high }。
figure-rank-probabilities-title = { $period }{ $node }：各名次的概率
figure-unit-percent-of-replicates = 占重复次数的百分比
figure-rank-probabilities-note = { $step ->
    [1] { $replicates }次重复中的比例（%）；低于0.5%留白。
   *[other] { $replicates }次重复中的比例；每列含{ $step }个名次，列名为其首位；低于0.5%留白。
    }
figure-rank-probabilities-alternative = { $count }个对象“{ $node }”名次概率热力图。最确定的是{ $surest }：{ $surest_share }%的重复中列第{ $surest_rank }；最不确定的是{ $least }：列第{ $least_rank }的仅{ $least_share }%。
figure-tile-map-title = { $period }{ $node }
figure-map-empty = 灰色：无数据
figure-tile-map-alternative = { $period }{ $node }方格地图，{ $count }个对象各一格，大小相同。首类（{ $class }）：{ $first }。
figure-map-title = { $period }{ $node }
figure-map-shapes = 边界：{ $file }，由用户提供；灰色：无数据
figure-map-alternative = { $period }{ $node }地图，{ $count }个对象着色。首类（{ $class }）：{ $first }。
figure-radar-title = { $period }{ $unit }：{ $node }各部分与{ $peers }、最优值比较
figure-radar-note = 中心为{ $low }，外缘为{ $high }，各部分同一刻度；名称下为该对象得分
figure-radar-alternative = { $unit }{ $count }个部分的雷达图。与{ $peers }均值相比，领先最多的是{ $strongest }（{ $lead }），落后最多或领先最少的是{ $weakest }（{ $lag }）。
figure-strip-title = { $period }{ $unit }：各指标在{ $count }个对象中的位置
figure-unit-strip = 0 为全部对象最低得分，100 为最高；越靠右越好
figure-axis-strip = 最低（0）至最高（100）
figure-strip-alternative = { $unit }在{ $count }个指标上的位置。最好：{ $best }（第{ $best_rank }）；最差：{ $worst }（第{ $worst_rank }）。
figure-timeline-title = { $node }：历年变化
figure-slope-title = { $node }：{ $earlier }与{ $period }名次
figure-slope-note = 深色实线：上升{ $most }位及以上；虚线：下降{ $most }位及以上
figure-slope-alternative = { $count }个对象{ $earlier }与{ $period }名次连线。上升最多：{ $up }，由{ $up_then }到{ $up_now }；下降最多：{ $down }，由{ $down_then }到{ $down_now }。名次不变：{ $kept }个。
figure-scatter-title = { $period }{ $y }与{ $x }
figure-unit-scatter = 横轴：{ $x }；纵轴：{ $y }
figure-scatter-fit = 虚线：y = { $intercept } + { $slope } x；r = { $r }，r² = { $share }%
figure-scatter-alternative = { $count }个对象{ $y }与{ $x }的散点图：r = { $r }，直线解释方差的{ $share }%。离直线最远的是{ $farthest }，在其{ $side ->
    [above] 上方
   *[other] 下方
    }。
figure-correlation-title = { $period }{ $count }个部分之间的相关
figure-unit-correlation = 得分的皮尔逊相关系数
figure-correlation-note = 左侧名称编号，各列为相应编号；按两项得分都有的对象计算
figure-correlation-alternative = { $count }个部分之间{ $pairs }个相关系数的热力图。最高：{ $high_a }与{ $high_b }（{ $high }）；最低：{ $low_a }与{ $low_b }（{ $low }）。负值{ $negative }个。
figure-framework-title = { $title }：{ $leaves }个指标及其权重
figure-unit-weight = 在总指数中的有效权重，%
figure-framework-alternative = { $title }的环图，{ $count }个部分、{ $leaves }个指标，宽度为权重：{ $parts }。权重最大的指标是{ $heaviest }，{ $share }%。
figure-sensitivity-title = { $period }名次平均变动的来源
figure-unit-variance = 占方差的比例
figure-first-order = 一阶：单独
figure-total-order = 总：含与其他共同部分
figure-sensitivity-note = { $samples }个样本；横线为95%区间
figure-sensitivity-alternative = { $count }项假设的一阶和总敏感性指数条形图。影响最大的是{ $main }：单独{ $first }，合计{ $total }。
figure-distribution-title = { $node ->
    [all] { $period }各指标的分布与离群值
   *[other] { $period }{ $node }：分布与离群值
    }
figure-unit-deviations = 与均值相差的标准差数
figure-distribution-note = 箱体为中间一半，线为中位数；须线到箱体1.5倍以内的最后一个对象；其外的对象在有空处标名
figure-distribution-alternative = { $outliers ->
    [0] { $count }个指标的箱线图，没有离群值。
   *[other] { $count }个指标的箱线图，离群值{ $outliers }个，最远的是{ $unit }的{ $node }。
    }
figure-value-and-rank-title = { $unit }：{ $node }的数值与名次
figure-value-and-rank-note = 柱：数值（左轴）；线：在{ $count }个对象中的名次（右轴，1 在上）

## 命令

help-figure = 绘制项目结果的图：SVG、PNG、数据 CSV 或 ECharts 选项
help-figure-name = 图的名称，如 `ranking`、`ranking/维度代码`、`radar/对象`；`--list` 列出全部
help-figure-list = 列出可绘制的图
help-figure-out = 输出文件：.svg、.png、.csv，或 .json（选项）；不写则为 DIR/figures/NAME.svg 和 .csv
help-figure-period = 显示的时期；写 `all` 则对全部时期计分，显示最后一期
help-figure-replicates = 不确定性分析的重复次数，用于显示它的图
figure-written = 已写入：{ $path }
