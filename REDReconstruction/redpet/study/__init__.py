"""Reading studies: readers rate images without knowing what made them; what they answered, and how far they agree."""
