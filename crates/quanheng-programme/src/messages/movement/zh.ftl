# 得分与排名变动的原因。

## 帮助

help-change = 把两个发布版之间的变动分解为各项原因
help-change-old = 旧发布版的文件夹
help-change-new = 新发布版的文件夹；不写则比较前一文件夹的两个期间
help-change-from = 旧期间；默认为旧发布版计分的期间，只有一个文件夹时为新期间的前一期
help-change-to = 新期间；默认为新发布版计分的期间
help-change-old-scenario = 旧发布版所用的情景
help-change-new-scenario = 新发布版所用的情景
help-change-node = 分解哪个节点的得分和名次，写代码；默认为总指数
help-change-unit = 只看这个评价对象，写代码或名称
help-change-out = 在此文件夹中另建一个文件夹，写出 CSV 和 JSON 文件各一个

## 无法分解

movement-same-period = 两个期间都是 { $period }
    .hint = 请用 --from 和 --to 给出两个期间，或给出两个文件夹
movement-no-period-before = 数据中没有早于 { $period } 的期间
    .hint = 请用 --to 给出较晚的期间，或给出两个文件夹
movement-frequencies = 两个发布版的期间频率不同：旧版为 { $old }，新版为 { $new }
    .hint = 频率不同的期间无法比较，请先把较细的数据汇总
movement-no-common-indicator = 两个发布版没有共同的指标
    .hint = 指标按代码对应；请核对二者是否属于同一个项目
movement-no-common-unit = 没有一个评价对象在两个发布版中都有得分
    .hint = 评价对象按代码对应；`quanheng build` 可查看哪些对象有得分
movement-rebuild-refused = 有一次重算无法完成：用{ $method ->
        [old] 旧
       *[new] 新
    }方法计算{ $revision ->
        [old] 旧
       *[new] 新
    }版所载的 { $period } 数据
    .hint = 分解需要新旧的每一种组合；下一条意见说明该方法不接受什么

## 说明

movement-other-programme = 两个文件夹是不同的项目：“{ $old }”和“{ $new }”
    .hint = 评价对象和指标仍按代码对应
movement-other-measure = “{ $node }”的计量单位，旧版为“{ $old }”，新版为“{ $new }”
    .hint = 如果数值随单位改变，会被算作数据修订；请给该指标换一个代码
movement-stood-in = { $count ->
        [1] { $nodes }
       *[other] { $nodes }等 { $count } 项
    }只属于其中一版，没有 { $period } 的数据：该版的方法与另一版的期间组合时，用 { $of } 的数据代替
    .hint = 因此增减这些指标的影响全部计入方法变化
movement-unsplit = 有 { $count } 个对象在两版中都有得分，但并非每次重算都有，未作分解；首先是“{ $unit }”：用{ $method ->
        [old] 旧
       *[new] 新
    }方法计算{ $revision ->
        [old] 旧
       *[new] 新
    }版所载的 { $period } 数据时没有得分
    .hint = 那里缺少数据：请补齐、填补，或放宽 `min_present`

## 结果

movement-separator = 、

movement-title = 变动原因 · { $node } · { $old } → { $new }
movement-old = 旧版：{ $title } · { $period } · { $scenario ->
        [base] { $folder }
       *[other] { $folder }，情景“{ $scenario }”
    }
movement-new = 新版：{ $title } · { $period } · { $scenario ->
        [base] { $folder }
       *[other] { $folder }，情景“{ $scenario }”
    }

movement-differs-nothing = 两个发布版没有差别。
movement-differs-units = 评价对象：新增 { $entered } 个，减少 { $left } 个。
movement-differs-revision = 数据修订：{ $nodes }共 { $figures } 个数值。
movement-differs-period = 实际变化：由 { $old } 到 { $new }。
movement-differs-added = 方法变化：新增{ $nodes }。
movement-differs-dropped = 方法变化：取消{ $nodes }。
movement-differs-changed = 方法变化：{ $nodes }的权重、位置、方向、分母、目标或上下限不同。
movement-differs-steps = 方法变化：步骤不同（{ $words }）。
movement-differs-groupings = 方法变化：评价对象的分组不同（{ $words }）。

movement-only-units = 其他方面没有差别：全部变动来自评价对象的增减。
movement-only-revision = 其他方面没有差别：全部变动来自数据修订。
movement-only-period = 其他方面没有差别：全部变动是实际变化。
movement-only-method = 其他方面没有差别：全部变动来自方法变化。

table-movement = 变动原因
table-movement-ranks = 名次
table-movement-scores = 得分
movement-ranks-legend = 正数为上升的位数，负数为下降的位数；各项之和恰好等于名次的升降。
movement-scores-legend = 各项之和等于得分之差。如果某个步骤按各期自身的数据计算，得分及其各项都是相对于同期其他对象而言的。
movement-sentences = 文字说明

column-status = 状态
column-rank-old = 原名次
column-rank-new = 现名次
column-rank-units = 对象增减
column-rank-revision = 数据修订
column-rank-period = 实际变化
column-rank-method = 方法变化
column-score-old = 原得分
column-score-new = 现得分
column-score-units = 对象增减
column-score-revision = 数据修订
column-score-period = 实际变化
column-score-method = 方法变化
column-sentence-zh = 说明
column-sentence-en = 说明（英文）

movement-parts = { $units ->
        [none] { "" }
       *[other] 评价对象增减 { $units }
    }{ $revision ->
        [none] { "" }
       *[other] { $first ->
            [revision] { "" }
           *[other] ，
        }数据修订 { $revision }
    }{ $period ->
        [none] { "" }
       *[other] { $first ->
            [period] { "" }
           *[other] ，
        }实际变化 { $period }
    }{ $method ->
        [none] { "" }
       *[other] { $first ->
            [method] { "" }
           *[other] ，
        }方法变化 { $method }
    }
movement-rose = { $unit }由第 { $old } 位升至第 { $new } 位：{ movement-parts }。
movement-fell = { $unit }由第 { $old } 位降至第 { $new } 位：{ movement-parts }。
movement-stayed = { $first ->
        [none] { $unit }仍居第 { $new } 位。
       *[other] { $unit }仍居第 { $new } 位：{ movement-parts }。
    }
movement-scored = { $first ->
        [none] { $unit }得分仍为 { $new }。
       *[other] { $unit }得分由 { $old } 变为 { $new }：{ movement-parts }。
    }
movement-entered = { $unit }新增得分，居第 { $new } 位。
movement-left = { $unit }原居第 { $old } 位，现无得分。
movement-entered-unranked = { $unit }新增得分，为 { $new }。
movement-left-unranked = { $unit }原得分 { $old }，现无得分。
movement-not-split = { $unit }由 { $old } 变为 { $new }；因有一次重算没有得分，未作分解。
