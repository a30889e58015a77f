"""What lessons and classes show, as plain values for the widgets and as still pages: cards, tables, reports, plans, and paper."""
