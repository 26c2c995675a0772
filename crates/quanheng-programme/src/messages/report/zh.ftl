# 报告：数字的说法、正文中的词语、模板的检查意见。

## 数字

report-points = { $number }个百分点
report-growth = { $over ->
    [year] 同比{ $way ->
        [up] 增长{ $number }
        [down] 下降{ $number }
       *[flat] 持平
    }
   *[other] { $way ->
        [up] 增长{ $number }
        [down] 下降{ $number }
       *[flat] 持平
    }
}
report-growth-a-year = { $way ->
    [up] 年均增长{ $number }
    [down] 年均下降{ $number }
   *[flat] 年均持平
}
report-times = { $number }倍
report-less-than = 不足{ $number }
report-more-than = { $number }以上
report-rank-change = { $way ->
    [up] 上升{ $places }位
    [down] 下降{ $places }位
   *[same] 与上期持平
}
report-tier = { $number ->
    [1] 第一梯队
    [2] 第二梯队
    [3] 第三梯队
    [4] 第四梯队
    [5] 第五梯队
    [6] 第六梯队
    [7] 第七梯队
    [8] 第八梯队
    [9] 第九梯队
   *[other] 第{ $number }梯队
}

## 正文中的词语

report-month = { $month }月
report-period-year = { $year }年
report-period-quarter = { $quarter ->
    [1] { $year }年第一季度
    [2] { $year }年第二季度
    [3] { $year }年第三季度
   *[4] { $year }年第四季度
}
report-period-month = { $year }年{ $month }
report-period-date = { $year }年{ $month }{ $day }日

report-no-data = 无数据
report-none = 无
report-nothing-to-show = （没有可列的内容）
report-list-separator = 、
report-list = { $first }、{ $last }
report-list-cut = { $shown }等{ $count }个
report-subtitle = 评价报告（{ $period }）
report-audit-subtitle = 统计审计报告（{ $period }）
report-imprint-period = 时期
report-imprint-version = 项目版本
report-imprint-edition = 发布版

## 模板的检查意见

report-unknown-name = “{ $given }”既不是函数，也不是评价对象、指标或数列
    .hint = 写名称或代码；名称里有空格或符号时加引号；知道的有：{ $known }
report-unknown-unit = 没有评价对象“{ $given }”
    .hint = 写 units.csv 中的代码或名称：{ $known }
report-unknown-node = 指标体系中没有“{ $given }”
    .hint = 写 indicators.csv 中的代码或名称：{ $known }
report-unknown-indicator = 没有指标或数列“{ $given }”
    .hint = 写 indicators.csv 中的代码或名称，或 report/series.csv 中的数列：{ $known }
report-unknown-series = report/series.csv 中没有数列“{ $given }”
    .hint = { $known ->
        [none] 文件里还没有数列：列为 figure、series、period、value、unit、axis、source、note
       *[other] 现有的数列：{ $known }
    }
report-ambiguous-name = “{ $given }”不止一个
    .hint = 请写代码，加引号
report-unknown-period = 没有时期“{ $given }”
    .hint = 有数据的时期：{ $known }
report-unknown-tier = 没有第 { $given } 梯队
    .hint = { $count ->
        [0] 本次计算没有梯队；请先写 has("tiers")
       *[other] 共有 { $count } 个梯队，从 1 数起
    }
report-unknown-word = “{ $given }”在这里没有意义
    .hint = 可以写：{ $known }
report-unknown-function = 没有函数“{ $given }”
    .hint = 手册“报告正文”一页列出全部函数
report-argument-missing = 函数“{ $function }”缺少参数 { $argument }
    .hint = 写法：{ $expected }，例如 { $example }
report-argument-extra = 函数“{ $function }”不需要“{ $given }”
    .hint = 写法：{ $expected }，例如 { $example }
report-argument-unknown = 函数“{ $function }”没有参数“{ $given }”
    .hint = 写法：{ $expected }，例如 { $example }
report-argument-count = 函数“{ $function }”的参数 { $argument } 应为正整数，而不是“{ $given }”
    .hint = 写法：{ $expected }，例如 { $example }
report-argument-number = 函数“{ $function }”需要一个数，而不是“{ $given }”
    .hint = 写法：{ $expected }，例如 { $example }
report-no-indicator = “{ $given }”没有自己的数据，只有得分
    .hint = 得分用 score，数据请写下级指标
report-no-total = “{ $given }”不能合计，计量单位是“{ $unit }”
    .hint = 比率和指数不能相加：请写明评价对象，或用 mean
report-other-base = “{ $from }”不能换算为“{ $to }”
    .hint = 只能在同一计量单位的不同数量级之间换算，例如万元与亿元
report-template-syntax = 模板语法错误：{ $reason }
    .hint = {"{{"} … {"}}"} 之间写函数，{"{%"} … {"%}"} 之间写 if、for、set，成对出现
report-template-fault = 模板无法生成：{ $reason }
    .hint = 手册“报告正文”一页有函数和写法
report-unknown-table = 没有表“{ $given }”
    .hint = 现有的表：{ $known }
report-unknown-drawing = 没有图“{ $given }”
    .hint = 现有的图：{ $known }
report-part-arguments = “{ $name }”需要其他参数
    .hint = 写法：{ $expected }
report-markdown = { $what ->
    [html] 正文中不能有 HTML：“{ $given }”
    [image] 正文中不能直接放图片：“{ $given }”
    [within] 图、表不能夹在一段文字里
   *[other] 正文不支持这种写法：“{ $given }”
}
    .hint = 用 Markdown 的标题、段落、列表、引用和表格；图和表用 figure 和 table，各占一段
report-unbound-number = “{ $number }”没有绑定数据，结果变了它不会变
    .hint = 用函数写，如 value、change、rank；有意不绑定时写 text("{ $number }")
report-series-number = “{ $given }”不是数
    .hint = value 一列写不带单位的数，单位写在 unit 一列
