"""The front-door calls, one file each, and what those share: they join content, widget and record."""
