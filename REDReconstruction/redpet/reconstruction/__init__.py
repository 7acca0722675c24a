"""Sinogram to image: FBP, OSEM, filters."""
