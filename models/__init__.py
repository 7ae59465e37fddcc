"""The domain: calls, projects, plans, findings; dated parameters and the rules' plain reading."""
