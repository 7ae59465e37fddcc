"""Aligning calls: the scenario, what may move, the rules' plain reading, and the result."""
