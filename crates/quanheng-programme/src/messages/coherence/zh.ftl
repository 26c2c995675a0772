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
coherence-more = 同类另有 { $count } 处，见 coherence_flags.csv
    .hint = { "" }
coherence-reversal-passed-over = 评价对象有 { $units } 个，未逐一移除
    .hint = 请用部分对象检查
coherence-removals-refused = { $units } 个对象逐一移除，其中 { $count } 次步骤拒绝运行（{ $code }）
    .hint = 不知缺了它们对其他对象的次序有何影响
coherence-reversal-none = 任何两个对象的先后都不取决于第三者：逐一移除了 { $units } 个对象
    .hint = { "" }
coherence-no-doubt = 未与存疑利益法对照：各维度得分不适用
    .hint = 需有两个以上有权重的维度，且得分不全为 0
coherence-doubt = 指数与存疑利益法（各对象取对自己最有利的权重）对照：Spearman { $spearman }，Kendall { $kendall }；{ $units } 个对象中有 { $frontier } 个达到 1{ $scale ->
        [min-max] 。部分维度得分为负，故各维度先化为 0–1
       *[as-is] { "" }
    }
    .hint = 越接近 1，位次越不取决于权重

# 表格。

table-coherence-data = 有缺失或异常值的指标
table-coherence-fit = 各节点与其所属
table-coherence-correlations = 相关系数
table-coherence-structure = 下级是否测同一件事
table-coherence-items = 剔除各下级后的 Cronbach α
table-coherence-components = 主成分
table-coherence-loadings = 载荷
table-coherence-importance = 在上级中的权重与重要性
table-coherence-importance-index = 指标在指数中的权重与重要性
table-coherence-dominance = 占优：处处不差且有更好之处，与权重无关
table-coherence-dominance-pairs = 一方占优的对象对
table-coherence-reversal = 移除后会颠倒其他对象次序的对象
table-coherence-reversal-pairs = 因移除而颠倒的对象对
table-coherence-doubt = 统一权重之下的损失（存疑利益法）
table-coherence-flags = 值得留意之处

coherence-data-legend = 有值、缺失：按上报数据。偏度、峰度：先为处理前，后为处理后；异常值：偏度绝对值不低于 2 且峰度不低于 3.5。
coherence-fit-legend = 所列为与上级或指数的 r 低于 0.5、或与另一维度更相关者。r：Pearson 相关系数，取两者都有值的对象。另一维度：与上级同层、相关最强者。下级本身是上级的一部分，会抬高其 r。
coherence-structure-legend = 标准化：标准化得分的 α。λ₁、方差₁：第一特征值及其方差占比。λ>1：大于 1 的特征值个数；平行：高于随机数据的成分个数。齐全：各下级都有值的对象数。
coherence-importance-legend = 所列为比值低于 2/3 或高于 1.5 者。重要性：S = V(E(上级|下级))/V(上级)，沿曲线估计。占比在同一上级之下合计 100%：线性按 r²，其后按 S；比值：后者与权重之比。
coherence-importance-index-legend = 所列为比值低于 2/3 或高于 1.5 者；占比取全部指标在指数中。S 沿曲线，线性按 r²。
coherence-dominance-legend = 只比较双方都有值的指标。
coherence-reversal-legend = 所列为对数最多的十个。对数：移除该对象后次序颠倒的其他对象对。变动最大：在其余对象中位次变动最大者。
coherence-doubt-legend = 给定：按名义权重，最优者为 1；自选：按对自己最有利的权重；损失：两者之差；变动：自选权重的位次相对于指数位次。

column-present = 有值
column-members = 参评对象
column-missing-share = 缺失
column-distinct = 不同取值数
column-zeros = 零值数
column-minimum = 最小值
column-maximum = 最大值
column-median = 中位数
column-standard-deviation = 标准差
column-skewness = 偏度
column-kurtosis = 峰度
column-outliers = 有异常值
column-changed = 改动
column-minimum-treated = 处理后最小值
column-maximum-treated = 处理后最大值
column-mean-treated = 处理后均值
column-median-treated = 处理后中位数
column-standard-deviation-treated = 处理后标准差
column-skewness-treated = 其后
column-kurtosis-treated = 其后
column-outliers-treated = 处理后有异常值
column-parent = 上级
column-r-parent = r
column-other-dimension = 另一维度
column-r-other = r
column-r-index = 与指数 r
column-relation = 关系
column-pearson = Pearson
column-pearson-p = p（Pearson）
column-spearman = Spearman
column-spearman-p = p（Spearman）
column-kendall = Kendall
column-kendall-p = p（Kendall）
column-reason = 原因
column-children = 下级数
column-complete-units = 齐全
column-least-pair = 最少一对的对象数
column-alpha = α
column-alpha-standardised = 标准化
column-eigenvalue-1 = λ₁
column-variance-1 = 方差₁
column-kaiser = λ>1
column-parallel = 平行
column-alpha-reason = 原因（α）
column-components-reason = 原因（主成分）
column-alpha-without = 剔除后的 α
column-alpha-standardised-without = 剔除后的标准化 α
column-r-others = 与其余之和的 r
column-r-others-standardised = 与其余之和的 r（标准化）
column-component = 成分
column-eigenvalue = 特征值
column-variance-share = 方差占比
column-cumulative = 累计
column-parallel-threshold = 随机数据阈值
column-loading = 载荷
column-determined = 唯一确定
column-r = r
column-importance-linear = r²
column-importance-curve = S
column-curve-freedom = 自由度
column-importance-linear-share = 线性
column-importance-share = 重要性
column-importance-ratio = 比值
column-dominates = 占优于
column-dominated-by = 被占优
column-better = 较优
column-worse = 较差
column-common = 双方都有的指标数
column-ranked-behind = 排名在后
column-reversed-pairs = 对数
column-ties-changed = 并列变动
column-places-lost = 失去位次
column-most-moved = 变动最大
column-removed = 移除
column-was-ahead = 原在前
column-then-ahead = 其后在前
column-given-score = 给定
column-own-score = 自选
column-weights-loss = 损失
column-own-rank = 自选位次
column-subject = 所指
column-message-zh = 说明
column-message-en = 说明（英文）
