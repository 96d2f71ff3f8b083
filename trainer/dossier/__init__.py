"""What there is to know: the deck format, its reader and its checker."""
