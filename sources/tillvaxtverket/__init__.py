"""Tillväxtverket: pages of ERUF calls, rows transcribed from them, and the programmes in Sweden."""
