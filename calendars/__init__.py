"""Events, iCalendar files and reports; the only importer of icalendar."""
