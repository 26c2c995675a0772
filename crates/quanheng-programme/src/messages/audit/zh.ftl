# 稳健性审计：命令与不确定性。

help-audit = 得分、排名和梯队有多可靠，由什么决定，已公布的排名能否成立
help-audit-only = 审计的部分，用逗号分隔：uncertainty（不确定性）、sensitivity（敏感性）、coherence（一致性）、inverse（反向审计）；默认全部
help-audit-replicates = 重复次数；默认取 quanheng.toml 中的设定
help-audit-seed = 随机数种子；默认取 quanheng.toml 中的设定
help-audit-period = 期间，如 2020；默认取 quanheng.toml 中的设定
help-audit-out = 结果文件夹；默认 DIR/audit
help-audit-format = audit.json 以外的格式，用逗号分隔：csv、xlsx；默认全部

doing-uncertainty = 正在让各项假设一同变动
doing-sensitivity = 正在分析排名由什么决定
doing-coherence = 正在检查指标体系的一致性
doing-inverse = 正在反推已公布排名背后的权重

audit-title = 稳健性审计 · { $period }
audit-part-uncertainty = 不确定性：各项假设一同变动
audit-part-sensitivity = 敏感性：排名由什么决定
audit-part-coherence = 指标体系的一致性
audit-part-inverse = 反向审计：已公布的结果

audit-idle-key = 在 `vary = "{ $vary }"` 时，`{ $key }` 不起作用
    .hint = { $keys ->
        [none] 请删去；这里不需要其他键
       *[other] 请删去，或改变动的内容；这里可用的键为 { $keys }
    }
audit-one-of-two = `{ $first }` 与 `{ $second }` 须且只须给出一个
    .hint = 二者是表示变动大小的两种方式，请只保留一个
audit-above-one = `{ $key }` 为 { $given }，超出范围
    .hint = 请写成比例：0.25 即 25 %；概率和相关系数须小于 1
audit-no-alternative = `{ $assumption }` 没有给出项目自身方法以外的备选方法
    .hint = 请写出 `scenarios`，或增加 `[audit.assumption.{ $assumption }.option.名称]`
audit-scenario-beyond-steps = 情景 `{ $scenario }` 改动的不只是步骤，不能作为备选方法
    .hint = 只有改动或去掉步骤的情景可以与其他假设一同变动；权重请用 `vary = "weights"` 和 `spread = "sets"`
audit-empty-option = 备选方法 `{ $option }` 没有任何改动
    .hint = 请写明改动的步骤（`step`）或去掉的步骤（`drop`）
audit-no-children = 这些节点都没有两个以上可变动权重的下级
    .hint = 请写指标体系中的上级节点或其层级
audit-set-root = `{ $node }` 是总指数，没有权重
    .hint = 请给它的下级赋权
audit-set-incomplete = 权重组 `{ $set }` 没有给出 `{ $node }` 的权重
    .hint = 一组权重须覆盖同一节点的全部下级；写 0 表示剔除
audit-set-negative = `{ $node }` 的权重为负
    .hint = 权重须不小于 0
audit-no-common-source = 这些指标中没有两个来自同一来源
    .hint = 请填写 indicators.csv 的 `source` 列，或改用 `together = "units"`
audit-no-cells = 没有可产生误差的指标或状态
    .hint = 请写有数据的指标，或其上级节点
audit-unknown-status = `{ $given }` 不是数据状态
    .hint = 请写以下之一：{ $known }

audit-default-assumptions = quanheng.toml 没有写明什么可以变动：全部权重在 ±{ $percent } % 内变动
    .hint = 请在 `[audit]` 中写明哪些内容可以另作选择

audit-leader = { $unit }在 { $percent } % 的情形中居首位
audit-order-unsure = { $first }与{ $second }的先后次序不稳健：在 { $percent } % 的情形中互换
audit-orders-unsure = 另有 { $count } 对相邻名次在 { $percent } % 以上的情形中互换
audit-tiers-unsure = { $count } 个评价对象的梯队归属概率低于 { $sure }：{ $units }
audit-unit-of-tier = { $unit }（梯队 { $tier }，{ $probability }）
audit-widest = { $unit }的名次最不确定：九成情形中在第 { $low } 位至第 { $high } 位之间

audit-uncertainty-ranks-legend = 各次重复中的名次：九成在“5 %”与“95 %”之间。“P（梯队）”为现属梯队的概率。
audit-uncertainty-pairs-legend = 名次相邻、而较优者领先的比例低于 95 % 的各对。文件中有全部各对。

table-uncertainty-ranks = 名次及其可靠程度
table-uncertainty-pairs = 最不确定的相邻名次
table-uncertainty-taken = 各项假设实际取到的值
table-uncertainty-nodes = 各节点的得分与名次
table-uncertainty-rank-probabilities = 各名次的概率
table-uncertainty-tier-probabilities = 各梯队的概率

column-rank = 名次
column-rank-q05 = 5 %
column-rank-q25 = 25 %
column-rank-median = 中位
column-rank-q75 = 75 %
column-rank-q95 = 95 %
column-rank-best = 最好
column-rank-worst = 最差
column-rank-mean = 平均名次
column-tier-probability = P（梯队）
column-tier-number = 梯队序号
column-probability = 概率
column-ahead = 领先
column-behind = 落后
column-assumption = 假设
column-item = 内容
column-share = 比例
column-deviation-taken = 标准差
column-least = 最小
column-greatest = 最大
column-score-mean = 平均得分
column-score-deviation = 标准差
column-score-least = 最低
column-score-q05 = 得分 5 %
column-score-q25 = 得分 25 %
column-score-median = 得分中位
column-score-q75 = 得分 75 %
column-score-q95 = 得分 95 %
column-score-greatest = 最高

help-audit-replicates-to = 写入每次重复结果的 Parquet 文件；不覆盖已有文件

audit-in-words = 审计意见
audit-vary-method = 方法
audit-vary-weights = 权重
audit-vary-inclusion = 取舍
audit-vary-data = 数值
audit-vary-imputation = 填补
audit-vary-tier-cuts = 梯队分界
audit-took-alternative = { $label } { $percent } %
audit-took-left-out = { $count } 个节点，平均各在 { $percent } % 的重复中被剔除
audit-took-shares = { $count } 个权重，占上级的 { $low } % 至 { $high } %
audit-took-errors = { $count } 个指标的数值，误差为 { $low } 至 { $high }
audit-took-drawn = { $count } 个指标的填补值
audit-took-cuts = { $count } 条分界，移动 { $low } 至 { $high }
audit-figure-mean-rank = 平均名次
audit-figure-rank-quantile = 名次分位数
audit-figure-rank-probability = 某一名次的概率
audit-figure-tier-probability = 某一梯队的概率
audit-figure-ahead = 先后次序的概率

audit-uncertainty-cuts-legend = “不变”：分界以上恰为同一批对象的重复所占比例。“互换”：界下第一位的名次优于界上末位的重复所占比例。
audit-uncertainty-precision-legend = 全部对象中最大的蒙特卡洛标准误，以及降到所要求精度所需的重复次数。

table-cautions = 审计意见
table-uncertainty-assumptions = 变动的内容
table-uncertainty-cuts = 梯队分界
table-uncertainty-precision = 结果的精度

column-vary = 变动
column-took = 实际取值
column-cut = 分界
column-stable = 不变
column-last-above = 界上末位
column-first-below = 界下首位
column-swapped = 互换
column-figure = 指标
column-standard-error-most = 最大标准误
column-wanted = 要求精度
column-replicates-needed = 所需重复次数
column-severity = 级别
column-code = 代码
column-message = 内容
column-hint = 建议
