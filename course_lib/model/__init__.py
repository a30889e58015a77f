"""The frozen records: those that the content is made of, and the events of the learner's record; and what counts towards each dose."""
