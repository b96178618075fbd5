"""Stands here so that the tests below find `synthetic` and `page_samples` beside it."""
