"""CommonGrants 0.4: opportunities read as calls, and calls written as opportunities."""
