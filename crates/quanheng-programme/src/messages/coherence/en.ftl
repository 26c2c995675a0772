# The audit: coherence.
