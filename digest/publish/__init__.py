"""Briefs into `content/`, written aside and renamed; what a person edited is left alone."""
