# The audit: published results, looked at backwards.
