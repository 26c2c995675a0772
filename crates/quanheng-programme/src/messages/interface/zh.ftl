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
help-markdown = 输出完整的方法手册（Markdown，双语）
help-shell = bash、zsh、fish、elvish 或 powershell

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
