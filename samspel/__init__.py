"""The application: command line, files and settings; everything is put together here."""
