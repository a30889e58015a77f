"""The frozen records that the content is made of."""
