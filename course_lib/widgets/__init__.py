"""What a learner touches: one Python class, one script and one stylesheet each."""
