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
