"""Articles from a document, whatever its format."""
