"""From the bytes of a file to plain values with their lines, and from faults to words."""
