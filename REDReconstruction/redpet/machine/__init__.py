"""What the computer gives: devices, memory, folders, progress, packages, JSON."""
