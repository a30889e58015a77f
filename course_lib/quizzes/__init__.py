"""Questions: what a response is worth, which are asked, and what has been mastered."""
