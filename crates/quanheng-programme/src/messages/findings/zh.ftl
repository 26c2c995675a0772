# 检查意见。每个代码一条；`.hint` 说明怎么办。

did-you-mean = 是不是“{ $nearest }”？

## 文件

no-such-file = 没有文件“{ $file }”
    .hint = 路径相对于 quanheng.toml 所在文件夹
empty-file = 文件是空的
    .hint = 表格至少要有一行表头和一行数据
encoding = 第 { $byte } 字节无法按{ $encoding ->
        [text] 文字
       *[other] { " " }{ $encoding } { "" }
    }读取
    .hint = 请另存为 UTF-8；数据表也可以是 GB18030，或带字节顺序标记（BOM）的 UTF-16
csv-syntax = 文件不是 CSV 表格
    .hint = 字段之间用逗号分隔，含逗号的字段加双引号
duplicate-column = 列“{ $column }”出现两次
    .hint = 请改名或删去其中一列
ragged-row = 本行有 { $fields } 个字段，表头有 { $columns } 个
    .hint = 含逗号的字段要加双引号
missing-column = 缺少列“{ $column }”
    .hint = 现有的列：{ $known }
unknown-column = 列“{ $column }”在这里没有意义，已略过
    .hint = 可用的列：{ $known }
unreadable-file = 文件无法读取：{ $reason }
    .hint = 请用原来的软件打开并重新保存

## quanheng.toml

toml-syntax = 这不是 TOML：{ $message }
    .hint = 文字加双引号，列表加方括号，表以 [名称] 开头
unknown-key = 键“{ $key }”在这里没有意义
    .hint = 可用的键：{ $known }
key-missing = 这里缺少键“{ $key }”
    .hint = quanheng new 给出完整的文件，quanheng schema 列出全部键
key-misfit = “{ $key }”须为{ $kind ->
        [text] 加双引号的文字
        [choice] 下列之一：{ $words }
        [count] 不小于 0 的整数
        [positive] 大于 0 的数
        [number] 数
        [texts] 文字列表
        [words] 一段文字，或每种语言一段
        [text-map] 文字到文字的表
        [table] 表
       *[tables] 表的列表
    }
    .hint = { $kind ->
        [words] 写作 { "{" } zh = "…", en = "…" { "}" }
        [texts] 写作 ["…", "…"]
        [tables] 每个表用两层方括号：[[{ $key }]]
       *[other] 请修改这个值
    }
bad-id = “{ $given }”不能作标识
    .hint = 请用小写字母、数字和连字符
bad-period = “{ $given }”不是本项目的期间
    .hint = 期间写作 { $example }；频率在 [periods] 中设定
periods-reversed = 首期晚于末期
    .hint = 请对调 from 与 to
unknown-reason = “{ $given }”不是缺失原因
    .hint = 可用的原因：{ $known }
published-without-result = 没有可比的内容：未指明得分、名次或梯队所在的列
    .hint = 请至少指明 score、rank、tier 之一
unknown-node = 指标体系中没有“{ $given }”
    .hint = 代码见指标体系表的 code 列
unknown-scenario = 没有情景“{ $given }”
    .hint = { $known ->
        [none] 本项目没有情景
       *[other] 现有情景：{ $known }
    }
unknown-step = 没有步骤“{ $given }”
    .hint = 现有步骤：{ $known }

## 指标体系与评价对象

bad-code = “{ $given }”不能作代码
    .hint = 代码以字母开头，后接字母、数字或下划线
duplicate-code = 代码“{ $given }”出现两次
    .hint = 一个指标只属于一个上级；请给第二个另起代码
no-root = 指标体系没有总指数
    .hint = 须有一行没有上级，且层级不是 indicator 或 input
several-roots = “{ $node }”没有上级，但总指数已是“{ $root }”
    .hint = 请写明其上级；不计分的数据把层级写作 input
unknown-parent = 没有名为“{ $given }”的上级节点
    .hint = 上级须是另一行的代码，且其层级不是 indicator 或 input
framework-cycle = “{ $node }”成了自己的上级
    .hint = 沿 parent 列查找，会回到本行
input-with-parent = “{ $node }”是输入数据，不能有上级
    .hint = 请清空上级；要计分则把层级改为 indicator
leaf-with-children = “{ $node }”是指标，不能有下级
    .hint = 请把层级改为某一层的名称，例如 dimension
node-without-children = “{ $node }”没有下级
    .hint = 有数据则把层级改为 indicator，否则删去本行
level-missing = “{ $code }”没有层级
    .hint = 请写 indicator、input 或某一层的名称，例如 dimension
name-missing = “{ $code }”没有名称
    .hint = 请填写 name_zh 或 name_en
direction-missing = 指标“{ $node }”没有方向
    .hint = 越大越好写 +，越小越好写 -
bad-direction = “{ $given }”不是方向
    .hint = 越大越好写 +，越小越好写 -
weight-negative = “{ $node }”的权重为负
    .hint = 权重不小于 0；要反转指标请改方向
weight-too-large = “{ $node }”的权重过大
    .hint = 权重是相对的：请把同一上级之下的权重都缩小
no-data-to-score = { $periods } 没有任何数据
    .hint = 请改计其他期间，或核对数据中的期间
tier-names = 给出了 { $names } 个名称，而梯队有 { $tiers } 个
    .hint = 请每个梯队给一个，由好到差，或省略 names
reserved-scenario = “{ $given }”是项目自身方法的名称
    .hint = 请给情景另取名称
weights-all-zero = “{ $node }”的下级权重全为 0
    .hint = 至少一个下级的权重须大于 0
goalposts-reversed = “{ $node }”的上下限颠倒：{ $low } 不小于 { $high }
    .hint = 无论方向如何，goalpost_low 都是较小的数
goalpost-alone = “{ $node }”只有一个界限
    .hint = goalpost_low 与 goalpost_high 要么都给，要么都不给
unknown-denominator = 没有名为“{ $given }”的指标或输入数据
    .hint = 请在指标体系表中加一行，层级写 input
denominator-not-data = “{ $given }”不能作“{ $node }”的分母
    .hint = 分母须是另一个指标或输入数据
denominator-scale = “{ $node }”的分母比例须大于 0
    .hint = 每万人的比例系数为 10000
duplicate-unit = 评价对象“{ $given }”已见于第 { $line } 行
    .hint = 代码不可重复
no-units = 没有评价对象
    .hint = 表中每个评价对象一行
unit-code-missing = 该评价对象没有代码
    .hint = 请填写 code 列
bad-role = “{ $given }”不是角色
    .hint = 请写 member；只展示不排名的写 reference
validity-reversed = 评价对象“{ $unit }”的止期早于起期
    .hint = 请对调 valid_from 与 valid_to

## 数字

not-a-number = “{ $given }”不是数字
    .hint = 请写普通数字，例如 1234.5；没有数据则留空
number-separators = “{ $given }”的数字之间有分隔符
    .hint = 请写 { $instead }
number-percent = “{ $given }”带百分号
    .hint = 请写 { $instead }，把 % 写在指标体系表的 unit 列
number-dash = “{ $given }”不是数字
    .hint = 请留空，或写明原因：not-available、not-applicable、not-yet-reported、confidential、suppressed
number-full-width = “{ $given }”用了全角字符
    .hint = 请写 { $instead }
number-spaces = “{ $given }”前后有空格
    .hint = 请去掉空格，写 { $instead }
number-with-unit = “{ $given }”在数字后带了单位
    .hint = 请写 { $instead }，把单位写在指标体系表的 unit 列
number-formula-error = 单元格有公式错误：“{ $given }”
    .hint = 请在工作簿中改正公式，或清空该单元格
not-finite-data = “{ $given }”不是有限数
    .hint = 没有数据处请写空值

## 数据

unknown-unit = 没有名为“{ $given }”的评价对象（{ $rows } 行）
    .hint = 按代码或名称查找；请加入评价对象表，或设 ignore_unknown_units = "yes"
unknown-indicator = 没有名为“{ $given }”的指标（{ $rows } 行）
    .hint = 请加入指标体系表，或设 ignore_unknown_indicators = "yes"
data-for-inner-node = “{ $node }”由下级计算得出，不能有数据
    .hint = 请删去这些行，或另起代码
unknown-status = “{ $given }”既不是状态标记也不是缺失原因
    .hint = 可用的词：{ $known }
value-with-missing-reason = 既有数值 { $value }，又有缺失原因“{ $reason }”
    .hint = 请清除其中之一
duplicate-same = 该数据重复，数值相同；首见于 { $first }
    .hint = 请删去其一
duplicate-different = 该数据此处为 { $given }，而 { $first } 处为 { $kept }
    .hint = 请保留正确的一个；计算采用了先出现的
period-not-listed = 有 { $rows } 行的期间不在 [periods] 的列表中，已略过
    .hint = 需要时请加入列表
unit-without-data = 评价对象“{ $unit }”没有任何数据
    .hint = 请核对数据与评价对象表中的代码是否一致
unit-not-valid = 评价对象“{ $unit }”在 { $period } 不存在，却有数据
    .hint = 该数据不采用；请更正数据，或更正 valid_from、valid_to
no-data = “{ $node }”在所有期间都没有数据
    .hint = 它不参与任何得分；请核对代码，或从指标体系中删去
no-data-in-period = “{ $node }”在 { $period } 没有数据
    .hint = 除非有步骤填补，它不参与 { $period } 的得分
more-findings = 还有 { $count } 条“{ $code }”
    .hint = 请先改正已列出的；其余往往同因

## 步骤

step-order = 步骤“{ $step }”（{ $kind }）太晚：“{ $other }”已先执行
    .hint = 请移到“{ $other }”之前
step-twice = 已有一个 { $kind } 步骤
    .hint = 一个项目只有一个；个别处用其他方法请写 [step.at.代码]
step-missing = 项目没有执行 { $kind } 的步骤
    .hint = 请加 [[step]]，do = "{ $kind }"
duplicate-step = 步骤“{ $step }”出现两次
    .hint = 请给其中一个另设 id
method-missing = { $kind } 步骤须指明方法
    .hint = 可用的方法：{ $known }
unknown-method = { $kind } 步骤没有方法“{ $given }”
    .hint = 可用的方法：{ $known }
unknown-parameter = 方法“{ $method }”没有参数“{ $key }”
    .hint = { $known ->
        [none] 它没有参数
       *[other] 它的参数：{ $known }
    }
parameter-missing = 方法“{ $method }”需要参数“{ $key }”
    .hint = 说明见 quanheng methods { $method }
parameter-misfit = “{ $key }”须为{ $kind ->
        [number] 数
        [share] 0 到 1 之间的数
        [positive] 大于 0 的数
        [count] 不小于 { $words } 的整数
        [choice] 下列之一：{ $words }
        [numbers] 数的列表
        [text] 文字
       *[texts] 文字列表
    }
    .hint = 说明见 quanheng methods { $method }
parameter-kind = “{ $key }”的值不是数、文字、是否，也不是它们的列表
    .hint = 请写数、加双引号的文字，或用方括号括起的列表
unknown-at = { $kind } 步骤处理的节点或层级中没有“{ $given }”
    .hint = at 后写指标体系中的代码，或层级名称
at-not-allowed = { $kind } 步骤不接受 at
    .hint = 请另写一个步骤
range-reversed = upper 须大于 lower
    .hint = 要反转指标请改方向
power-zero = 幂次 0 即几何平均
    .hint = 请用方法 geometric
tier-sizes = sizes 须为不小于 1 的整数
    .hint = 例如 sizes = [10, 10, 11]
tier-cuts = cuts 须由高到低
    .hint = 例如 cuts = [0.8, 0.7, 0.55]
tier-shares = shares 须在 0 与 1 之间递增
    .hint = 例如 shares = [0.25, 0.5, 0.75]
tier-multiples = multiples 须由高到低
    .hint = 例如 multiples = [1, 0, -1]
category-percentiles = percentiles 须在 0 与 1 之间递增
    .hint = 例如 percentiles = [0.25, 0.5, 0.75]
category-scores = scores 须递增，且与 { $classes } 个档一一对应
    .hint = 档数比百分位多一个
screen-keep-and-drop = “{ $given }”同时写在 keep 与 drop 中
    .hint = 请从其中之一删去
screen-unknown-code = 没有名为“{ $given }”的评价对象或指标
    .hint = keep 与 drop 后写代码

formula-syntax = 公式在此处不完整或不正确
    .hint = 解析器提示：{ $message }
formula-not-number = 此处须为数
    .hint = 可用数字、代码、+ - * / %、条件 ? a : b，以及函数 abs、sqrt、ln、log10、exp、pow、min、max
formula-not-condition = 此处须为条件
    .hint = 请比较两个数：a > 0
formula-arguments = “{ $function }”的参数个数不对
    .hint = pow 取两个，min、max 取一个以上，其余取一个
formula-unknown-function = 没有函数“{ $function }”
    .hint = 可用的函数：{ $known }
derive-unknown-code = 没有名为“{ $given }”的指标或输入数据
    .hint = 请加入指标体系表；不计分的数据层级写 input
derive-over-data = “{ $node }”已有数据，不能再由公式得出
    .hint = 请给派生指标另起代码
derive-undefined = “{ $node }”的公式对 { $unit } 在 { $period } 没有有限结果
    .hint = 该单元格留空；可在公式中防范：d == 0 ? 0 : x / d

## 数据与方法

constant = “{ $node }”在 { $period } 各评价对象数值相同
    .hint = 它不能区分评价对象，也没有可标准化的极差：请去掉，或用 goalposts
goalposts-missing = “{ $node }”没有上下限
    .hint = 请填写 goalpost_low 与 goalpost_high，或在 [step.at.{ $node }] 中改用其他方法
target-missing = “{ $node }”没有目标
    .hint = 请填写 target 列，或在 [step.at.{ $node }] 中改用其他方法
target-reached-by-all = { $period } 各评价对象都已达到“{ $node }”的目标 { $target }
    .hint = 请另设尚未达到的目标，或用 min-max
reference-unknown = 没有名为“{ $given }”的评价对象
    .hint = unit 后写评价对象表中的代码
reference-missing = 作为参照的“{ $given }”在 { $period } 没有“{ $node }”的数据
    .hint = 请先填补，或改用其他参照，或在 [step.at.{ $node }] 中改用其他方法
reference-not-ahead = 作为参照的“{ $given }”在 { $period } 的“{ $node }”为最差值 { $value }
    .hint = 请以更好的评价对象为参照，或用 ratio、difference 形式
reference-not-positive = 作为参照的“{ $given }”在 { $period } 的“{ $node }”为 { $value }，不能作除数
    .hint = 比值要求参照值大于 0；请用 range 形式，或改用其他参照
mad-zero = “{ $node }”在 { $period } 有一半以上评价对象数值相同
    .hint = 绝对中位差因而为 0；请在 [step.at.{ $node }] 中改用 z-score 或 percentile-rank
maximum-not-positive = “{ $node }”在 { $period } 的最大值为 { $value }；取其份额要求最大值大于 0
    .hint = 请在 [step.at.{ $node }] 中改用 min-max
average-not-positive = “{ $node }”在 { $period } 的均值为 { $value }；取其份额要求均值大于 0
    .hint = 请在 [step.at.{ $node }] 中改用 z-score 或 categorical-scale
value-not-positive = “{ $node }”在 { $period } 有数值 { $value }；方法“{ $method }”要以负向指标的数值作除数
    .hint = 数值须大于 0：请用 negative 或 form 另选处理方式，或在 [step.at.{ $node }] 中改用 min-max
value-negative = “{ $node }”在 { $period } 有数值 { $value }；方法“{ $method }”要求数值不小于 0
    .hint = 请在 [step.at.{ $node }] 中改用 min-max
all-zero = “{ $node }”在 { $period } 各评价对象均为 0，方法“{ $method }”无法以 0 作除数
    .hint = 它不能区分评价对象：请去掉
too-few-units = “{ $node }”在 { $period } 有数据的评价对象太少：至少要 { $least } 个
    .hint = 请核对数据
log-not-positive = “{ $node }”在 { $period } 有数值 { $value }，不能取对数
    .hint = 请改用其他形式（ct 按最小值平移），或不处理该指标
log-gii-maximum = “{ $node }”的最大值为 { $value }；gii 形式要求大于 1
    .hint = 请改用 ct 形式
mean-not-positive = “{ $unit }”在 { $period } 于“{ $node }”之下有得分 { $value }；{ $method } 平均要求得分大于 0
    .hint = 请标准化到大于 0 的区间：lower = 1，upper = 100
not-finite = 步骤“{ $step }”：“{ $node }”对 { $unit } 在 { $period } 没有有限值
    .hint = 数值超出该方法的范围；请核对该单元格
unknown-group = 评价对象没有分组“{ $group }”
    .hint = { $known ->
        [none] 请在评价对象表中加 group_{ $group } 列
       *[other] 现有分组：{ $known }
    }
tier-sizes-total = 各梯队个数合计 { $total }，而 { $period } 有得分的评价对象为 { $scored } 个
    .hint = 没有得分的评价对象不属于任何梯队；请修改个数
tier-outside-unit-interval = 步骤“{ $step }”：“{ $node }”在 { $period } 有得分 { $value }；这些等级只适用于 0 到 1 的得分
    .hint = 请用 coupling-coordination 合成，或改用其他分档，如 cuts
tier-too-few-scores = { $distinct } 个不同得分分不出 { $classes } 个梯队
    .hint = 请减少梯队数
impute-no-distribution = “{ $node }”的方法填补了 { $cells } 个数据，但没有可供抽取的分布
    .hint = 能抽取的方法有 mean、median、group-mean、group-median、regression、expectation-maximisation；请改用其一，或改让该步骤的备选做法变动
impute-incomplete = 步骤“{ $step }”之后，“{ $node }”仍缺 { $cells } 个数据
    .hint = 该方法没有可据以填补的数据
denominator-zero = “{ $node }”的分母“{ $denominator }”对 { $unit } 在 { $period } 为 0
    .hint = 该单元格留空
denominator-missing = “{ $node }”的分母“{ $denominator }”对 { $unit } 在 { $period } 缺失
    .hint = 该单元格留空；确有依据时可先填补分母
screened-indicator = 指标“{ $given }”在 { $period } 被筛除
    .hint = 其数据少于步骤“{ $step }”的要求，或被该步骤点名剔除
screened-unit = 评价对象“{ $given }”在 { $period } 被筛除
    .hint = 其数据少于步骤“{ $step }”的要求，或被该步骤点名剔除

## 读取数据表

column-type = 列“{ $column }”的类型为 { $type }，既不是数也不是文字
    .hint = 请存为数或文字
unclosed-quote = 此处的双引号没有结束
    .hint = 请补上；文字中的双引号要写两个
line-too-long = 本行超过 { $limit } 字节
    .hint = 表格每行之后要换行；请重新另存为 CSV
unnamed-column = 有数据的一列没有名称，已略过
    .hint = 请在表头中给它名称
csv-separator = 字段之间似乎用{ $found ->
        [tab] 制表符
       *[other] “{ $found }”
    }分隔，而不是逗号
    .hint = 请保存为以逗号分隔的 CSV；在 Excel 或 WPS 中选“另存为”“CSV UTF-8（逗号分隔）”
rank-below-one = “{ $given }”不是名次
    .hint = 名次是从 1 起的数
unknown-file-format = 不认识“{ $file }”的文件格式
    .hint = 可读的后缀：{ $known }
no-such-sheet = 工作簿中没有工作表“{ $sheet }”
    .hint = 现有工作表：{ $known }
formula-not-computed = 单元格有公式，但没有保存结果
    .hint = 请用电子表格软件打开并保存
no-period-columns = 没有一列以期间命名，例如 { $example }
    .hint = 布局 wide-periods 中每个期间一列
inner-node-column = 列“{ $column }”是由下级计算得出的节点
    .hint = 请删去该列，或另起代码
unknown-indicator-column = 列“{ $column }”不是指标体系中的指标
    .hint = 请加入指标体系，或设 ignore_unknown_indicators = "yes"
ambiguous-unit = “{ $given }”是多个评价对象的名称：{ $units }
    .hint = 请写代码
empty-key = 列“{ $column }”的单元格是空的
    .hint = 每一行都要写明评价对象、指标和期间
no-observations = 没有任何评价对象的任何数据
    .hint = 请核对 [[data]] 中的列名与代码
too-many-cells = 数据超过 { $limit } 个单元格
    .hint = 请拆分项目，或减少期间
units-passed-over = 按设定略过了项目之外的评价对象 { $rows } 行
    .hint = 设 ignore_unknown_units = "no" 可逐一列出
indicators-passed-over = 按设定略过了体系之外的指标 { $rows } 行
    .hint = 设 ignore_unknown_indicators = "no" 可逐一列出
columns-passed-over = 按设定略过了体系之外的 { $rows } 列
    .hint = 设 ignore_unknown_indicators = "no" 可逐一列出

## 合成方法

owa-weights-or-orness = owa 需要 weights 或 orness 之一
    .hint = 请只给其中一个：weights = [0.4, 0.3, 0.3]，或 orness = 0.3
owa-weights-negative = 位次权重不得为负，也不得全为 0
    .hint = 请从最好的位次起，每个位次给一个数
owa-weights-count = 给出了 { $given } 个位次权重，而“{ $node }”有 { $children } 个带权重的下级
    .hint = 请给每个下级一个，或改用 orness，或在 [step.at.{ $node }] 下另设
mean-of-unit-not-positive = “{ $unit }”在 { $period } 于“{ $node }”之下的得分均值不大于 0，变异系数没有意义
    .hint = 请标准化到均值 100（z-score，mean = 100，deviation = 10），或让 values 保持 standardised
not-on-70-130 = “{ $node }”之下在 { $period } 有得分 { $value }，远在 70–130 量纲之外
    .hint = 请用 goalposts 标准化：lower = 70，upper = 130
no-differences = 各评价对象在 { $period } 于“{ $node }”之下没有差异，无从判断谁更接近最优
    .hint = 请核对其下级，或在 [step.at.{ $node }] 下另设方法
outside-unit-interval = “{ $unit }”在 { $period } 于“{ $node }”之下有得分 { $value }；要求得分在 0 到 1 之间
    .hint = 请标准化到该区间：min-max 或 goalposts，upper = 1
coupling-needs-two = “{ $node }”带权重的下级不足两个，无从计算耦合
    .hint = 请在 [step.at.{ $node }] 下另设方法
grades-not-ascending = grades 须为两个以上按升序排列的数
    .hint = 它们与得分同一量纲：grades = [20, 40, 60, 80, 100]
grades-points-count = 给出了 { $points } 个分值，而等级有 { $grades } 个
    .hint = 请每个等级给一个数，或省略 points

## 填补方法

impute-unknown-level = 指标体系中没有层级“{ $given }”
    .hint = among 可取 siblings、all 或：{ $known }
impute-unknown-code = 没有名为“{ $given }”的指标或输入数据
    .hint = 代码见指标体系表的 code 列
impute-collinear = 填补“{ $node }”（{ $period }）时，“{ $indicator }”是其他指标的线性组合
    .hint = 请去掉其一，或设置 ridge
impute-too-few-units = 填补“{ $node }”（{ $period }）：{ $units } 个观测不足以拟合 { $indicators } 个指标
    .hint = 请缩小 among，用 over = "panel"，或设置 ridge
impute-never-together = “{ $first }”与“{ $second }”在 { $period } 从未在同一对象上同时有值
    .hint = 两者的相关无从估计；请缩小 among 或设置 ridge
impute-not-converged = “{ $node }”（{ $period }）迭代 { $iterations } 次仍未收敛到 { $tolerance }
    .hint = 请增加 iterations、放宽 tolerance 或设置 ridge

## 时间与分组分析

analysis-too-few-units = 仅 { $units } 个对象有值，至少需要 { $least } 个
    .hint = 请核对数据
analysis-all-equal = 各对象取值相同，无从分析
    .hint = 请换一个指标
analysis-negative-value = “{ $unit }”的“{ $node }”在 { $period } 为负，基尼系数不允许负值
    .hint = 请用 --data 分析有自然零点的指标，或采用得分不为负的情景
analysis-mean-zero = 没有数值或均值为 0，基尼系数无定义
    .hint = 请用有自然零点的指标
analysis-no-neighbours = 有值的对象之间没有任何邻接关系
    .hint = 请检查邻接表

## explain：没有答案的问题

gap-no-score = { $unit }没有“{ $node }”的得分
    .hint = 不加 --against 的 quanheng explain 会显示原因
gap-no-mean-member = 平均成员没有“{ $node }”的得分
    .hint = 该合成方法对指标均值没有定义；请不用 mean，改为指定评价对象
gap-depends-on-units = “{ $node }”的得分不能分解：{ $method } 给出的是各对象之间的先后
    .hint = 一个指标的作用取决于所有其他对象；可用 --node 指定下级节点，或用 --reach-rank
gap-zero-not-arithmetic = “{ $node }”的得分不是各项贡献之和：它的合成方法是 { $method }
    .hint = 只有算术平均才能以零为基准分解；请用 --against mean
gap-not-defined = “{ $node }”的差距不能分解：{ $method } 对双方的混合没有得分
    .hint = 请用 --node 指定下级节点
peers-no-grouping = 评价对象没有名为“{ $given }”的分组
    .hint = 已有：{ $known }
peers-no-group = “{ $unit }”不属于分组“{ $grouping }”的任何一组
    .hint = 请在评价对象表中填写分组，或与全部成员比较
reach-reference-unit = “{ $unit }”是参照对象，没有名次和梯队
    .hint = 请指定成员
reach-no-score = { $unit }没有“{ $node }”的得分
    .hint = 不加目标的 quanheng explain 会显示原因
reach-no-rank = “{ $node }”没有排名
    .hint = 请在项目中加入 rank 步骤
reach-no-tier = “{ $node }”没有梯队
    .hint = 请在项目中加入 tier 步骤，或以名次为目标
reach-zero = 名次和梯队从 1 起
    .hint = 1 为最好
## 赋权

weights-undefined = 步骤“{ $step }”：“{ $node }”的下级在 { $period } 得不到可用的权重
    .hint = 算出的权重全为 0 或不是数；请在该节点改用其他方法
weight-step-unknown = 步骤“{ $step }”：此前没有名为“{ $given }”的赋权步骤
    .hint = 此前的赋权步骤有：{ $known }
weights-differ = 步骤“{ $step }”：“{ $given }”的权重各期不同
    .hint = 在本步骤写 over = "period"，或在那一步骤写 over = "panel"

## 由数据确定权重

weight-too-few-complete = 步骤“{ $step }”：{ $period } 只有 { $units } 个对象具备“{ $node }”的全部下级，至少需要 { $least } 个
    .hint = 请先插补缺失值，或用 over = "panel"，或在 [step.at.{ $node }] 改用其他方法
weight-too-few-values = 步骤“{ $step }”：{ $period } 有“{ $child }”数值的对象不足两个
    .hint = 请筛除“{ $child }”，或插补其缺失值
weight-child-constant = 步骤“{ $step }”：{ $period } 各对象的“{ $child }”都是 { $value }，无法区分对象，权重会自行变为 0
    .hint = 请在指标体系中将“{ $child }”的权重设为 0 或筛除，或在 [step.at.{ $node }] 改用其他方法
weight-child-negative = 步骤“{ $step }”：“{ $child }”在 { $period } 有数值 { $value }，该方法要求数值不小于 0
    .hint = 请标准化到从 0 开始的范围（min-max），或在 [step.at.{ $node }] 改用其他方法；未经要求，程序不会平移数据
weight-child-not-positive = 步骤“{ $step }”：“{ $child }”在 { $period } 有数值 { $value }，该方法要求数值大于 0
    .hint = 请标准化到大于 0 的范围（min-max，lower = 1），或在 [step.at.{ $node }] 改用其他方法；未经要求，程序不会平移数据
weight-mean-not-positive = 步骤“{ $step }”：“{ $child }”在 { $period } 的均值为 { $value }，变异系数要求均值大于 0
    .hint = 该方法之前不要用 z-score；可用 min-max 并写 lower = 1
weight-collinear = 步骤“{ $step }”：{ $period }“{ $child }”是“{ $node }”其他下级的线性组合
    .hint = 请去掉其一，或在 [step.at.{ $node }] 改用其他方法
weight-unrelated = 步骤“{ $step }”：{ $period }“{ $child }”与“{ $node }”的其他下级毫不相关，权重会是无穷大
    .hint = 请在 [step.at.{ $node }] 改用其他方法，例如 critic
weight-never-loses = 步骤“{ $step }”：{ $period } 凡“{ $node }”其他下级最优之处，“{ $child }”也最优，它会得到全部权重
    .hint = 请在 [step.at.{ $node }] 改用其他方法，例如 entropy
weight-losses-apart = 步骤“{ $step }”：{ $period }“{ $node }”的一部分下级只因彼此而有损失，与其余下级无关，它们会得到全部权重
    .hint = 请在 [step.at.{ $node }] 改用其他方法，例如 entropy
weight-components-twice = components、eigenvalue、share 都用来确定保留几个成分
    .hint = 请只写其中一个
weight-too-many-components = 步骤“{ $step }”：{ $period } 要求“{ $node }”的下级取 { $given } 个成分，实际只有 { $most } 个
    .hint = 请减小 components，或在 [step.at.{ $node }] 另设
weight-too-many-factors = 步骤“{ $step }”：{ $period } 要求“{ $node }”的下级取 { $given } 个公因子，其相关系数只能确定 { $most } 个
    .hint = 请减小 components 或提高 eigenvalue，或改用 extraction = "components"
weight-factors-improper = 步骤“{ $step }”：{ $period }“{ $node }”的下级取公因子后，“{ $child }”没有自己的方差
    .hint = 请少取几个因子，或剔除该下级，或改用 extraction = "components"
weight-factors-unsettled = 步骤“{ $step }”：{ $period } 求不出“{ $node }”的下级的公因子
    .hint = 请少取几个因子，或改用 extraction = "components"
weight-no-component = 步骤“{ $step }”：{ $period }“{ $node }”的下级没有特征值大于 { $least } 的成分，各下级之间几乎不相关
    .hint = 请在 [step.at.{ $node }] 改用其他方法，或写 components = 1
weight-components-tied = 步骤“{ $step }”：{ $period }“{ $node }”的下级的第 { $first } 与第 { $second } 个成分解释的方差相同，坐标轴无法确定
    .hint = 请两个都保留并旋转，或少保留几个，或在 [step.at.{ $node }] 改用其他方法
weight-loading-negative = 步骤“{ $step }”：{ $period }“{ $child }”与“{ $node }”的其他下级方向相反（系数 { $value }），权重会是负数
    .hint = 请核对其方向；去掉它，或确需保留时写 form = "absolute" 或 "squares"
weight-target-twice = 步骤“{ $step }”：“{ $node }”的下级“{ $child }”有两个目标
    .hint = 请只保留一个
weight-target-not-positive = targets 必须都大于 0
    .hint = 不应计入的下级，请在指标体系中将其权重设为 0
weight-target-missing = 步骤“{ $step }”：“{ $node }”的下级“{ $child }”没有目标
    .hint = 请在 targets 中写上 `{ $child } = 1` 之类的目标
weight-target-not-met = 步骤“{ $step }”：{ $period } 没有权重能使“{ $node }”各下级的重要性达到目标：“{ $child }”的份额为 { $reached }，而非 { $target }
    .hint = 请调整目标，去掉“{ $child }”，或放宽 tolerance 以取最接近的结果
weight-parent-undefined = 步骤“{ $step }”：{ $period } 无法计算“{ $node }”，因而无法拟合其权重
    .hint = 原因见汇总步骤的报告
judgement-unreadable = “{ $given }”不是可读的判断
    .hint = 请写作 `{ $example }`；有多位专家时以姓名开头：`Chen: { $example }`
judgement-unknown-child = 步骤“{ $step }”：“{ $given }”不是“{ $node }”的下级
    .hint = “{ $node }”权重不为 0 的下级有：{ $known }
judgement-missing = 步骤“{ $step }”：专家 { $expert } 没有给出“{ $what }”
    .hint = 请补上这一判断
judgement-twice = 步骤“{ $step }”：专家 { $expert } 两次给出“{ $what }”
    .hint = 请保留一个；`a/b` 与 `b/a` 是同一判断，`a/a` 不是判断
judgements-inconsistent = 步骤“{ $step }”：专家 { $expert } 的判断相互矛盾：一致性比率为 { $ratio }，上限为 { $most }
    .hint = `{ $pair } = { $given }` 与其余判断最不相合，按其余判断约为 { $fitting }；请与专家再次确认
budget-empty = 步骤“{ $step }”：专家 { $expert } 没有分配任何分数
    .hint = 至少要给一个下级大于 0 的分数
combine-steps = `of` 需要 2 至 { $most } 个赋权步骤
    .hint = 请写此前各赋权步骤的 `id`
combine-shares = `shares` 不合要求：须为 { $count } 个不小于 0 且不全为 0 的数，并且 rule = "linear"
    .hint = 请为 `of` 中的每个步骤各写一个份额
combine-negative = 步骤“{ $step }”：在“{ $node }”处，博弈论组合会使某一步骤的份额为负
    .hint = 请改用 rule = "linear" 或 "multiplicative"
best-worst-ends = 专家 { $expert } 必须同时出现在 `best` 与 `worst` 中
    .hint = 请为每位专家写明最优与最劣：best = ["Chen: a"]，worst = ["Chen: c"]
best-worst-below-one = 比较值 { $given } 小于 1
    .hint = 请以最优比其他、以其他比最劣，比值不小于 1
best-is-worst = 步骤“{ $step }”：专家 { $expert } 的最优与最劣是同一个下级
    .hint = 二者必须不同
best-worst-alike = 步骤“{ $step }”：专家 { $expert } 认为最优与最劣同等重要，却又给出比较值 { $given }
    .hint = 任何差别都不应超过最优与最劣之间：请提高最优/最劣的比值，或把各比较值都写成 1
best-worst-stray = 步骤“{ $step }”：专家 { $expert } 给出“{ $what }”，既不是最优比其他，也不是其他比最劣
    .hint = 只需要“最优/其他”与“其他/最劣”两类比较
best-worst-inconsistent = 步骤“{ $step }”：专家 { $expert } 的判断相互矛盾：{ $ratio }，上限为 { $most }
    .hint = 对每个下级 a，“最优/a”乘“a/最劣”应接近“最优/最劣”；请与专家再次确认
frontier-negative = 步骤“{ $step }”：“{ $node }”在 { $period } 有下级取负值 { $value }
    .hint = 请标准化到从 0 起的范围，例如 min-max
frontier-zero = 步骤“{ $step }”：“{ $node }”之下在 { $period } 的数值全为 0
    .hint = 请检查数据与标准化
shares-impossible = 步骤“{ $step }”：“{ $node }”的下级没有任何权重满足这些上下限
    .hint = 下限不得大于下级个数的倒数，上限不得小于它
linear-programme-failed = 步骤“{ $step }”：“{ $node }”在 { $period } 的线性规划无法可靠求解
    .hint = 数值大小相差过大；请把各下级标准化到同一范围
bounds-two-ways = `around` 不能与 `least`、`most` 同用
    .hint = 请写 `around`，或写 `least` 与 `most`
bounds-reversed = `least` 大于 `most`
    .hint = 请对调二者
bounds-and-restrict = 上下限须与 `restrict` 同用
    .hint = 写 `least`、`most` 或 `around` 时，请同时写 restrict = "shares" 或 "weights"
## 邻接、目标与障碍度

neighbour-missing = 此处缺少评价对象
    .hint = 请填写代码或名称，与评价对象表一致
neighbour-unknown = 没有名为“{ $given }”的评价对象
    .hint = 用代码或名称指明评价对象，与评价对象表一致
name-twice = “{ $code }”的名称已见于第 { $line } 行
    .hint = 请删去其一
name-unused = 没有名为“{ $code }”的指标来源或评价对象分组
    .hint = 请删去这一行，或在 indicators.csv 中写明来源
neighbour-itself = “{ $unit }”不能与自身相邻
    .hint = 请删去这一行
duplicate-neighbour = “{ $neighbour }”与“{ $unit }”相邻已见于第 { $line } 行
    .hint = 一条边界写两行，两侧各一行；请删去重复的一行
neighbour-weight = 权重 { $given } 不大于 0
    .hint = 请删去这一行，或将权重留空（即 1）
neighbour-one-way = “{ $neighbour }”列为“{ $unit }”的邻居，反向却没有
    .hint = 请补上一行“{ $neighbour },{ $unit }”，除非本来就是单向关系
neighbour-none = “{ $unit }”在 { $file } 中没有邻居
    .hint = 它计入均值，但不参与莫兰指数；如有约定，可将岛屿与隔海的对象相连
target-period-without-target = 填了期限 { $given }，却没有目标值
    .hint = 请填写“target”列
obstacles-not-normalised = 障碍度需要得分，而本项目没有标准化（normalise）步骤
    .hint = 请增加一个有得分范围的标准化步骤，如 min-max
obstacles-no-range = “{ $node }”用“{ $method }”标准化，没有规定最好得分
    .hint = 障碍度以与最好得分的差距为准：请改用 min-max 或 goalposts 的情景
obstacles-outside-range = “{ $unit }”在“{ $node }”的得分 { $score } 超出规定范围 { $lower } 至 { $upper }
    .hint = 请在范围处截断（`truncate`、`cap`），或改用 min-max
obstacles-not-arithmetic = “{ $node }”用“{ $method }”合成，各部分不能相加
    .hint = 障碍度只在算术平均下有定义；请用 --node 指定其下级，或改用其他情景
## 导入与导出

exchange-two-tables = COINr 的数据由 iData 和 iMeta 两张表组成
    .hint = 请给出两个 CSV 文件（iData 在前），或一个含 iData、iMeta 工作表的工作簿
exchange-one-workbook = COIN Tool 只有一个工作簿
    .hint = 请只给出一个含 Database、Framework 工作表的文件
exchange-no-workbook = 这里需要工作簿
    .hint = Database 和 Framework 工作表应在同一个 .xlsx 或 .xlsm 文件中
exchange-no-table = 这里需要 CSV 文件或工作簿
    .hint = 请用 R 的 write.csv 写出 iData 和 iMeta，或存为工作簿中的工作表
exchange-unwritable = 无法写出工作簿：{ $reason }
    .hint = 请检查名称和数值中是否有工作簿无法保存的内容
exchange-code-changed = “{ $given }”在此不能作代码，已改为“{ $code }”
    .hint = 代码以字母开头，其后为字母、数字或 _
exchange-no-period = 数据没有期间，已写作 { $period }
    .hint = 请指明期间：--period 2020
exchange-period-unused = 数据自带期间，“{ $given }”未使用
    .hint = 请去掉 --period
exchange-option-unused = 选项 { $option } 对这种格式没有意义，未使用
    .hint = 导出到 COINr 时包含全部期间；导出到 COIN Tool 时总是工作簿
exchange-unit-changes = “{ $unit }”的“{ $column }”列在此为“{ $given }”，之前为“{ $kept }”
    .hint = 一个评价对象在各期只有一个名称和一个分组；已保留最先出现的
exchange-other-as-group = “{ $column }”列的类型为 Other 且内容为文字，已作为评价对象的一种分组
    .hint = 如不需要，请从 units.csv 中删除该列
exchange-column-as-note = “{ $column }”列在此没有对应位置，其内容写入 note 列
    .hint = 见 indicators.csv
exchange-direction-unused = “{ $node }”的方向未采用
    .hint = 只有指标有方向；COINr 也不使用其他节点的方向
exchange-group-names = 分组 { $groups } 的全称在 units.csv 中没有对应位置
    .hint = 已作为注释写入 quanheng.toml
exchange-steps-assumed = iData 和 iMeta 不含计算步骤；quanheng.toml 采用 COINr 自带示例的步骤
    .hint = 请按您的指数修改 quanheng.toml 中的步骤
exchange-group-chosen = 缺失值按“{ $group }”各组的均值填补，这是组数最少的分组
    .hint = 如应按其他分组，请修改 quanheng.toml 中 impute 步骤的 group
exchange-method-left = 步骤、情景和已发布结果未导出：iData 和 iMeta 没有对应位置
    .hint = 文件包含指标体系、评价对象、分组和数据
exchange-levels-filled = 另一工具要求各分支层数相同，已补入 { $count } 个只有一个下级的节点
    .hint = 得分不变
exchange-marks-left = { $count } 个数据状态或缺失原因未导出
    .hint = 数值齐全；缺失的数据只标为缺失
exchange-references = { $count } 个参照对象与其他对象一同导出
    .hint = 另一工具会将其计入统计和排名；请在那里剔除
coinr-type = “{ $given }”不是类型
    .hint = 可用的类型：{ $known }
coinr-level = “{ $node }”为第 { $level } 级，其上级“{ $parent }”为第 { $above } 级
    .hint = 这里以 Parent 列为准；COINr 要求上级恰好高一级
coinr-direction = “{ $given }”不是方向
    .hint = 越大越好写 1，越小越好写 -1
coinr-no-column = “{ $code }”在 iData 中没有对应的列
    .hint = 请在 iData 中补上该列，或从 iMeta 中删除该行
coinr-not-described = iMeta 中没有说明 iData 的“{ $column }”列
    .hint = 请在 iMeta 中增加 iCode 为“{ $column }”的一行，Type 可以是 Other
coinr-time = “{ $given }”与其他期间的写法不同
    .hint = 期间请写成 { $example } 的形式
coin-tool-no-framework = 找不到含“Dimension/indicator”单元格的表头
    .hint = 请使用 COIN Tool 原有格式的 Framework 工作表
coin-tool-no-indicators = 找不到指标代码（例如 ind.01）所在的行
    .hint = 请使用 COIN Tool 原有格式的 Database 工作表
coin-tool-unknown-code = “{ $given }”不是 COIN Tool 的代码，已略过
    .hint = 代码的形式为 index、si.01、p.01、sp.01、ind.01
coin-tool-no-column = Framework 工作表中的指标“{ $code }”在 Database 工作表中没有列
    .hint = 请补上该列，或在 Framework 的该行写 --
coin-tool-contradiction = “{ $node }”的{ $what ->
        [weight] 权重
        [direction] 方向
       *[other] 所属维度
    }在 Database 中为“{ $given }”，在 Framework 中为“{ $kept }”
    .hint = 已采用 Framework 中的
coin-tool-levels-dropped = 仅传递得分的层级已略去：{ $nodes }
    .hint = 得分不变
coin-tool-normalisation = 标准化方法为“{ $given }”，quanheng.toml 采用“{ $method }”
    .hint = 该工具的公式没有公开的准确出处；请核对得分，或修改该步骤
coin-tool-aggregation = “{ $node }”的合成方法为“{ $given }”，quanheng.toml 采用算术平均
    .hint = 可识别 Arithmetic 和 Geometric；如应为其他方法，请修改 aggregate 步骤
coin-tool-steps-assumed = 未读取 Winsorisation 和 Box-Cox 工作表；quanheng.toml 最多对五个点作缩尾处理
    .hint = 请按工作簿的做法修改 quanheng.toml 中的 treat 步骤
coin-tool-limit = { $count } 个{ $what ->
        [levels] 层级
        [indicators] 指标
        [sub-pillars] 三级维度（sub-pillar）
        [pillars] 二级维度（pillar）
        [sub-indices] 分指数（sub-index）
       *[units] 评价对象
    }超出 COIN Tool 的容量，上限为 { $most }
    .hint = 请改用 COINr 格式导出，它没有这一限制
coin-tool-codes = 节点改用 COIN Tool 的代码
    .hint = 工作簿的 Quanheng 工作表列出了代码对照
coin-tool-method-left = 方法中只导出 COIN Tool 具有的标准化和合成方法
    .hint = 异常值处理和填补请在该工具中设置
coin-tool-inputs-left = { $count } 项输入数据未导出，指标也未除以分母
    .hint = COIN Tool 直接使用所给数值；如需相除，请先行计算
coin-tool-periods-left = 只导出 { $period }，其余 { $count } 个期间未导出
    .hint = 可用 --period 指明其他期间
coin-tool-groups-left = { $count } 种评价对象分组未导出
    .hint = 工作表没有分组的位置
coin-tool-texts-left = { $count } 个节点的计量单位、来源和说明未导出
    .hint = 工作表没有对应位置
## 提示项

unknown-lint = 没有名为“{ $given }”的提示项
    .hint = quanheng lints 列出全部提示项
lint-unknown-key = 提示项“{ $lint }”没有阈值“{ $key }”
    .hint = 可设：{ $known }
lint-misfit = { parameter-misfit }
    .hint = quanheng lints { $lint } 有说明
lint-unknown-code = 没有名为“{ $given }”的节点、评价对象或步骤
    .hint = except 填写提示中出现的代码
lint-passed-over = 数据量过大，未检查 { $lints }：{ $indicators } 个指标，{ $units } 个评价对象
    .hint = 请用部分数据检查
field-ignored = “{ $node }”的 { $field } 不起作用：{ $what ->
        [input] 它是输入数据，不参与计分
       *[inner] 它由下级计算得出
    }
    .hint = 请清空该单元格，或改在指标行填写
denominated-intensity = “{ $node }”除以了“{ $denominator }”，但{ $by ->
        [formula] 按其公式已是商
       *[measure] 其计量单位为“{ $measure }”，数值也不随“{ $denominator }”增长，应已是比率或指数
    }
    .hint = 请清空 denominator，或改用计算该比率的总量
winsorise-after-log = { $count ->
        [1] 步骤“{ $step }”对“{ $node }”做缩尾处理，
       *[other] 步骤“{ $step }”对“{ $node }”等 { $count } 个指标做缩尾处理，
    }而“{ $other }”已对其取过对数
    .hint = 请先缩尾，仍未通过检验的再变换：method = "winsorise"，then = "log"
mean-needs-positive = “{ $node }”采用 { $method } 平均，而“{ $other }”的得分可低至 { $lowest }
    .hint = 请标准化到大于 0 的区间：lower = 1，upper = 100
per-period-statistics = 步骤“{ $step }”（{ $method }）在 { $periods } 个计分期间各自{ $kind ->
        [weight] 按数据赋权
       *[other] 取统计量
    }，得分跨期不可比
    .hint = { $kind ->
        [weight] over = "panel" 使各期采用同一组权重
       *[other] over = "panel" 使各期采用同一把尺子
    }
imputed-indicator = “{ $node }”用于计分的数值有 { $share }% 是填补的（{ $present } 个中 { $imputed } 个）
    .hint = 请用 screen 步骤剔除、另找来源，或在报告中说明
imputed-unit = “{ $unit }”在 { $period } 用于计分的数值有 { $share }% 是填补的（{ $present } 个中 { $imputed } 个）
    .hint = 请用 screen 步骤剔除，或在名次旁说明
vanishing-variance = { $what ->
        [same] 经步骤“{ $step }”处理后，“{ $node }”在 { $period } 有 { $share }% 的对象取值相同
       *[flat] 经步骤“{ $step }”处理后，“{ $node }”在 { $period } 的差异只剩舍入误差
    }
    .hint = 请在 [step.at.{ $node }] 下另设处理方法，或去掉该指标
collinear-pair = “{ $node }”与“{ $other }”几乎相同（r = { $r }），共同部分被重复计分
    .hint = 请去掉其一，或各减半权重，或说明为何应重复计分
direction-against-data = “{ $node }”与其余 { $others } 个指标走向相反（r = { $r }）
    .hint = 请再读其定义：方向是否填对？
negative-in-parent = “{ $node }”与其所属的“{ $parent }”负相关（r = { $r }）
    .hint = 请核对方向；若方向无误，“{ $parent }”之下其实是两件事
weight-without-effect = “{ $node }”占权重 { $weight }%，对指数的影响只占 { $effect }%（r = { $r }）
    .hint = 权重不等于重要性：请核对方向与处理，或调整权重
weight-of-constant = “{ $node }”在 { $period } 各对象取值相同，而步骤“{ $step }”（{ $method }）按差异赋权
    .hint = 请去掉该指标，或在 [step.at.代码] 下为其上级指定权重
few-units-for-factors = 步骤“{ $step }”（{ $method }）用 { $units } 个{ $over ->
        [panel] 对象与期间的组合
       *[period] 评价对象
    }为“{ $node }”的 { $children } 个下级赋权
    .hint = 对象过少，所得权重出于偶然：请增加对象或期间，或改用其他赋权方法
close-tier-cut = 在 { $period }，“{ $node }”第 { $tier } 梯队止于“{ $unit }”，第 { $next } 梯队的“{ $other }”紧随其后，分差仅为中位分差的 { $share }%
    .hint = 数据稍有修订即可能互换；请在分差较大处分界，或在梯队旁注明

## 敏感性

sensitivity-option = { $option } = { $value } 时无法作敏感性分析
    .hint = 样本至少 2 个；置信水平在 0 与 1 之间
sensitivity-group = 假设的组“{ $group }”为空，或其中有未知的、已属于另一组的假设
    .hint = 每项假设至多属于一个组
shapley-too-many = { $count } 个输入的全部排列过多，最多取 { $most } 个
    .hint = 请改用随机排列，或将假设分组
stability-not-additive = “{ $node }”之下的权重不使得分沿直线变动：该节点或其上级不是算术平均
    .hint = 此类权重的变动余地不作计算；不确定性分析照样会使其变动
stability-rounded = 名次按舍入后的得分比较，权重稍变即可能改变名次
    .hint = 请去掉步骤 `rank` 的 `decimals`，再看权重可变动多少

## 稳健性审计

audit-assumption = 假设“{ $assumption }”照现在的写法无法变动
    .hint = 备选做法须有两个以上，概率均大于 0；权重须有至少两个下级的节点，节点不得重复；总指数本身不能去掉；± x 须在 0 与 1 之间；集中度须大于 0
audit-too-many-combinations = 各备选做法共有 { $count } 种组合，最多计算 { $most } 种
    .hint = 请减少备选假设，或减少每项的备选做法
audit-unknown-step = 假设“{ $assumption }”改动的步骤“{ $step }”在项目中不存在
    .hint = 步骤以其 `id` 或种类称呼
audit-no-effect = 假设“{ $assumption }”：备选做法“{ $alternative }”没有改变任何结果
    .hint = 没有变动的假设不能计入审计；请核对其方法和参数，或将其去掉
audit-never-varied = 假设“{ $assumption }”没有取遍各种情形
    .hint = 请增加模拟次数，或提高概率
audit-combination-refused = 备选做法 { $combination } 不能同时采用
    .hint = 原因见以下意见；请去掉其中之一
audit-replicate-refused = 有一次模拟无法计分：{ $reason }
    .hint = 请去掉并非对所有权重都有定义的备选做法
audit-randomisations = { $replicates } 次模拟不能由 { $randomisations } 组随机化平分
    .hint = 模拟次数须为随机化组数的整数倍；Sobol 序列每组宜取 2 的幂
audit-sobol-too-large = Sobol 序列需要 { $coordinates } 个坐标、{ $points } 个点，最多为 { $most_coordinates } 个和 { $most_points } 个
    .hint = 请改用 Monte Carlo 或拉丁超立方，或减少变动的权重
audit-name-twice = 有两项假设都叫“{ $assumption }”
    .hint = 结果以名称区分假设，请各取一名
audit-data-error = 数据误差“{ $assumption }”照现在的写法无法抽取
    .hint = 幅度须大于 0，相对的均匀或三角误差须小于 1；对数正态误差只能是相对的；每个指标或输入只出现一次，至多属于一组，每组两个以上；标记须是数据的标记；相关系数在 0 与 1 之间
audit-error-unread = 数据误差“{ $assumption }”改动“{ $node }”的数据，但没有步骤读取它们，或没有数据带所列标记
    .hint = 请从该假设中去掉这一指标，或写出其数据所带的标记
audit-changes-nothing = 假设“{ $assumption }”没有改变任何得分
    .hint = 没有变动的假设不能计入审计：请核对它所指的对象，以及是否有它能触及的数据（填补不确定性须有被填补的数据）
audit-relative-error-too-large = 假设“{ $assumption }”的误差使 { $unit } 的“{ $node }”（{ $value }）变为 0 或变号：误差为其 { $error } 倍
    .hint = 请改用不变号的对数正态误差，或减小幅度
audit-divisor-error = 假设“{ $assumption }”的误差使 { $unit } 的“{ $node }”（{ $value }）变为 0 或变号：误差为 { $error }；它是其他指标的分母
    .hint = 请改用相对误差（对数正态），或减小幅度
audit-figures-refused = 第 { $replicate } 次模拟的数据无法计分；这些数据由以下假设抽取：{ $assumptions }
    .hint = 原因见以下意见。数据须为正时，请用对数正态误差，或用抽取已有数值的填补方法（mean、median、group-mean、group-median）；或减小误差
audit-imputation-twice = 假设“{ $assumption }”与前面一项同为填补值的抽取
    .hint = 请去掉其中一项
audit-band-width = 假设“{ $assumption }”的变动范围没有宽度
    .hint = 请给出大于 0 的分数或名次数
audit-band-unit = 假设“{ $assumption }”移动“{ $node }”界限的单位与方法“{ $method }”不符
    .hint = sizes 和 quantiles 的界限按名次移动，其他方法按分数移动
audit-band-too-wide = 假设“{ $assumption }”会使“{ $node }”（{ $method }）的界限彼此越过，或越过全部对象
    .hint = 变动范围须小于相邻界限距离的一半
audit-no-tiers = 假设“{ $assumption }”移动梯队界限，而项目没有分梯队
    .hint = 请加上 tier 步骤，或去掉该假设
audit-left-out-weightless = 假设“{ $assumption }”去掉的“{ $node }”本来没有权重
    .hint = 请将其从该假设中去掉
audit-node-not-inner = 该节点没有下级：审计统计的是上级节点的得分
    .hint = 请写总指数、维度或其间的层级
audit-what-if-weight = { $weight } 不能作为该节点的权重
    .hint = 权重须是不小于 0 的数，且属于总指数以下的节点
audit-what-if-redrawn = 改变“{ $node }”的权重不起作用：假设“{ $assumption }”无论如何都重新抽取它
    .hint = 请让权重围绕项目所给的值变动（± 比例，或 Dirichlet）
audit-what-if-nothing-left = “{ $node }”的下级权重将全部为 0
    .hint = 请至少保留一个下级的权重
# 会使不同数值并列的变换
treat-merges = “{ $node }”在 { $period }：以 λ = { $lambda } 作幂变换会使不同的数值并列，例如 { $value } 与 { $other }
    .hint = 请先平移到最小值（box-cox 的 shift = "minimum"）、取对数，或指定更接近 1 的 lambda

# 大面板的目标
reach-too-large = 数据量过大，不能求达到目标的途径：{ $units } 个对象与 { $indicators } 个指标合计 { $millions } 百万个单元，上限为 { $most } 百万
    .hint = 请用 --node 指定下级节点，或只保留有关对象另建项目
outranking-leaf = 两两比较须选有下级且下级权重不全为 0 的节点
    .hint = 请以 `--node` 指定内部节点
outranking-too-large = { $units } 个评价对象的配对过多，最多比较 { $most } 个
    .hint = 请只取一部分评价对象
audit-too-many-units = 稳健性审计比较每一对评价对象：{ $count } 个超过上限 { $most } 个
    .hint = 请只审计一部分评价对象
