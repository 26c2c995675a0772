# 稳健性审计：一致性。

coherence-missing = “{ $node }”有 { $missing } 个对象没有上报数据（共 { $members } 个，占 { $share }%）
    .hint = 该指标的结果取决于插补或剔除的做法；请另寻数据来源，或去掉该指标
coherence-outliers = “{ $node }”带着异常值进入指数（偏度 { $skewness }，峰度 { $kurtosis }）
    .hint = 少数对象占去了它的取值范围：请加以处理，或说明为何应有如此大的作用
coherence-constant = “{ $node }”有权重，而各对象取值相同
    .hint = 它区分不了任何对象，其权重形同虚设
coherence-negative = “{ $node }”与其所属的“{ $whole }”负相关（r = { $r }，{ $units } 个对象）
    .hint = 请核对方向；若方向无误，“{ $whole }”之下有两件彼此相抵的事
coherence-weak = “{ $node }”与其所属的“{ $whole }”几乎不相关（r = { $r }，{ $units } 个对象）
    .hint = 它与同级指标说的不是一回事；是有意如此吗？
coherence-opposed = “{ $whole }”之下，“{ $node }”与“{ $other }”彼此相抵（r = { $r }，{ $units } 个对象）
    .hint = 一项上的所得即另一项上的所失；请核对两者方向，或分置于不同的上级
coherence-collinear = “{ $node }”与“{ $other }”几乎没有差别（r = { $r }，{ $units } 个对象）
    .hint = 共同部分被重复计分，r 为负时则相互抵消；请去掉其一，或说明为何并存
coherence-elsewhere = “{ $node }”属于“{ $own }”（r = { $own_r }），却与“{ $other }”更相关（r = { $other_r }）
    .hint = 请考虑其归属是否恰当
coherence-alpha = “{ $node }”的 { $children } 个下级很难说在测同一件事：Cronbach α 为 { $alpha }，低于 { $least }
    .hint = 若本意是互为补充，则并非错误；但一项的低分会被另一项掩盖
coherence-components = “{ $node }”的 { $children } 个下级测的是 { $count } 件事：大于 1 的特征值有 { $count } 个，第一主成分只解释方差的 { $share }%
    .hint = 合成一个得分会掩盖这一点；请看主成分是否提示另一种划分
coherence-low-importance = “{ $node }”在“{ $whole }”中占权重 { $weight }%，实际影响只占 { $importance }%
    .hint = 把权重当作重要性会被误导；赋权方法 optimised 可求出与本意相符的权重
coherence-high-importance = “{ $node }”在“{ $whole }”中占权重 { $weight }%，实际影响占 { $importance }%
    .hint = 它的作用大于权重所示；赋权方法 optimised 可求出与本意相符的权重
coherence-behind = “{ $better }”排在“{ $worse }”之后，而在两者都有数据的 { $common } 个指标上前者都不差，且有更好的；这样的对象对共 { $pairs } 对
    .hint = 此处由缺失数据决定：请比较两者各缺什么
coherence-reversal = 对象之间的先后取决于第三者：有 { $removals } 个对象，去掉其中任一个都会使其他对象的次序颠倒，共 { $pairs } 对；去掉“{ $removed }”后，“{ $unit }”变动 { $change } 位
    .hint = 尺度或权重取自对象本身；采用固定阈值（goalposts）和给定权重则无此问题
coherence-one-dimension = 指数只有一个有权重的维度，没有权重可选
    .hint = 存疑利益法至少需要两个维度
