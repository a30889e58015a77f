"""Makes what is committed but not written by hand: the notebooks and the pictures; and checks what is."""
