# 审计：反推已公布的结果。

## 错误

inverse-unit-twice = “{ $unit }”在“{ $statement }”中出现两次
    .hint = 一个评价对象在一份公布的次序中只有一个位置；请给出各行的期次，或删去一行
inverse-not-additive = “{ $node }”用“{ $method }”合成，公布的结果无法简单地反推权重
    .hint = 反向审计要求算术平均，单层时也可为几何平均；请选用这样的情景
inverse-bounds-crossed = “{ $node }”的最小份额 { $least } 大于最大份额 { $most }
    .hint = 份额按在上级中的比重计；对层级给出的限制适用于该层级的每个节点
inverse-no-weights = 没有权重满足上下限
    .hint = 各下限之和不超过 1，各上限之和不小于 1
inverse-nothing-said = 公布的结果没有给出任何两个有得分对象的先后
    .hint = 至少给出两个对象的排名、得分或梯队，且它们在每个组成部分都有得分
inverse-too-many-pairs = 公布的先后有 { $count } 对，超过反向审计的上限 { $most } 对
    .hint = 可改用梯队或前若干名的名单，或减少对象
inverse-unsolved = 该节点的线性规划没有解出
    .hint = 得分大小相差悬殊时会如此；请检查各组成部分的得分

## 说明

inverse-nothing-published = 本期没有已公布的结果
    .hint = 在 quanheng.toml 的 `[[published]]` 中给出：排名、梯队、得分或前若干名
inverse-reproducible = { $node }：存在权重，使公布的 { $pairs } 对先后全部成立；按本项目的权重成立 { $nominal } 对
    .hint = “最小”与“最大”之间的每个权重都可以出现在这样的权重组合中；范围越窄，排名对该权重的约束越强
inverse-only-with-ties = { $node }：只有部分对象并列时，权重才能使公布的 { $pairs } 对先后全部成立；不许并列时至多 { $kept } 对
    .hint = 并列不是先后：应视为不能重现
inverse-contradictory = { $node }：没有任何权重能使公布的 { $pairs } 对先后全部成立；最好时成立 { $kept } 对（肯德尔 τ = { $tau }，已证明），按本项目的权重成立 { $nominal } 对。{ $lone ->
        [0] 没有哪一对单独就不可能。
       *[other] 有 { $lone } 对单独就不可能：无论权重如何，公布在后的都在前。
    }
    .hint = 差别不在权重：公布的结果用了别的指标、数据或方法
inverse-contradictory-bound = { $node }：没有任何权重能使公布的 { $pairs } 对先后全部成立；已知最好的成立 { $kept } 对（肯德尔 τ = { $tau }），任何权重都不超过 { $most } 对（τ ≤ { $bound }）。{ $lone ->
        [0] 没有哪一对单独就不可能。
       *[other] 有 { $lone } 对单独就不可能：无论权重如何，公布在后的都在前。
    }
    .hint = 搜索到达上限而停止：最好的结果在两数之间
inverse-left-out = { $node }未计入{ $unit }：它在“{ $part }”没有得分
    .hint = 缺一部分时，其余权重要重新分配，它与别的对象的先后就不再是权重的线性条件
inverse-hidden-share = 只把{ $visible }看作可见，其余看作每个对象的一个隐藏部分，则隐藏部分至少要占权重的 { $least }，公布的次序才可能出现；表中按占 { $share } 说明它应是多少
    .hint = 隐藏部分的得分可在可见部分得分的最小值与最大值之间任取
inverse-outside = { $unit }公布为第 { $published } 位；按我们的得分，无论权重如何，它都在第 { $best } 至第 { $worst } 位
    .hint = 位次只计参加比较的对象；没有权重能解释这一位次
inverse-needs-lift = { $unit }（公布第 { $published }）：可见部分的任何权重都不能使它领先于公布在其后的全部对象；无论权重如何，隐藏部分至少要使它对下列之一多领先 { $least }：{ $units }。隐藏部分占 { $share } 时，它的隐藏位次最好为 { $best }，最差为 { $worst }
    .hint = 领先量以得分为单位，已计权重：隐藏部分的份额乘以得分之差，再除以可见部分的份额
inverse-needs-drag = { $unit }（公布第 { $published }）：可见部分的任何权重都不能使它落后于公布在其前的全部对象；无论权重如何，隐藏部分至少要使它对下列之一落后 { $least }：{ $units }。隐藏部分占 { $share } 时，它的隐藏位次最好为 { $best }，最差为 { $worst }
    .hint = 落后量以得分为单位，已计权重：隐藏部分的份额乘以得分之差，再除以可见部分的份额
inverse-lists-ahead = { $unit }（公布第 { $published }）总体上领先于 { $count } 个对象，而凡能分出先后的公布名单都把它们排在它前面：{ $units }。它必须在某个没有公布两者先后的维度上领先于其中每一个
    .hint = 这只依据公布的名单，与所用的数据、权重和（单调的）合成方法无关
inverse-lists-behind = { $unit }（公布第 { $published }）总体上落后于 { $count } 个对象，而凡能分出先后的公布名单都把它们排在它后面：{ $units }。其中每一个都必须在某个没有公布两者先后的维度上领先于它
    .hint = 这只依据公布的名单，与所用的数据、权重和（单调的）合成方法无关

## 表格

inverse-comma = 、
inverse-tree = { $node }（各级一并）
inverse-statement-ranks = { $title }
inverse-statement-top = { $title }
inverse-statement-tiers = { $title }：梯队
inverse-answer-reproducible = 能
inverse-answer-only-with-ties = 须并列
inverse-answer-contradictory = 不能

table-inverse-answers = 有没有权重能得出公布的次序
table-inverse-weights = 使公布的先后成立最多的权重
table-inverse-correlations = 抽取的权重之间的相关
table-inverse-conflicts = 互相矛盾的公布先后
table-inverse-pairs = 公布的各对先后
table-inverse-places = 一切权重下可能的位次
table-inverse-probabilities = 抽取的权重下各位次的概率
table-inverse-always-ahead = 无论权重如何都领先
table-inverse-hidden = 隐藏的维度应当如何

inverse-legend-answers = 成立的对数：按本项目的权重、按最好的权重、任何权重的上限（已证明）。领先：各对能同时达到的最大的最小领先；小于 0 时，表示总有一对至少错开这么多。“各级一并”直接给底层指标加权，并把各节点的名单一起计入。
inverse-legend-weights = 最好：一致程度最高的区域的中心。最小、最大：该区域内的确切端点。最近：该区域内离本项目权重最近者。均值：从该区域均匀抽取的权重的均值。
inverse-legend-conflicts = 单独就不可能的各对：无论权重如何，后者都在前。更大的组（缺一不可）见文件。
inverse-legend-places = 最好、最差：一切权重下，已证明。可能：均匀抽取的权重中得出公布位次的比例。末两列：一致程度最高的权重下。
inverse-legend-hidden = 抬升：隐藏的维度至少要给的领先；拖累：至少要给的落后。得分、位次：隐藏部分，份额见下文说明。名单：与凡能分出先后的公布名单相反、总体上领先（落后）的对象数。

column-inverse-level = 加权的层级
column-inverse-statements = 依据
column-inverse-parts = 部分
column-inverse-left-out = 未计入
column-inverse-answer = 能否
column-inverse-pairs = 对数
column-inverse-kept-nominal = 现权重
column-inverse-kept-best = 最好
column-inverse-kept-at-most = 上限
column-inverse-tau-nominal = τ 现权重
column-inverse-tau-best = τ 最好
column-inverse-tau-at-most = τ 上限
column-inverse-lead = 领先
column-inverse-shortfall = 最小总违反量
column-inverse-distance = 最近者的距离
column-inverse-part = 组成部分
column-inverse-part-b = 另一部分
column-inverse-nominal = 现权重
column-inverse-best = 最好
column-inverse-least = 最小
column-inverse-most = 最大
column-inverse-centre = 切比雪夫中心
column-inverse-nearest = 最近
column-inverse-widest = 最小领先最大
column-inverse-least-violation = 总违反量最小
column-inverse-mean = 均值
column-inverse-deviation = 标准差
column-inverse-q05 = 5 %
column-inverse-q25 = 25 %
column-inverse-q50 = 中位数
column-inverse-q75 = 75 %
column-inverse-q95 = 95 %
column-inverse-correlation = 相关系数
column-inverse-set = 组
column-inverse-size = 对数
column-inverse-ahead = 公布在前
column-inverse-behind = 公布在后
column-inverse-statement = 依据
column-inverse-lead-nominal = 领先（现权重）
column-inverse-lead-best = 领先（最好）
column-inverse-lead-least-violation = 领先（总违反量最小）
column-inverse-decisive = 起决定作用
column-inverse-published = 公布
column-inverse-ours = 复算
column-inverse-place-best = 最好
column-inverse-place-best-bound = 最好（界）
column-inverse-place-worst = 最差
column-inverse-place-worst-bound = 最差（界）
column-inverse-likely = 可能
column-inverse-fit-best = 最好'
column-inverse-fit-best-bound = 最好'（界）
column-inverse-fit-worst = 最差'
column-inverse-fit-worst-bound = 最差'（界）
column-inverse-weights-from = 权重
column-inverse-probability = 概率
column-inverse-lift = 抬升
column-inverse-lift-over = 对下列之一抬升
column-inverse-drag = 拖累
column-inverse-drag-under = 对下列之一拖累
column-inverse-hidden-share = 隐藏份额
column-inverse-hidden-least = 得分 ≥
column-inverse-hidden-most = 得分 ≤
column-inverse-hidden-best = 位次 ≥
column-inverse-hidden-worst = 位次 ≤
column-inverse-lists-ahead = 名单 +
column-inverse-lists-ahead-of = 与名单相反而在前
column-inverse-lists-behind = 名单 −
column-inverse-lists-behind-whom = 与名单相反而在后
