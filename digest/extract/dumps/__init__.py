"""The parts of the plain-text segmenter; `digest.extract.dump` is its door.

text -> lines (unwrapped, cleaned, classed) -> widgets out -> flattened articles out
     -> runs of prose, cut at headings -> title, deck, dates, byline -> Draft
"""
