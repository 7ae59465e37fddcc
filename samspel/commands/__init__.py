"""One module per command; what a command needs beyond its options is imported when it runs."""
