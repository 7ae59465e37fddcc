"""De minimis aid: who is one undertaking, what it has been granted, and the room that is left."""
