# 稳健性审计：敏感性。

## 检查意见

sensitivity-driver = 对名次影响最大的是“{ $factor }”：平均名次变动的方差有 { $share }% 由它单独或与其他假设共同造成（95% 区间 { $low }% 至 { $high }%）；平均每个名次变动 { $shift } 位
    .hint = 应先把这一项定下来；总指数接近 0 的，取任一值均可
sensitivity-alternative = 单独改变一项选择时，“{ $assumption }”取“{ $alternative }”对名次影响最大：平均变动 { $shift } 位，最多 { $greatest } 位
    .hint = 各对象在该做法下的名次见表 `sensitivity_alternatives_units`
sensitivity-without = 去掉“{ $node }”后名次平均变动 { $shift } 位，最多 { $greatest } 位，超过去掉其他任何一个指标
    .hint = 请先核对其数据与处理：该处的差错影响最大
stability-leader = “{ $node }”的份额由 { $share }% 变到 { $end }% 时，榜首改变：{ $cause }
    .hint = 在各单个权重使两者得分相遇的端点中，这里最近
stability-leader-always = 任何一个权重单独取任何份额，榜首都不变
    .hint = 全部权重一起变动仍可能改变榜首：见表 `sensitivity_nearest`

## 用语

sensitivity-output-rank-shift = 平均名次变动
sensitivity-output-tier-changes = 梯队改变的对象数
sensitivity-event-leader = 榜首
sensitivity-event-tier = 某个梯队
sensitivity-event-rank = 某个名次
sensitivity-over-indicators = 全部指标
sensitivity-cause-meet = { $b }追平{ $a }
sensitivity-cause-part = { $a }与{ $b }目前并列，一动即分
sensitivity-cause-cut = { $a }到达第 { $tier } 梯队的下界
sensitivity-cause-presence = { $a }得到或失去得分
sensitivity-cause-never = 任何权重下都不变
sensitivity-cause-unknown = 因得分缺失未计算

## 表

table-sensitivity-factors = 散布来自哪里
sensitivity-factors-legend = 一阶：只把这一项定下来可消去的方差份额。总：其余全部定下来后仍留下的份额。Shapley：公平分摊的份额，合计为 1。括号内为 95% 区间。
table-sensitivity-ranks = 各对象的名次由什么推动
sensitivity-ranks-legend = 离散：名次的标准差。主因：该对象名次总指数最大的假设；名次从不变动的记 —。
table-sensitivity-units = 各对象的名次与得分，按假设
table-sensitivity-alternatives = 逐项变动
sensitivity-alternatives-legend = 其余照项目原样。平均与最大名次变动，以及与项目自身排名的一致程度。
table-sensitivity-alternatives-units = 逐项变动下的名次
table-sensitivity-left-out = 逐一剔除指标与维度
sensitivity-left-out-legend = 被剔除节点的权重由同级分得。
table-sensitivity-left-out-units = 逐一剔除后的名次
table-sensitivity-weights = 每个权重可变动多少
sensitivity-weights-legend = 同级保持比例时，在上级权重中的份额处于哪个范围内，榜首、任一梯队、任一名次都不改变。精确计算。
table-sensitivity-nearest = 全部权重一起变动的最小改变
sensitivity-nearest-legend = 距离：各份额改变之和，即易手权重的两倍。最大单项改变见文件。
table-sensitivity-nearest-weights = 最小改变处的权重

column-output = 输出
column-factor = 假设
column-first-order = 一阶
column-first-order-low = 一阶下限
column-first-order-high = 一阶上限
column-total-order = 总
column-total-order-low = 总指数下限
column-total-order-high = 总指数上限
column-shapley-effect = Shapley
column-shapley-effect-low = Shapley 下限
column-shapley-effect-high = Shapley 上限
column-output-mean = 均值
column-output-variance = 方差
column-no-index = 无指数的原因
column-rank-deviation = 离散
column-main-factor = 主因
column-alternative = 做法
column-shift-mean = 平均变动
column-shift-greatest = 最大
column-tier-changes = 梯队
column-spearman-own = Spearman
column-kendall-own = Kendall
column-compared = 比较的对象数
column-place-own = 原名次
column-tier-own = 原梯队
column-refused = 拒绝的原因
column-leader-reach = 榜首
column-leader-share-low = 榜首，份额自
column-leader-share-high = 榜首，份额至
column-leader-weight-low = 榜首，权重自
column-leader-weight-high = 榜首，权重至
column-leader-low-cause = 榜首，下端原因
column-leader-low-units = 榜首，下端对象
column-leader-high-cause = 榜首，上端原因
column-leader-high-units = 榜首，上端对象
column-tier-reach = 任一梯队
column-tier-share-low = 梯队，份额自
column-tier-share-high = 梯队，份额至
column-tier-weight-low = 梯队，权重自
column-tier-weight-high = 梯队，权重至
column-tier-low-cause = 梯队，下端原因
column-tier-low-units = 梯队，下端对象
column-tier-high-cause = 梯队，上端原因
column-tier-high-units = 梯队，上端对象
column-rank-reach = 任一名次
column-rank-share-low = 名次，份额自
column-rank-share-high = 名次，份额至
column-rank-weight-low = 名次，权重自
column-rank-weight-high = 名次，权重至
column-rank-low-cause = 名次，下端原因
column-rank-low-units = 名次，下端对象
column-rank-high-cause = 名次，上端原因
column-rank-high-units = 名次，上端对象
column-no-tier-reach = 无梯队区间的原因
column-weights-of = 权重属于
column-event = 改变
column-norm = 度量
column-distance = 距离
column-cause = 如何
column-cause-units = 有关对象
column-no-nearest = 未计算的原因
column-share-there = 该处份额
