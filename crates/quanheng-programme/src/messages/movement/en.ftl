# Why scores and ranks moved.
