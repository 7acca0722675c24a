"""The worker: its Python and packages, its jobs and where results lie, its messages, its end."""
