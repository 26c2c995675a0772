# The audit: sensitivity.
