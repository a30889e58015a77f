"""The front-door calls, one file each: they join content, widget and record."""
