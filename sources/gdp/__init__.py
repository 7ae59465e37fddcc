"""GDP 2.0, the common standard of Vinnova, Formas, Forte and Vetenskapsrådet."""
