"""Low-dose sinogram to restored sinogram: RED, its rivals, the image stage, model files."""
