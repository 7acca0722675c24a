"""What people look at: figures, previews, the report page."""
