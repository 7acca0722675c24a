"""The section Restore: what is asked for, Apply and Cancel, progress."""
