"""Example projects that an alignment of calls is to keep, or make, possible to finance."""
