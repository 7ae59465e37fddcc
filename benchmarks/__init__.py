"""Figures about speed and size, and how to repeat them: see README.md beside this file."""
