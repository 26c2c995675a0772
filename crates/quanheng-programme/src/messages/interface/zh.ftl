# 界面用语：帮助、标题、小结，以及请求为何不能完成。

## 通用

severity-error = 错误
severity-warning = 警告
severity-note = 说明
hint = 提示
labelled = { $label }：{ $text }
separator = ，
fact = { $name } { $value }

mark-observed = 实测
mark-estimated = 估计
mark-provisional = 初步数
mark-revised = 修订数
mark-imputed = 插补
mark-computed = 计算得出
mark-not-available = 无数据
mark-not-applicable = 不适用
mark-not-yet-reported = 尚未报送
mark-confidential = 保密
mark-suppressed = 未予发布
mark-not-valid = 评价对象当时不存在
mark-screened = 筛除
mark-undefined = 无定义
mark-too-few-children = 下级数据太少
mark-refused = 步骤无法处理

kind-screen = 筛除数据太少的评价对象和指标
kind-derive = 由其他指标计算新指标
kind-denominate = 除以分母
kind-impute = 填补缺失数据
kind-treat = 处理异常值和偏态
kind-normalise = 化为统一尺度
kind-weight = 确定同级权重
kind-aggregate = 由下级合成上级
kind-rank = 排名次
kind-tier = 分梯队

## 帮助

help-heading-usage = 用法：
help-heading-commands = 命令
help-heading-arguments = 参数
help-heading-options = 选项
help-heading-exit = 退出码：

help-quanheng = 权衡：由一个文本文件夹完成整个评价项目，得出得分、名次和梯队。
help-new = 新建一个可运行的小项目
help-check = 检查项目和数据，列出全部问题
help-build = 计算得分、名次和梯队，并写出开放数据
help-explain = 说明一个评价对象的得分从何而来，直到文件的行
help-compare = 比较两个情景
help-methods = 列出方法，或说明其中一个
help-import = 把 COINr 或 COIN Tool 的文件导入为项目
help-export = 把项目导出为 COINr 或 COIN Tool 的文件
help-lints = 列出提示项，或说明其中一项
help-schema = 输出 quanheng.toml 的 JSON Schema，供编辑器使用
help-completions = 输出命令行补全脚本

help-help = 显示帮助
help-version = 显示版本
help-json = 以 JSON 输出，供程序使用
help-lang = 语言：zh 或 en；默认随系统
help-color = 颜色：auto（自动）、always（总是）、never（从不）
help-dir = 项目文件夹
help-new-dir = 要新建的文件夹；已有文件不会被覆盖
help-scenario = 项目中的一个情景
help-check-scenario = 只检查这个情景；默认检查项目本身和全部情景
help-period = 期间，例如 2020；默认按 quanheng.toml
help-build-period = 期间，例如 2020，或 all（全部）；默认按 quanheng.toml
help-out = 结果文件夹；默认为 DIR/results
help-format = 格式，以逗号分隔：csv,parquet,xlsx,json；默认为全部
help-threads = 线程数；不影响结果
help-unit = 评价对象的代码或名称
help-node = 只说明指标体系的这个节点（代码）
help-first = 一个情景，或 base（项目本身）
help-second = 另一个情景，或 base
help-name = 步骤种类、方法，或两者：normalise、min-max、normalise/rank
help-code = 提示项的代码，如 collinear-pair
help-markdown = 输出完整的方法手册（Markdown，双语）
help-shell = bash、zsh、fish、elvish 或 powershell
help-foreign = 另一工具：coinr 或 coin-tool
help-files = coinr：iData.csv 和 iMeta.csv，或含 iData、iMeta 工作表的工作簿；coin-tool：其工作簿
help-import-out = 要新建的文件夹；已有内容的文件夹会被拒绝
help-import-period = 文件未注明期间时数据所属的期间，例如 2020
help-export-out = coinr：要新建的文件夹；coin-tool：要新建的工作簿；不覆盖任何文件
help-export-format = 仅用于 coinr：csv（默认）或 xlsx
help-export-period = 仅用于 coin-tool：要写出的期间；默认按 quanheng.toml

exit-fine = 完成，可能有警告
exit-findings = 项目有错误
exit-usage = 命令行有误
exit-input = 所需的不存在，或无法读写
exit-conflict = 会覆盖已有内容
exit-denied = 系统不允许
exit-bug = 权衡自身的缺陷

## 命令行

usage-unknown-argument = 这里没有选项“{ $argument }”
usage-unknown-command = 没有命令“{ $command }”
usage-missing-argument = 缺少：{ $argument }
usage-missing-value = { $argument } 需要一个值
usage-unknown-value = { $argument } 不能是“{ $value }”，可以是 { $known }
usage-bad-value = { $argument } 不能是“{ $value }”
usage-conflict = { $argument } 不能与 { $other } 同用
usage-missing-command = 缺少命令：{ $known }
usage-see-help = { $command } --help 列出全部用法

## 请求为何不能完成

no-programme = “{ $folder }”中没有评价项目
    .hint = 项目是含有 quanheng.toml 的文件夹；quanheng new { $folder } 可新建一个
no-such-unit = 没有名为“{ $given }”的评价对象
    .hint = { $known ->
        [none] 请用评价对象表中的代码或名称
       *[other] 已有：{ $known }
    }
no-such-period = 没有期间“{ $given }”
    .hint = 已有：{ $known }
no-such-scenario = 没有情景“{ $given }”
    .hint = 已有：{ $known }
no-such-node = 指标体系中没有节点“{ $given }”
    .hint = { $known ->
        [none] 代码见指标体系表的 code 列
       *[other] 已有：{ $known }
    }
no-such-method = 没有名为“{ $given }”的方法或步骤种类
    .hint = quanheng methods 列出全部
no-such-lint = 没有名为“{ $given }”的提示项
    .hint = quanheng lints 列出全部提示项
would-overwrite = “{ $folder }”中已有文件：{ $files }
    .hint = 请另选文件夹；没有写入任何内容
cannot-read = 无法读取“{ $path }”：{ $reason }
cannot-write = 无法写入“{ $path }”：{ $reason }
cannot-start-threads = 无法启动线程：{ $reason }
    .hint = 请用 --threads 减少线程数
cannot-answer = 无法输出：{ $reason }
not-a-results-folder = “{ $path }”中有结果以外的内容
    .hint = 请用 --out 另选文件夹；没有写入任何内容
bad-file-name = “{ $name }”不在该文件夹之内
table-too-large = 表“{ $table }”有 { $rows } 行 { $columns } 列，超出工作表的容量
    .hint = 请去掉 xlsx：--format csv,parquet,json
cannot-write-table = 无法写出表“{ $table }”：{ $reason }
scored-period-missing = 要评分的期间 { $given } 不存在
    .hint = 已有：{ $known }；请修改 [periods] 的 score
no-periods = 没有任何期间
    .hint = 请在 [periods] 中列出，或提供数据
bug = 这是权衡 { $version } 的缺陷，不是您的项目的问题
    .hint = 请连同以上各行一并反馈

## 进度

doing-reading = 正在读取项目
doing-data = 正在读取数据
doing-computing = 正在计算
doing-comparing = 正在与已公布结果比较
doing-writing = 正在写出结果

## 检查意见

findings-summary = { $errors ->
        [0] 没有错误
       *[other] { $errors } 个错误
    }，{ $warnings } 个警告，{ $notes } 条说明
findings-not-shown = 另有 { $count } 条（--json 给出全部）：
in-scenario = 见于情景“{ $scenario }”

check-fine = “{ $id }”没有问题：{ $units } 个评价对象，{ $indicators } 个指标，{ $steps } 个步骤，{ $scenarios } 个情景

## new

new-made = 已在 { $folder } 新建项目“{ $id }”：
new-next =
    接下来：
      quanheng check { $folder }
      quanheng build { $folder }

## methods

methods-default = { $summary }（默认）
methods-title = 方法
methods-more = quanheng methods 名称 给出说明。
methods-parameters = 参数
methods-no-parameters = 没有参数。
methods-name = 名称
methods-takes = 取值
methods-fallback = 默认
methods-meaning = 含义
methods-required = 必填
takes-number = 数
takes-share = 0 到 1 之间的数
takes-positive = 大于 0 的数
takes-count = 不小于 { $least } 的整数
takes-numbers = 数的列表
takes-text = 文字
takes-texts = 文字的列表

## lints

lints-of-plan = 计算之前
lints-of-run = 有数据之后
lints-more = 查看某一项：quanheng lints 代码；在 quanheng.toml 的 [lint] 中可以关闭某一项或设置阈值。
lints-explained = { $count ->
        [1] 提示项的说明：quanheng lints { $code }；可在 quanheng.toml 的 [lint] 中关闭。
       *[other] 各提示项的说明：quanheng lints 代码；可在 quanheng.toml 的 [lint] 中关闭。
    }
lints-thresholds = [lint.{ $code }] 的键

## 表格

column-place = 名次
column-unit = 评价对象
column-score = 得分
column-tier = 梯队
column-weight = 权重
column-used = 采用
column-contribution = 贡献
column-gained = 升降
column-score-change = 得分差
column-place-a = 名次A
column-place-b = 名次B
column-score-a = 得分A
column-score-b = 得分B

scenario-base = 项目本身的方法
scenario-named = 情景 { $name }：{ $title }

## build

build-about = { $id } · { $period } · { $units } 个评价对象 · { $indicators } 个指标
build-periods = 共计算 { $count } 个期间；此处为最后一期，结果文件含全部。
build-caution = 注意：{ $text }
build-more = 另有 { $count } 个评价对象，见结果文件。
build-unscored = { $count } 个评价对象没有得分：{ $units }
build-columns = 另有 { $count } 列，见结果文件。
build-reference = { $name } *
build-reference-note = * 仅供参照，不排名次，不分梯队
build-published = 与已公布结果比较
build-findings = 检查意见：{ $summary }
build-findings-see = quanheng check { $folder } 逐条列出。
build-written = 已写出 { $count } 个文件到 { $folder }

agreement-ranks = { $units } 个名次：Spearman { $spearman }，Kendall { $kendall }，平均相差 { $mean } 位
agreement-ranks-some = { $ranked } 个中的 { $units } 个名次：Spearman { $spearman }，Kendall { $kendall }，平均相差 { $mean } 位
agreement-ranks-top = 仅就这 { $units } 个而言：Spearman { $spearman }，Kendall { $kendall }，不能代表全体；平均相差 { $mean } 位
agreement-ranks-equal = { $units } 个名次：全部相同
agreement-scores = { $units } 个得分：平均相差 { $mean }，最多相差 { $largest }
agreement-scores-rounded = { $units } 个得分：{ $equal } 个在 { $decimals } 位小数上相同，最多相差 { $largest }
agreement-tiers = 梯队：{ $units } 个中 { $equal } 个相同
agreement-top = 名单只列 { $ranked } 个中的前 { $units } 名：其中 { $equal } 个也在本结果的前 { $units } 名
agreement-largest = 相差最大：{ $list }
agreement-difference = { $unit } { $ours }（公布 { $published }）

## explain

explain-title = { $name }（{ $code }）· { $period }
explain-reported = 报送值
explain-missing = 缺失：{ $reason }
explain-divided = 除以{ $name } { $value }
explain-sum = Σ 各项贡献
explain-inputs = 用作分母的数据
explain-legend = “权重”是项目规定的同级占比；“采用”是在有得分的同级之间的占比；“贡献”为采用 × 得分。

fact-minimum = 最小值
fact-maximum = 最大值
fact-mean = 均值
fact-deviation = 标准差
fact-skewness-before = 偏度
fact-kurtosis-before = 峰度
fact-skewness-after = 处理后偏度
fact-kurtosis-after = 处理后峰度
fact-points = 缩尾点数
fact-low = 下界
fact-high = 上界
fact-lambda = λ
fact-added = 加数
fact-scale = 比例系数
fact-present = 有值
fact-filled = 填补数
fact-goalpost-low = 下限
fact-goalpost-high = 上限
fact-target = 目标值

## compare

compare-side = { $letter }  { $name } · { $title } · { $period }
compare-more = 另有 { $count } 个评价对象，见 --json。
compare-agreement = Spearman { $spearman }，Kendall { $kendall }；{ $units } 个中 { $moved } 个名次改变，平均 { $mean } 位。

## explain：差距、同组比较、需要改变什么

help-against = 把与另一评价对象（或平均成员 mean、零 zero）的得分之差逐项分解
help-peers = 与评价对象表中该分组的同组成员（或 all 全部成员）比较，列出长处和短处
help-reach-rank = 要达到这一名次，需要改变什么
help-reach-tier = 要达到这一梯队（序号或名称），需要改变什么
help-top = 长处和短处各列几项，缺省为 5

one-period-only = 这里只显示一个期间，不能是全部期间
    .hint = 请指定其中之一：{ $known }
no-such-tier = 没有名为“{ $given }”的梯队
    .hint = { $known ->
        [none] 梯队从 1 起，由好到差
       *[other] 已有：{ $known }
    }

list-separator = 、
column-multiplier = 乘数
column-part = 贡献
column-peers-median = 中位数
column-percentile = 超过
column-robust-z = 稳健 z
column-peers = 同组数
column-reported = 报送值
column-needed = 需达到
column-needed-change = 变化
column-range-share = 占范围
column-range = 成员范围
column-measure = 计量单位

explain-mean-member = 平均成员
explain-zero = 零
explain-gap = { $first } { $first_score } 与{ $second } { $second_score } 相比：{ $gap }
explain-gap-sum = Σ 不再细分的各项
explain-gap-legend = “贡献”为乘数 × 差值。算术平均时乘数即有效权重；其他平均用差商（几何平均即 LMDI），其他合成方法用 Shapley 值。各项之和等于全部差距，没有残差。
explain-held-at = 缺失，按上级得分 { $score } 比较
explain-undivided-depends-on-units = 不细分：得分取决于与其他对象的先后
explain-undivided-one-sided = 不细分：只有一方有得分
explain-undivided-no-difference = 不细分：双方得分相同
explain-undivided-not-defined = 不细分：双方的混合没有得分

explain-peers = 同组：{ $grouping } = { $group } 的其他成员，共 { $count } 个
explain-peers-all = 比较对象：其他全部成员，共 { $count } 个
explain-peers-few = 同组成员不足 { $fewest } 个，不判断长处和短处。
explain-peers-nodes = 指数和维度
explain-strengths = 长处
explain-weaknesses = 短处
explain-none = 无
explain-peers-legend = “中位数”是同组成员的中位数；“超过”是得分更低的同组成员占比（相同的算一半）；“稳健 z”是差值除以 1.4826 倍绝对中位差，过半成员取值相同时为“—”。

explain-place = 第 { $place } 位
explain-tier = 梯队 { $tier }
explain-score = 得分 { $score }
explain-goal-rank = 目标：第 { $goal } 位或更好。现在：{ $now }。
explain-goal-tier = 目标：梯队 { $goal } 或更好。现在：{ $now }。
explain-reached = 目标已经达到，无需改变。
explain-single = 只改变一个指标，其余不变
explain-single-none = 任何一个指标单独达到成员中的最好值，都达不到目标。
explain-single-best = 效果最大的是{ $name }：{ $place }。
explain-stuck-out-of-range = 达到成员中的最好值仍不够（{ $count } 项）：{ $names }
explain-stuck-at-best = 已是成员中的最好值（{ $count } 项）：{ $names }
explain-stuck-not-reported = 没有报送值（{ $count } 项）：{ $names }
explain-stuck-derived = 由其他数据推算（{ $count } 项）：{ $names }
explain-stuck-not-divided = 除以分母后没有值（{ $count } 项）：{ $names }
explain-bundle = 一起改变：赶上同组
explain-bundle-found = { $peers }。凡不及其 { $share } 分位数的指标（{ $count } 项）都改善到该分位数：{ $place }。
explain-bundle-none = { $peers }。各项都达到其中的最好值，仍达不到目标：{ $place }。
explain-reach-legend = 每个答案都是把改变后的数据按整个项目重新计算的结果，其他对象也随之重算。“成员范围”在除以分母之后比较，再折回本对象的报送值；“占范围”是变化与该范围之比。
## analyse

help-analyse = 分析变化、趋势、收敛、差异、邻接、障碍度、优序比较或目标
help-what = change（变化）、trend（趋势）、convergence（收敛）、inequality（差异）、neighbours（邻接）、obstacles（障碍度）、outranking（优序比较）或 targets（目标）
help-analyse-node = 所分析的节点代码；默认为总指数
help-data = 分析指标的数值（原始、派生、除以分母之后），而不是得分
help-analyse-unit = 只看这一评价对象，用代码或名称
help-analyse-period = 期间；默认为 quanheng.toml 所定
help-from = 首期；默认为最早一期
help-to = 末期；默认为最近一期
help-grouping = 分组，如 group_region 列写作 region
help-way = 趋近目标的方式：linear（每年等量）或 compound（每年等比）
help-permutations = 检验莫兰指数时重排数值的次数；默认为 999
help-seed = 随机数种子；默认为 1
help-analyse-out = 在此文件夹下为该分析建一个文件夹，写入 CSV 和 JSON

no-such-grouping = 没有分组“{ $given }”
    .hint = { $known ->
        [none] 评价对象表没有“group_…”列
       *[other] 已有分组：{ $known }
    }
analyse-idle-option = “{ $option }”对“{ $what }”不起作用
    .hint = 除 --node、--scenario 和 --out 外，“{ $what }”可用：{ $known }
analyse-one-period = “{ $what }”需要两期数值；这里只有：{ $periods }
    .hint = 请放宽 --from 和 --to，或在 [periods] 中列出更多期间，并确认有数据
analyse-range-reversed = { $from } 晚于 { $to }
    .hint = 请对调 --from 和 --to
analyse-no-figures = “{ $node }”没有自己的数值：它由其他节点计算而来
    .hint = --data 用于指标或输入数据的代码
analyse-no-scores = “{ $node }”是输入数据，没有得分
    .hint = 加上 --data 可分析其数值
analyse-no-dispersion = “{ $node }”各期都没有变异系数：均值不大于 0，或各期都有数值的对象太少
    .hint = 收敛分析要求数值有自然零点：请用 --data 分析某一指标，或采用 min-max 等得分
analyse-which-grouping = 有多个分组：{ $known }
    .hint = 请用 --grouping 选定一个
analyse-no-neighbour-table = 本项目没有邻接关系表
    .hint = 请将“unit,neighbour”各行写入文件，并在 quanheng.toml 中指明：[neighbours] file = "neighbours.csv"
analyse-no-target = { $kind ->
        [inner] “{ $node }”之下没有同时填写目标值和期限的指标
       *[leaf] “{ $node }”没有目标值，或没有期限
    }
    .hint = 请填写指标体系表的“target”和“target_period”列
analyse-target-without-period = “{ $node }”有目标值而没有期限，不作分析
    .hint = 请填写“target_period”列
analyse-scale-of-each-period = 步骤“{ $step }”（{ $method }）各期分别{ $kind ->
        [treat] 处理
        [weight] 赋权
       *[normalise] 标准化
    }：不同期间得分之差并不代表进步
    .hint = { $kind ->
        [normalise] 请在该步骤写 over = "panel"，或改用 goalposts；名次则可以比较
       *[other] 请在该步骤写 over = "panel"
    }
analyse-not-positive = { $count } 个对象的数值不大于 0，不参与 β 收敛：{ $units }
    .hint = 对数增长率要求数值大于 0；请核对这些数值
analyse-ranked-units = { $from } 有 { $first } 个对象参与排名，{ $to } 有 { $last } 个：两期名次的总数不同
    .hint = 请选取同一批对象都有数据的期间
analyse-no-rates = “{ $node }”有小于 0 的数值，0 不是自然零点，不计算增长率
    .hint = “变化”一列为差额
analyse-no-groups = 评价对象没有分组，未作分解
    .hint = 请在评价对象表中增加“group_…”列
analyse-ungrouped = { $count } 个对象在分组“{ $grouping }”中没有组别，不参与计算
    .hint = 请填写评价对象表的“group_{ $grouping }”列

analyse-title = { $what } · { $node }（{ $measure }）· { $periods }
analyse-title-change = 变化
analyse-title-trend = 趋势
analyse-title-convergence = 收敛
analyse-title-inequality = 差异
analyse-title-neighbours = 空间自相关
analyse-title-obstacles = 障碍度
analyse-title-outranking = 优序比较
analyse-title-targets = 目标
analyse-scores = 得分
analyse-figures = { $unit ->
        [none] 数值
       *[other] 数值，{ $unit }
    }
analyse-figures-divided = 数值，除以{ $name }
table-more = 另有 { $count } 行，见 `--json` 和 `--out`。
analyse-reference-note = * 为参照对象：不计入名次、均值和检验

table-change = 从首期到末期的变化
analyse-change-legend = “年均”为复合年均增长率；起点不大于 0 时不计算增长率。名次为该期在全部成员中的名次。
table-trend = 线性趋势
table-trend-growth = 逐期增长
analyse-trend-legend = “斜率”为最小二乘法估计的每期变化量；“相对斜率”为斜率与首期拟合值之比；“年均”为首末两期之间的复合年均增长率。p 检验斜率是否为 0，假定各期数值围绕直线独立波动。
table-convergence-sigma = σ 收敛：各期离散程度
table-convergence-test = 检验
analyse-test-sigma = σ：变异系数的趋势
analyse-test-beta = β：增长率对初始水平
analyse-convergence-legend = “变异系数”为标准差（n − 1）除以均值，只计各期都有数值的对象。系数为负且 p 值小即为收敛。“收敛速度”为每年缩小差距的比例，“半程年数”为差距缩小一半所需的年数。
table-inequality = 基尼系数
table-inequality-groups = 组内
table-inequality-pairs = 两组之间
analyse-inequality-legend = 按达格姆（Dagum）方法分解为组内、组间净值和超变密度（较低组的对象高于较高组的对象）。“相对富裕度”为 1 表示两组不重叠，为 0 表示均值相同。
table-neighbours = 莫兰指数
table-neighbours-local = 局部莫兰指数
analyse-neighbours-legend = 每个对象的邻居权重之和为 1。指数接近 1 表示邻居相似，接近期望值表示随机，更低表示相异。p 为正态近似的双侧检验，“p（置换）”为置换检验的单侧 p 值。局部检验次数多，难免有个别偶然偏小。
analyse-high-high = 高—高
analyse-low-low = 低—低
analyse-high-low = 高—低
analyse-low-high = 低—高
table-obstacles = 障碍度
table-obstacles-mean = 平均障碍度
table-obstacles-main = 各对象的主要障碍因子
analyse-obstacles-legend = 障碍度为指标有效权重与其得分差距之积占全部差距的比重。“居首次数”为以该指标为首要障碍因子的对象个数。
table-outranking = 两两比较
table-outranking-units = 各对象与其余对象的两两比较
analyse-outranking-legend = 在双方均有得分的下级中，占权重一半以上更优者胜。“净胜”为胜数减负数，即 Copeland 得分。`--unit` 显示某一对象的各对比较，`--out` 写出整个矩阵。
table-targets = 各对象
table-targets-summary = 目标完成情况
analyse-targets-legend = “完成度”为从首期数值到目标值已走过的比例。“进度”为已有年均变化与从起点所需年均变化之比：不低于 0.95 为进度正常，不低于 0.6 为进度一般，低于 0 为背离目标。“今后每年”为从现在起每年所需的变化。
analyse-reached = 已达到
analyse-on-track = 进度正常
analyse-moderate = 进度一般
analyse-insufficient = 进度不足
analyse-moving-away = 背离目标

column-name-zh = 中文名称
column-name-en = 英文名称
column-role = 角色
column-node = 节点
column-node-name-zh = 节点中文名称
column-node-name-en = 节点英文名称
column-level = 层级
column-period = 期间
column-from = 首期
column-to = 末期
column-first = 首期值
column-last = 末期值
column-absolute = 变化
column-relative = 相对变化
column-annual = 年均
column-rank-first = 首期名次
column-rank-last = 末期名次
column-ranks-gained = 升降
column-count = 期数
column-slope = 斜率
column-intercept = 截距
column-standard-error = 标准误
column-t = t
column-p = p
column-r-squared = R²
column-relative-slope = 相对斜率
column-value = 数值
column-growth = 增长率
column-units = 对象数
column-mean = 均值
column-variation = 变异系数
column-test = 检验
column-coefficient = 系数
column-speed = 收敛速度
column-half-life = 半程年数
column-gini = 基尼系数
column-within = 组内
column-between = 组间
column-overlap = 超变密度
column-within-share = 组内占比
column-between-share = 组间占比
column-overlap-share = 超变占比
column-group = 组别
column-group-a = 组别
column-group-b = 与
column-affluence = 相对富裕度
column-islands = 无邻居
column-moran = 莫兰指数
column-expected = 期望值
column-variance = 方差
column-z = z
column-p-permutation = p（置换）
column-neighbours-mean = 邻居均值
column-local-moran = 局部指数
column-quadrant = 类型
column-mean-degree = 平均障碍度
column-times-first = 居首次数
column-obstacle-1 = 第一
column-degree-1 = 障碍度
column-obstacle-2 = 第二
column-degree-2 = 障碍度
column-obstacle-3 = 第三
column-degree-3 = 障碍度
column-effective-weight = 有效权重
column-deviation = 差距
column-degree = 障碍度
column-won = 胜
column-balanced = 平
column-lost = 负
column-net-won = 净胜
column-other = 对手
column-share-better = 占优权重
column-baseline = 起点
column-target = 目标值
column-target-period = 期限
column-attainment = 完成度
column-pace = 进度
column-required = 今后每年
column-verdict = 判断
column-reached = 已达到
column-on-track = 进度正常
column-moderate = 进度一般
column-insufficient = 进度不足
column-moving-away = 背离目标
column-open = 无法判断
## import, export

import-made = 已在 { $folder } 新建项目“{ $id }”：
export-made = 已把项目“{ $id }”写入 { $folder }：
