"""One HTML page: its body, its furniture, and what it states about itself."""
