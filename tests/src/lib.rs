//! Nothing: the tests are in the one binary `all`.
