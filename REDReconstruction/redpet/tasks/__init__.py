"""What an image is good for: an observer finds a lesion in it, a phantom is measured in it."""
