"""The constraint that each rule adds; its plain reading stands under the same name in models.rules.

A module may have two functions: ``bars`` tells what the rule rules out whatever else is chosen,
``add`` adds rows to the model. Every row belongs to a demand with its words, numbers and reference.
"""
