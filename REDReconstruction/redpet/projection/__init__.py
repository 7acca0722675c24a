"""Image to sinogram and back: projectors, dose."""
