"""What a calendar of calls makes hard for applicants: short windows, July, crowding and more."""
