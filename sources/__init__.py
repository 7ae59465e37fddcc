"""Readers of what funders publish: the EU portal, Vinnova, Tillväxtverket, CommonGrants, ECB."""
