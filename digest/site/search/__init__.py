"""The search index: from the briefs of a site to small files that a browser reads part by part.

    Record -> build() -> {"manifest.bin": bytes, "<hash>/t/0.bin": bytes, ...} below /search/

`theme/static/search.js` is the other half; `docs/search.md` describes the files between them.
"""
