"""The register of names: companies, people, parties, bodies, places, outlets, in three languages."""
