"""Changes of the tables, one file each, both ways."""
