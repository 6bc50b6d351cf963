"""Pure text: scripts, sentences, numbers, dates, folding. Knows nothing of articles or files."""
