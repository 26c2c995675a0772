# The audit: the command, and how sure things are.

help-audit = Says how sure scores, ranks and tiers are, what drives them, and whether published ones could be right
help-audit-only = Parts, with commas: uncertainty, sensitivity, coherence, inverse; without it all of them
help-audit-replicates = Number of replicates; without it the one quanheng.toml names
help-audit-seed = Seed of the random numbers; without it the one quanheng.toml names
help-audit-period = Period, such as 2020; without it the one quanheng.toml names
help-audit-out = Folder for the results; without it DIR/audit
help-audit-format = Formats besides audit.json, with commas: csv, xlsx; without it all of them

doing-uncertainty = varying everything together
doing-sensitivity = asking what drives the ranks
doing-coherence = looking at the structure of the indicators
doing-inverse = searching for the weights behind the published ranking

audit-title = Audit · { $period }
audit-part-uncertainty = How sure: everything varies together
audit-part-sensitivity = What drives the ranks
audit-part-coherence = Coherence of the indicators
audit-part-inverse = Published results, looked at backwards

audit-idle-key = `{ $key }` says nothing where `vary = "{ $vary }"`
    .hint = { $keys ->
        [none] take it out; what varies here needs no further key
       *[other] take it out, or vary something else; here the keys are { $keys }
    }
audit-one-of-two = one of `{ $first }` and `{ $second }` is needed, not both
    .hint = give one of them: they are two ways to say how much varies
audit-above-one = `{ $key }` is { $given }, which is out of range
    .hint = write a share: 0.25 means 25 %; a probability and a correlation must stay below 1
audit-no-alternative = `{ $assumption }` has no alternative to the programme's own way
    .hint = name `scenarios`, or write a table `[audit.assumption.{ $assumption }.option.NAME]`
audit-scenario-beyond-steps = scenario `{ $scenario }` changes more than steps, so it is no alternative of the method
    .hint = only scenarios that change or drop steps can vary together with other things; for weights use `vary = "weights"` with `spread = "sets"`
audit-empty-option = option `{ $option }` changes nothing
    .hint = say what it changes (`step`) or leaves out (`drop`)
audit-no-children = none of these nodes has two or more children whose weights could vary
    .hint = name inner nodes of the framework, or a level of them
audit-set-root = `{ $node }` is the root and has no weight
    .hint = weigh the nodes below it
audit-set-incomplete = set `{ $set }` does not weigh `{ $node }`
    .hint = a set gives a weight to every child of the node it is about; 0 leaves one out
audit-set-negative = the weight of `{ $node }` is negative
    .hint = weights are 0 or more
audit-no-common-source = no two of these indicators have the same source
    .hint = fill in the column `source` of indicators.csv, or let the errors go together by `units`
audit-no-cells = no indicator with figures of its own, or no status, is left to err
    .hint = name indicators or inputs, or a node above them
audit-unknown-status = `{ $given }` is no status of a figure
    .hint = write one of { $known }
