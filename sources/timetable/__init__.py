"""The timetable of planned calls that CPR article 49(2) asks of a managing authority."""
