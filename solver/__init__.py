"""Models for OR-Tools CP-SAT, their answers and explanations; the only importer of ortools."""
