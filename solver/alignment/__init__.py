"""Aligning calls: the moves of milestones that fit best, proven or with the gap, and why not."""
